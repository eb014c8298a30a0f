package io.broadsheet.parser.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What of a page is around its headline, and what is the site's own. */
final class Vicinity {

  private static final Set<String> NO_LINES =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "nav",
          "figcaption",
          "blockquote",
          "select",
          "svg",
          "iframe",
          "textarea");
  // Deeper than pages are; what nests deeper is built to hurt.
  private static final int DEEPEST = 200;

  private final @Nullable Element headline;
  private final Map<Element, Integer> around = new HashMap<>();

  Vicinity(@Nullable Element headline) {
    this.headline = headline;
    Element parent = headline == null ? null : headline.parent();
    while (parent != null && around.size() < DEEPEST) {
      around.put(parent, around.size());
      parent = parent.parent();
    }
  }

  boolean isHeadline(Object node) {
    return node == headline;
  }

  /** Whether an element holds no lines of the article: by its tag, or as the site's own edge. */
  boolean skips(Element element) {
    boolean edge = element.nameIs("header") || element.nameIs("footer");
    return (edge ? !isInArticle(element) : NO_LINES.contains(element.normalName()))
        && !around.containsKey(element);
  }

  boolean holdsHeadline(Element element) {
    return around.containsKey(element);
  }

  /** How many steps it is up from the headline until both are in one element. */
  int steps(Element element) {
    Element parent = element.parent();
    for (int up = 0; parent != null && up < DEEPEST; up++) {
      Integer steps = around.get(parent);
      if (steps != null) {
        return steps;
      }
      parent = parent.parent();
    }
    return DEEPEST;
  }

  private static boolean isInArticle(Element element) {
    Element parent = element.parent();
    for (int up = 0; parent != null && up < DEEPEST; up++) {
      if (parent.nameIs("article") || parent.nameIs("main")) {
        return true;
      }
      parent = parent.parent();
    }
    return false;
  }
}
