package io.broadsheet.parser.page;

import io.broadsheet.parser.text.Wordlist;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What stands around the article: by tag, by role, by name.
 *
 * <p>Names lie: whole articles sit in elements called "paywall" or "sidebar". So nothing that holds
 * a quarter of the page's running text is dropped, nor a class whose elements together hold much.
 */
final class Boilerplate {

  private static final Set<String> NEVER_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "svg",
          "canvas",
          "object",
          "embed",
          "video",
          "audio",
          "map",
          "button",
          "select",
          "textarea",
          "input",
          "option",
          "datalist",
          "dialog",
          "menu",
          "figcaption",
          "figure",
          "picture",
          "fieldset",
          "label",
          "legend",
          "head");
  private static final Set<String> SELDOM_TEXT = Set.of("nav", "aside", "footer", "header", "form");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "complementary",
          "banner",
          "contentinfo",
          "dialog",
          "search",
          "alert",
          "menu",
          "toolbar");
  private static final Set<String> NAMES =
      Wordlist.words(Boilerplate.class, "boilerplate-names.txt");
  private static final Pattern NOT_WORD = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");
  private static final int LONGEST_NAME = 300;

  private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());

  private Boilerplate() {}

  static Boilerplate of(Document document) {
    Boilerplate boilerplate = new Boilerplate();
    for (Element element : document.getAllElements()) {
      if (NEVER_TEXT.contains(element.normalName())) {
        boilerplate.dropped.add(element);
      }
    }
    ParagraphWords words = ParagraphWords.of(document, boilerplate.dropped);
    boilerplate.dropNamed(document, words);
    return boilerplate;
  }

  boolean holds(Element element) {
    return dropped.contains(element);
  }

  Set<Element> all() {
    return dropped;
  }

  private void dropNamed(Document document, ParagraphWords words) {
    int total = Math.max(1, words.in(document.body()));
    Map<String, Integer> byClass = new HashMap<>();
    for (Element element : document.getAllElements()) {
      String name = element.className();
      if (!name.isEmpty()) {
        byClass.merge(name, words.in(element), Integer::sum);
      }
    }
    for (Element element : document.getAllElements()) {
      boolean much = words.in(element) * 4 > total;
      boolean group = byClass.getOrDefault(element.className(), 0) * 5 > total * 2;
      if (!much
          && !element.nameIs("body")
          && !element.nameIs("html")
          && (isSeldomText(element) || !group && isNamed(element))) {
        dropped.add(element);
      }
    }
  }

  private static boolean isSeldomText(Element element) {
    return SELDOM_TEXT.contains(element.normalName())
        || element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || ROLES.contains(element.attr("role"))
        || element.attr("style").replace(" ", "").contains("display:none");
  }

  private static boolean isNamed(Element element) {
    String names = element.className() + " " + element.id();
    if (names.length() < 2 || names.length() > LONGEST_NAME) {
      return false;
    }
    for (String word : NOT_WORD.split(names)) {
      if (NAMES.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
