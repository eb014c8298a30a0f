package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.Byline.Author;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The byline as the page prints it.
 *
 * @param text the line
 * @param authors who is in it
 */
record PrintedByline(String text, List<Author> authors) {

  private static final Pattern GLUED = Pattern.compile("^By(?=\\p{Lu}\\p{Ll})");
  private static final int LONGEST = 160;
  private static final String PARTS =
      "a, [itemprop=name], [class*=name], [class*=Name], h3, h4, h5, h6, strong, b, span, p";
  private static final int MOST_PARTS = 12;
  private static final int LONGEST_BOX = 800;
  private static final int MOST_STEPS_ABOVE = 3;

  /** The byline nearest to the headline. */
  static @Nullable PrintedByline find(Document document, Vicinity vicinity) {
    List<Element> signs = BylineSigns.of(document, vicinity);
    PrintedByline nearest = null;
    int closest = Integer.MAX_VALUE;
    boolean above = signs.stream().anyMatch(vicinity::isHeadline);
    for (Element sign : signs) {
      above &= !vicinity.isHeadline(sign);
      int steps = vicinity.steps(sign);
      // What stands well above the headline belongs to the site.
      boolean near = steps < closest && !(above && steps > MOST_STEPS_ABOVE);
      PrintedByline line = near && !vicinity.isHeadline(sign) ? read(sign) : null;
      if (line != null) {
        nearest = line;
        closest = steps;
      }
    }
    return nearest;
  }

  /** "By" may stand in an element of its own, with nothing but a style between it and the name. */
  private static String words(Element element) {
    return GLUED.matcher(Words.of(element)).replaceFirst("By ");
  }

  /** The names in an element, or in the first of its parts that is no more than names. */
  private static @Nullable PrintedByline read(Element sign) {
    String text = words(sign);
    List<Author> authors =
        text.length() <= LONGEST && !text.endsWith(".") ? Byline.authors(text) : List.of();
    if (!authors.isEmpty()) {
      return new PrintedByline(text, authors);
    }
    int parts = text.length() <= LONGEST_BOX ? MOST_PARTS : 0;
    for (Element part : sign.select(PARTS).stream().limit(parts).toList()) {
      String name = words(part);
      authors = name.length() <= LONGEST ? Byline.authors(name) : List.of();
      if (!authors.isEmpty()) {
        return new PrintedByline(name, authors);
      }
    }
    return null;
  }
}
