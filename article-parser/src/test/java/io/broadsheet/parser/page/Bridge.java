package io.broadsheet.parser.page;

import java.util.List;

/** A made-up story of a bridge, from which the tests build their pages. */
final class Bridge {

  static final String CLOSED =
      "The old bridge over the river was closed on Monday for the first time in ten years.";
  static final String CRACK =
      "Engineers had found a crack in one of its pillars, and nobody could say how deep it was.";
  static final String MAYOR =
      "The mayor asked everyone in the town to be patient and to take the ferry until the summer.";

  private Bridge() {}

  static String p(String... paragraphs) {
    return "<p>" + String.join("</p><p>", paragraphs) + "</p>";
  }

  static Page read(String html) {
    return HtmlPage.read(html, "https://daily-bridge.example/story", null);
  }

  static List<String> texts(String html) {
    return read(html).blocks().stream().map(Page.Block::text).toList();
  }

  /** A page whose headline is "Old bridge closed", above this. */
  static String story(String html) {
    return "<title>Old bridge closed</title><article><h1>Old bridge closed</h1>"
        + html
        + "</article>";
  }
}
