package io.broadsheet.parser;

import io.broadsheet.events.Article;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Original;
import java.util.List;
import java.util.Locale;

/** Short ways for tests to parse what they write. */
public final class Parsed {

  private static final ArticleParser PARSER = new ArticleParser();

  private Parsed() {}

  /** English text of 3 June 2024, a Monday. */
  public static Article english(String text) {
    return in("en", text);
  }

  /** The same in another language. */
  public static Article in(String language, String text) {
    return PARSER.parse(
        new Original(null, null, null, null, text, null, null, "2024-06-03", language));
  }

  /** A page. */
  public static Article page(String html) {
    return PARSER.parse(Original.ofHtml("https://news.example/2024/06/story", html));
  }

  /** Entities as "type name". */
  public static List<String> entities(String text) {
    return english(text).facts().entities().stream().map(Parsed::show).toList();
  }

  private static String show(Entity entity) {
    return entity.type().name().toLowerCase(Locale.ROOT) + " " + entity.name();
  }
}
