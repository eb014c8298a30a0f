package io.broadsheet.parser.page;

import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The sentence or two between headline and text that sum it up.
 *
 * <p>They are known by their place, and by what the page calls its description, or by their name.
 */
final class Standfirst implements NodeFilter {

  private static final Set<String> NAMES = Wordlist.words(Standfirst.class, "standfirst-names.txt");
  private static final Set<String> TITLES = Set.of("h1", "header", "hgroup");
  private static final int FEWEST_WORDS = 6;
  private static final int MOST_WORDS = 120;
  private static final int TEXT_BEGINS = 15;
  private static final int MOST = 4;
  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final double SAME = 0.7;

  private final @Nullable String title;
  private final List<String> descriptions;
  private final Element container;
  private final Boilerplate boilerplate;
  private final List<String> found = new ArrayList<>();
  private boolean underTitle;
  private boolean inText;

  private Standfirst(
      @Nullable String title,
      List<String> descriptions,
      Element container,
      Boilerplate boilerplate) {
    this.title = title;
    this.descriptions = descriptions;
    this.container = container;
    this.boilerplate = boilerplate;
  }

  static List<String> find(
      Document document,
      Tags tags,
      JsonLd data,
      @Nullable String title,
      Element container,
      Boilerplate boilerplate) {
    List<String> descriptions =
        new ArrayList<>(
            tags.metas().stream()
                .filter(
                    meta ->
                        Tags.says(meta, "name", "description")
                            || Tags.says(meta, "property", "og:description"))
                .map(meta -> meta.attr("content"))
                .toList());
    String described = data.text("description");
    if (described != null) {
      descriptions.add(described);
    }
    descriptions.removeIf(one -> one.length() > LONGEST_DESCRIPTION);
    Standfirst standfirst = new Standfirst(title, descriptions, container, boilerplate);
    NodeTraversor.filter(standfirst, document.body());
    return standfirst.found;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    inText |= element == container;
    if (found.size() >= MOST) {
      return FilterResult.STOP;
    }
    if (element.nameIs("h1")) {
      underTitle |= Words.overlap(Words.of(element), title == null ? "" : title) >= 0.5;
      return FilterResult.SKIP_ENTIRELY;
    }
    if (boilerplate.holds(element) && !element.nameIs("header") && !isNamed(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (ParagraphWords.isBlock(element) && isLeaf(element)) {
      String text = Words.of(element);
      int words = Words.count(text);
      if (words >= FEWEST_WORDS
          && words <= MOST_WORDS
          && Words.linked(element) * 2 < text.length()
          && isStandfirst(element, text)) {
        found.add(text);
      } else if (inText && words >= TEXT_BEGINS) {
        return FilterResult.STOP;
      }
      return FilterResult.SKIP_ENTIRELY;
    }
    return FilterResult.CONTINUE;
  }

  private boolean isStandfirst(Element element, String text) {
    if (found.contains(text) || text.equalsIgnoreCase(title == null ? "" : title)) {
      return false;
    }
    if (!inText && descriptions.stream().anyMatch(one -> isSame(one, text))) {
      return true;
    }
    if (!underTitle) {
      return false;
    }
    Element at = element;
    for (int up = 0; up < 3 && at != null && !TITLES.contains(at.normalName()); up++) {
      if (isNamed(at)) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  private static boolean isSame(String one, String other) {
    return one.length() < 2 * other.length()
        && other.length() < 2 * one.length()
        && Words.overlap(one, other) >= SAME;
  }

  private static boolean isNamed(Element element) {
    return !Collections.disjoint(Boilerplate.words(element), NAMES);
  }

  private static boolean isLeaf(Element element) {
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (ParagraphWords.isBlock(child) && child.hasText()) {
        return false;
      }
    }
    return element.hasText();
  }
}
