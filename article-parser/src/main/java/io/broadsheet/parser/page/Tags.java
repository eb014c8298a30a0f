package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A page's elements by tag, and those that say what they are: in reading order, from one walk. */
final class Tags {

  private final List<Element> all = new ArrayList<>();
  private final Map<String, List<Element>> named = new HashMap<>();
  private final List<Element> marked = new ArrayList<>();
  private @Nullable TextNode notice;

  Tags(Document document) {
    document.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            all.add(element);
            named.computeIfAbsent(element.normalName(), name -> new ArrayList<>()).add(element);
            if (element.attributesSize() > 0
                && (element.hasAttr("itemprop")
                    || element.hasAttr("rel")
                    || element.hasAttr("pubdate"))) {
              marked.add(element);
            }
          } else if (node instanceof TextNode text && Notice.opens(text)) {
            notice = text;
          }
        });
  }

  /** The last text that opens a notice of copyright. */
  @Nullable TextNode notice() {
    return notice;
  }

  List<Element> all() {
    return all;
  }

  List<Element> named(String name) {
    return named.getOrDefault(name, List.of());
  }

  /** The title that the page declares: in its head, or in its body where the head is broken. */
  String title() {
    return named("title").stream()
        .filter(title -> title.closest("svg") == null)
        .findFirst()
        .map(title -> Words.strip(Words.of(title).replaceAll("[ \\u00a0]+", " ")))
        .orElse("");
  }

  /** The headings of the first two ranks. */
  Stream<Element> headings() {
    return all.stream().filter(element -> element.nameIs("h1") || element.nameIs("h2"));
  }

  /** The meta tags that tell something. */
  List<Element> metas() {
    return named("meta").stream().filter(meta -> meta.hasAttr("content")).toList();
  }

  /** The elements with an item property, a relation or a date of publication. */
  Stream<Element> marked() {
    return marked.stream();
  }

  /**
   * The address in an attribute, or "". Most are whole as they stand, and to resolve one is slow.
   */
  static String address(Element element, String attribute) {
    String given = element.attr(attribute);
    boolean whole =
        given.startsWith("https://")
            && !given.contains("/.")
            && given.chars().allMatch(c -> c > ' ' && c < 127);
    return whole || given.isEmpty() ? given : element.absUrl(attribute);
  }

  /** Whether an element has an attribute of this value, as selectors compare them. */
  static boolean says(Element element, String attribute, String value) {
    return element.attr(attribute).strip().equalsIgnoreCase(value);
  }
}
