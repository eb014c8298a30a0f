package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Original;
import java.util.UUID;

/** Small articles that differ, as many as one likes: three sentences, a speaker, two figures. */
public final class Load {

  private static final String[] NAMES = {"Mara Lindqvist", "Tobias Crane", "Wen Yulan", "Ada Osei"};
  private static final String[] FIRMS = {"Corvid Street", "Northbank", "Pearl Delta", "Lakeside"};

  private final String run;

  /**
   * @param run articles of different runs are different articles
   */
  public Load(String run) {
    this.run = run;
  }

  /** The address of the nth article. */
  public String url(int n) {
    return "https://load.example/" + run + "/" + n;
  }

  /** The id of the nth article. */
  public UUID id(int n) {
    return Identity.of(Original.ofText(url(n), ""));
  }

  /** Who publishes the run's articles, and no others. */
  public String source() {
    return "Load Gazette, " + run;
  }

  /** The nth article as {@code POST /articles} takes it: one line of JSON. */
  public String line(int n) {
    return article(n, text(n)).toString();
  }

  /** The same with a text of a usual article's length. */
  ObjectNode usual(int n) {
    return article(n, usualText(n));
  }

  private ObjectNode article(int n, String text) {
    ObjectNode article = EventJson.mapper().createObjectNode();
    article.put("url", url(n));
    article.put("source", source());
    article.put("published", "2024-06-03");
    article.put("title", "%s Research opens office number %d".formatted(firm(n), n));
    article.put("text", text);
    return article;
  }

  /** The nth article's words, about 300 characters. */
  public static String text(int n) {
    return """
        %s Research said on Monday that it had opened office number %d in the city of Harbourside.
        “We expect to hire %d engineers before the end of the year,” said %s, chief executive of %s Research.
        The move will cost about $%d million, according to a filing."""
        .formatted(firm(n), n, 10 + n % 90, NAMES[n % NAMES.length], firm(n), 1 + n % 40);
  }

  /** Such words, about 3,000 characters. */
  static String usualText(int n) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 3_000; i++) {
      text.append(text(n + i)).append('\n');
    }
    return text.toString();
  }

  private static String firm(int n) {
    return FIRMS[n % FIRMS.length];
  }
}
