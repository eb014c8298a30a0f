package io.broadsheet.parser.page;

/** Small pages for the tests of metadata. */
final class Pages {

  private static final String TEXT =
      "<p>The old bridge over the river was closed on Monday for the first time in ten years.</p>";

  private Pages() {}

  static Page read(String html) {
    return read(html, "https://daily-bridge.example/story");
  }

  static Page read(String html, String url) {
    return HtmlPage.read(html + TEXT, url, null);
  }

  /** JSON-LD of a news article with these members, quoted by apostrophes. */
  static String data(String members) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        + members.replace('\'', '"')
        + "}</script>";
  }
}
