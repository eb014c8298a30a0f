package io.broadsheet.parser.page;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The one element that holds the article's text. */
final class Container {

  private static final List<String> BODY_NAMES =
      List.of(
          "articlebody entrycontent postcontent storybody articlecontent articletext storytext postbody bodytext bodycopy artibody articlecopy contentbody storycontent textbody fulltext"
              .split(" "));
  private static final double NEARLY_ALL = 0.92;
  private static final double SAME_TITLE = 0.7;
  private static final int WHOLE_ARTICLE = 100;

  private Container() {}

  static Element find(
      Document document, Tags tags, Boilerplate boilerplate, @Nullable String title) {
    ParagraphWords words = ParagraphWords.of(document, boilerplate.all());
    Element body = document.body();
    Element one = oneOfMany(document, tags, words, boilerplate, title);
    Element outer = one == null ? outer(document, tags, words, boilerplate, body) : one;
    int enough = words.in(outer) * 2 / 5;
    Element marked =
        all(
            (one == null ? tags.marked() : one.stream())
                .filter(element -> Tags.says(element, "itemprop", "articleBody"))
                .toList(),
            words,
            boilerplate);
    if (marked != null && words.in(marked) > enough) {
      return descend(marked, words);
    }
    Element named =
        all(
            outer.getAllElements().stream().filter(Container::isBodyNamed).toList(),
            words,
            boilerplate);
    if (named != null && words.in(named) > enough) {
      return descend(named, words);
    }
    return descend(outer, words);
  }

  /** On a page of several whole articles, the one under the page's own headline. */
  private static @Nullable Element oneOfMany(
      Document document,
      Tags tags,
      ParagraphWords words,
      Boilerplate boilerplate,
      @Nullable String title) {
    if (title == null || tags.named("article").size() < 2) {
      return null;
    }
    for (Element heading : document.select("article h1, article h2").stream().limit(50).toList()) {
      if (Words.overlap(Words.of(heading), title) >= SAME_TITLE) {
        Element article = heading.closest("article");
        if (article != null
            && !boilerplate.holds(article)
            && words.in(article) >= WHOLE_ARTICLE
            && article.siblingElements().stream()
                .anyMatch(other -> other.nameIs("article") && words.in(other) >= WHOLE_ARTICLE)) {
          return article;
        }
      }
    }
    return null;
  }

  private static Element outer(
      Document document, Tags tags, ParagraphWords words, Boilerplate boilerplate, Element body) {
    int total = words.in(body);
    Element article = most(tags.named("article"), words, boilerplate);
    if (article != null && words.in(article) * 10 > total * 3) {
      return article;
    }
    Element main = most(document.select("main, [role=main]"), words, boilerplate);
    return main != null && words.in(main) * 10 > total * 3 ? main : body;
  }

  private static @Nullable Element most(
      List<Element> elements, ParagraphWords words, Boilerplate boilerplate) {
    Element most = null;
    for (Element element : elements) {
      if (!boilerplate.holds(element) && (most == null || words.in(element) > words.in(most))) {
        most = element;
      }
    }
    return most;
  }

  /** The largest, or what holds it and its like: a long text comes in several pieces. */
  private static @Nullable Element all(
      List<Element> elements, ParagraphWords words, Boilerplate boilerplate) {
    Element most = most(elements, words, boilerplate);
    if (most == null) {
      return null;
    }
    Element around = most;
    for (Element element : elements) {
      if (!boilerplate.holds(element)
          && words.in(element) > 0
          && element.className().equals(most.className())
          && element.normalName().equals(most.normalName())) {
        around = around(around, element);
      }
    }
    return around;
  }

  private static Element around(Element one, Element other) {
    Element at = one;
    while (at.parent() != null && !isWithin(other, at)) {
      at = at.parent();
    }
    return at;
  }

  private static boolean isWithin(Element element, Element outer) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBodyNamed(Element element) {
    if (element.attributesSize() == 0 || !ParagraphWords.isBlock(element) || element.nameIs("p")) {
      return false;
    }
    String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
    String bare = names.replace("-", "").replace("_", "");
    return names.length() < 300 && BODY_NAMES.stream().anyMatch(bare::contains);
  }

  /** Down to where the text divides: while one child holds nearly all of it. */
  private static Element descend(Element start, ParagraphWords words) {
    Element at = start;
    boolean deeper = true;
    while (deeper) {
      deeper = false;
      int all = words.in(start);
      for (Element child = at.firstElementChild();
          child != null && !deeper;
          child = child.nextElementSibling()) {
        if (child.isBlock()
            && !child.nameIs("p")
            && !child.nameIs("ul")
            && !child.nameIs("ol")
            && !child.nameIs("blockquote")
            && all > 0
            && words.in(child) > all * NEARLY_ALL) {
          at = child;
          deeper = true;
        }
      }
    }
    return at;
  }
}
