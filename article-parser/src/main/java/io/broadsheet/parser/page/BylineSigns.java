package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** The elements that may hold a page's byline, and its headline, in reading order. */
final class BylineSigns implements NodeFilter {

  private static final List<String> ELSEWHERE =
      List.of(
          "comment",
          "related",
          "recommend",
          "teaser",
          "sidebar",
          "promo",
          "most-",
          "trending",
          "popular",
          "testimonial",
          "caption",
          "credit");
  private static final Pattern MARKED =
      Pattern.compile(
          "(?i)(?:^|[-_ ]|[a-z](?=A))(?:author|autor|auteur|autore|writer|writtenby)s?(?:$|[-_ A-Z])");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "/(?:authors?|autor(?:en|es)?|auteurs?|people|contributors?|writers?|journalists?)/.");
  private static final int MOST = 60;

  private final Vicinity vicinity;
  private final List<Element> signs = new ArrayList<>();
  // A page's elements share few names.
  private final Map<String, Boolean> elsewhere = new HashMap<>();
  private final Map<String, Boolean> marked = new HashMap<>();

  private BylineSigns(Vicinity vicinity) {
    this.vicinity = vicinity;
  }

  static List<Element> of(Document document, Vicinity vicinity) {
    BylineSigns signs = new BylineSigns(vicinity);
    NodeTraversor.filter(signs, document.body());
    return signs.signs;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      opening(text);
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    if (vicinity.skips(element)
        || element.nameIs("form")
        || element.nameIs("figure")
        || signs.size() >= MOST
        || isElsewhere(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (vicinity.isHeadline(element) || isMarked(element) || isSignature(element)) {
      add(element);
    }
    return FilterResult.CONTINUE;
  }

  /** Adds the line that "By" opens, which may have an element of its own. */
  private void opening(TextNode text) {
    Element line = text.parent();
    if (line != null
        && signs.size() < MOST
        && Byline.opens(text.getWholeText())
        && !signs.contains(line)) {
      Element above = line.parent();
      String rest = Byline.OPENING.matcher(Words.of(line) + " ").replaceFirst("");
      add(rest.isBlank() && above != null ? above : line);
    }
  }

  private boolean isElsewhere(Element element) {
    return element.attributesSize() > 0
        && (isElsewhere(element.className()) || isElsewhere(element.id()))
        && !vicinity.holdsHeadline(element)
        && !element.nameIs("body");
  }

  private boolean isElsewhere(String name) {
    return elsewhere.computeIfAbsent(
        name, known -> ELSEWHERE.stream().anyMatch(known.toLowerCase(Locale.ROOT)::contains));
  }

  private boolean isMarked(Element element) {
    return element.attributesSize() > 0
        && (element.attr("itemprop").contains("author")
            || element.attr("rel").equals("author")
            || element.nameIs("a") && ADDRESS.matcher(element.attr("href")).find()
            || marked.computeIfAbsent(element.className(), BylineSigns::isMarked));
  }

  private static boolean isMarked(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.contains("aut") || lower.contains("writ");
    return lower.contains("byline") || named && MARKED.matcher(name).find();
  }

  /** A name alone, set off, before a text's first paragraph or after its last. */
  private static boolean isSignature(Element element) {
    Element only = element.nameIs("p") ? element.firstElementChild() : null;
    if (only == null || only.nextElementSibling() != null) {
      return false;
    }
    String name = Words.of(only);
    if (!Byline.isName(name)
        || name.codePoints().noneMatch(Character::isLowerCase)
        || !name.equals(Words.of(element))) {
      return false;
    }
    Element before = paragraph(element, false);
    Element after = paragraph(element, true);
    // The text has two paragraphs at least.
    return before == null && after != null && paragraph(after, true) != null
        || after == null && before != null && paragraph(before, false) != null;
  }

  /** The next paragraph with words beside one, or the one before it. */
  private static @Nullable Element paragraph(Element from, boolean next) {
    Element at = from;
    do {
      at = next ? at.nextElementSibling() : at.previousElementSibling();
    } while (at != null && !(at.nameIs("p") && !Words.of(at).isEmpty()));
    return at;
  }

  private void add(Element element) {
    if (!signs.contains(element)) {
      signs.add(element);
    }
  }
}
