package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.Byline.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The byline as the page prints it.
 *
 * @param text the line
 * @param authors who is in it
 */
record PrintedByline(String text, List<Author> authors) {

  private static final int LONGEST = 160;
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)comment|related|recommend|teaser|sidebar|promo|most-|trending|popular|testimonial|caption|credit");
  private static final Pattern MARKED =
      Pattern.compile(
          "(?i)byline|(?:^|[-_ ]|[a-z](?=A))(?:author|autor|auteur|autore|writer|writtenby)s?(?:$|[-_ A-Z])");

  private static final String PARTS =
      "a, [itemprop=name], [class*=name], [class*=Name], h3, h4, h5, h6, strong, b, span, p";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "/(?:authors?|autor(?:en|es)?|auteurs?|people|contributors?|writers?|journalists?)/.");
  private static final int MOST_PARTS = 12;
  private static final int LONGEST_BOX = 800;
  private static final int MOST_STEPS_ABOVE = 3;
  private static final int MOST_SIGNS = 60;

  /** The byline nearest to the headline. */
  static @Nullable PrintedByline find(Document document, Vicinity vicinity) {
    List<Element> signs = new ArrayList<>();
    NodeTraversor.filter((node, depth) -> collect(node, vicinity, signs), document.body());
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

  /** The names in an element, or in the first of its parts that is no more than names. */
  private static @Nullable PrintedByline read(Element sign) {
    String text = Words.of(sign);
    List<Author> authors =
        text.length() <= LONGEST && !text.endsWith(".") ? Byline.authors(text) : List.of();
    if (!authors.isEmpty()) {
      return new PrintedByline(text, authors);
    }
    int parts = text.length() <= LONGEST_BOX ? MOST_PARTS : 0;
    for (Element part : sign.select(PARTS).stream().limit(parts).toList()) {
      String name = Words.of(part);
      authors = name.length() <= LONGEST ? Byline.authors(name) : List.of();
      if (!authors.isEmpty()) {
        return new PrintedByline(name, authors);
      }
    }
    return null;
  }

  private static FilterResult collect(Node node, Vicinity vicinity, List<Element> signs) {
    if (!(node instanceof Element element)) {
      if (node instanceof TextNode text && opens(text) && text.parent() != null) {
        // "By" may have an element of its own.
        Element line = text.parent();
        Element above = line.parent();
        String rest = Byline.OPENING.matcher(Words.of(line) + " ").replaceFirst("");
        add(rest.isBlank() && above != null ? above : line, signs);
      }
      return FilterResult.CONTINUE;
    }
    if (vicinity.skips(element)
        || element.nameIs("form")
        || element.nameIs("figure")
        || signs.size() >= MOST_SIGNS
        || isElsewhere(element, vicinity)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (vicinity.isHeadline(element)
        || element.attr("itemprop").contains("author")
        || element.attr("rel").equals("author")
        || element.nameIs("a") && ADDRESS.matcher(element.attr("href")).find()
        || MARKED.matcher(element.className()).find()
        || isSignature(element)) {
      add(element, signs);
    }
    return FilterResult.CONTINUE;
  }

  /** A name alone, set off, before a text's first paragraph or after its last. */
  private static boolean isSignature(Element element) {
    if (!element.nameIs("p") || element.childrenSize() != 1 || element.parent() == null) {
      return false;
    }
    String name = Words.of(element);
    List<Element> paragraphs =
        Byline.isName(name)
                && name.codePoints().anyMatch(Character::isLowerCase)
                && name.equals(Words.of(element.child(0)))
            ? element.parent().children().stream()
                .filter(sibling -> sibling.nameIs("p") && !Words.of(sibling).isEmpty())
                .toList()
            : List.of();
    return paragraphs.size() > 2
        && (paragraphs.get(0) == element || paragraphs.get(paragraphs.size() - 1) == element);
  }

  private static boolean opens(TextNode text) {
    return !text.isBlank()
        && text.getWholeText().length() <= LONGEST
        && Byline.OPENING.matcher(Words.strip(text.getWholeText()) + " ").find();
  }

  private static boolean isElsewhere(Element element, Vicinity vicinity) {
    return !vicinity.holdsHeadline(element)
        && !element.nameIs("body")
        && (ELSEWHERE.matcher(element.className()).find()
            || ELSEWHERE.matcher(element.id()).find());
  }

  private static void add(Element element, List<Element> signs) {
    if (!signs.contains(element)) {
      signs.add(element);
    }
  }
}
