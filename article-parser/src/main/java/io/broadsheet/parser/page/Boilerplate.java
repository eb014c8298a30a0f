package io.broadsheet.parser.page;

import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * What stands around the article: by tag, by role, by name.
 *
 * <p>Names lie: whole articles sit in elements called "paywall" or "sidebar". So nothing that holds
 * a quarter of the page's running text is dropped, nor a class whose elements together hold much.
 */
final class Boilerplate {

  private static final Wordlist.Lists WORDS = Wordlist.lists(Boilerplate.class, "boilerplate.txt");
  private static final Set<String> NEVER_TEXT = WORDS.get("never");
  private static final Set<String> SELDOM_TEXT = WORDS.get("seldom");
  private static final Set<String> ROLES = WORDS.get("role");
  private static final Set<String> NAMES = WORDS.get("name");
  private static final Pattern READERS =
      Pattern.compile(
          " (?:sidebar(?= )|comments?(?=[ -](?!open|closed|status))|comments?-?(?:list|area|section|thread|wrap)|disqus)");
  // "cmp-text" and "cmp-container" are a publishing system's own names for an article's parts.
  private static final Pattern CONSENT =
      Pattern.compile(
          " (?:cookie|onetrust|ot-|consent|gdpr|privacy-(?:modal|pref|banner)|cmp-?(?:app|banner|box|consent|dialog|modal|notice|overlay|popup|root|ui|wrapper)|usercentrics|didomi|truste)");
  // How each of these begins: looking for that first takes a third of the time.
  private static final List<String> BEGINNINGS =
      List.of(
          " sidebar ",
          " comment",
          " disqus",
          " cookie",
          " onetrust",
          " ot-",
          " consent",
          " gdpr",
          " privacy-",
          " cmp",
          " usercentrics",
          " didomi",
          " truste");
  private static final int LONGEST_NAME = 300;
  private static final int FEWEST_WORDS = 50;
  private static final int HARDLY_ANY = 10;

  // A page's elements share few names.
  private final Map<String, Set<String>> known = new HashMap<>();
  private final Map<String, Boolean> others = new HashMap<>();
  private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Pictures pictures;

  private Boilerplate(Pictures pictures) {
    this.pictures = pictures;
  }

  static Boilerplate of(Document document, Tags tags, Pictures pictures) {
    Boilerplate boilerplate = new Boilerplate(pictures);
    List<Element> readers = new ArrayList<>();
    List<Element> consent = new ArrayList<>();
    for (Element element : tags.all()) {
      if (NEVER_TEXT.contains(element.normalName()) && !isLaidOut(element)) {
        boilerplate.dropped.add(element);
      } else if (boilerplate.isOthersText(element)) {
        (isConsent(names(element)) ? consent : readers).add(element);
      }
    }
    boilerplate.dropped.addAll(readers);
    boilerplate.dropped.addAll(consent);
    ParagraphWords words = ParagraphWords.of(document, boilerplate.dropped);
    // Where hardly anything is left, these are names that lie, and last of all those of consent: a
    // short report has a long dialogue beside it.
    if (words.in(document.body()) < FEWEST_WORDS) {
      readers.forEach(boilerplate.dropped::remove);
      words = ParagraphWords.of(document, boilerplate.dropped);
    }
    if (words.in(document.body()) < HARDLY_ANY) {
      consent.forEach(boilerplate.dropped::remove);
      words = ParagraphWords.of(document, boilerplate.dropped);
    }
    boilerplate.dropNamed(document, tags, words);
    return boilerplate;
  }

  /** Tables and quotations come as figures, and questions as buttons in headings. */
  private static boolean isLaidOut(Element element) {
    return element.nameIs("figure") && element.selectFirst("table, blockquote, pre") != null
        || element.nameIs("button")
            && element.parent() != null
            && element.parent().normalName().matches("h[2-6]");
  }

  /** Cookie dialogues and readers' comments, which can be longer than the article. */
  private boolean isOthersText(Element element) {
    return isNamed(element)
        && ParagraphWords.isBlock(element)
        && !element.nameIs("p")
        && !element.nameIs("body")
        && others.computeIfAbsent(names(element), Boilerplate::isOthers)
        && element.selectFirst("h1, [itemprop=articleBody]") == null;
  }

  private static boolean isOthers(String named) {
    String names = named.toLowerCase(Locale.ROOT);
    return names.length() > 3
        && names.length() <= LONGEST_NAME
        && BEGINNINGS.stream().anyMatch(names::contains)
        && (READERS.matcher(names).find() || CONSENT.matcher(names).find());
  }

  private static boolean isConsent(String named) {
    return CONSENT.matcher(named.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isNamed(Element element) {
    return element.attributesSize() > 0 || ParagraphWords.isCustom(element);
  }

  /** What the page calls an element: by id, by class, by a tag of its own. */
  static String names(Element element) {
    Attributes attributes = element.attributes();
    String names = " " + attributes.get("id") + " " + attributes.get("class") + " ";
    // What embeds holds any part of an article.
    return ParagraphWords.isCustom(element)
        ? names + element.normalName().replace("-embed", "") + " "
        : names;
  }

  boolean holds(Element element) {
    return dropped.contains(element);
  }

  Set<Element> all() {
    return dropped;
  }

  private void dropNamed(Document document, Tags tags, ParagraphWords words) {
    int total = Math.max(1, words.in(document.body()));
    Set<Element> aroundTitle = Collections.newSetFromMap(new IdentityHashMap<>());
    tags.named("h1").forEach(h1 -> aroundTitle.addAll(h1.parents()));
    Map<Element, Set<String>> named = new IdentityHashMap<>();
    Map<String, Integer> held = held(document, words, named);
    for (Map.Entry<Element, Set<String>> entry : named.entrySet()) {
      Element element = entry.getKey();
      for (String name : entry.getValue()) {
        boolean trusted =
            name.startsWith("<") && !name.equals("<hidden")
                || held.getOrDefault(name, 0) * 5 <= total * 2;
        boolean holdsTitle = !name.startsWith("<") && aroundTitle.contains(element);
        if (trusted && !holdsTitle && words.in(element) * 4 <= total) {
          dropped.add(element);
        }
      }
    }
  }

  /** How much running text all elements of a name hold together. */
  private Map<String, Integer> held(
      Document document, ParagraphWords words, Map<Element, Set<String>> named) {
    Map<String, Integer> held = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    NodeTraversor.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            if (!(node instanceof Element element) || dropped.contains(element)) {
              return FilterResult.SKIP_ENTIRELY;
            }
            Set<String> names = signs(element);
            if (!names.isEmpty() && depth > 0) {
              named.put(element, names);
              for (String name : names) {
                if (open.merge(name, 1, Integer::sum) == 1) {
                  held.merge(name, words.in(element), Integer::sum);
                }
              }
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
              for (String name : named.getOrDefault(element, Set.of())) {
                open.merge(name, -1, Integer::sum);
              }
            }
            return FilterResult.CONTINUE;
          }
        },
        document.body());
    return held;
  }

  private Set<String> signs(Element element) {
    Set<String> tag =
        SELDOM_TEXT.contains(element.normalName()) ? Set.of("<" + element.normalName()) : Set.of();
    if (!isNamed(element)) {
      return tag;
    }
    Attributes attributes = element.attributes();
    Set<String> words =
        known.computeIfAbsent(names(element), named -> words(named, NAMES::contains));
    boolean hidden =
        attributes.hasKey("hidden")
            || attributes.get("aria-hidden").equals("true")
            || attributes.get("style").replace(" ", "").contains("display:none");
    boolean role = ROLES.contains(attributes.get("role"));
    boolean caption = pictures.isCaption(element);
    if (tag.isEmpty() && !hidden && !role && !caption) {
      return words;
    }
    Set<String> signs = new HashSet<>(words);
    signs.addAll(tag);
    if (hidden) {
      signs.add("<hidden");
    }
    if (role) {
      signs.add("<role");
    }
    if (caption) {
      signs.add("caption");
    }
    return signs;
  }

  /** The words that an element's class and id are made of: "storyHead-dek" has three. */
  static Set<String> words(Element element) {
    return words(names(element), word -> true);
  }

  /** Those of the words that names are made of which are wanted. */
  static Set<String> words(String names, Predicate<String> wanted) {
    Set<String> words = new HashSet<>();
    if (names.length() > LONGEST_NAME) {
      return words;
    }
    int from = 0;
    for (int at = 0; at <= names.length(); at++) {
      char c = at < names.length() ? names.charAt(at) : ' ';
      boolean word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || isUpper(c);
      boolean hump = word && at > from && isUpper(c) && !isUpper(names.charAt(at - 1));
      if (!word || hump) {
        String one = names.substring(from, at).toLowerCase(Locale.ROOT);
        if (!one.isEmpty() && wanted.test(one)) {
          words.add(one);
        }
        from = hump ? at : at + 1;
      }
    }
    return words;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
