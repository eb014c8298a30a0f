package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The headline: what the page prints large, where it agrees with what the page calls itself.
 *
 * <p>Declared titles carry the site's name and are often written for search engines and networks;
 * the first heading may be a logo, a breadcrumb or hold a kicker. Each corrects the other.
 */
final class Headline {

  // What is longer is no headline with a site's name behind it.
  private static final int LONGEST = 1_000;
  private static final int MOST_HEADINGS = 20;
  private static final int LONGEST_SITE = 6;
  private static final double AGREES = 0.5;
  private static final Pattern CUT =
      Pattern.compile(
          "\\s+(?:[|·•»–—-]|//)\\s+|\\s*[|｜│]\\s*|(?<=\\P{ASCII})(?:_|--)|\\s*[-_](?=\\P{ASCII}+$)");
  private static final Pattern KICKER =
      Pattern.compile(
          "(?i)kicker|overline|top-?line|top-?title|roofline|dachzeile|eyebrow|pre-?title|over-?title|sub-?title|section|category|label");

  private final Tags tags;
  private final Site site;
  // What the page calls itself, the most trusted first, by its words alone.
  private final Map<String, String> declared = new LinkedHashMap<>();
  private final @Nullable String agreed;

  Headline(
      Tags tags,
      Site site,
      @Nullable String data,
      @Nullable String network,
      @Nullable String... others) {
    this.tags = tags;
    this.site = site;
    declare(network);
    boolean two = data != null && declared.containsKey(Words.fold(withoutSite(data)));
    agreed = two ? declared.values().iterator().next() : null;
    declare(data);
    for (String other : others) {
      declare(other);
    }
  }

  private void declare(@Nullable String title) {
    String own = title == null ? "" : withoutSite(title.strip());
    if (!own.isEmpty() && !site.is(own)) {
      declared.putIfAbsent(Words.fold(own), own);
    }
  }

  @Nullable String text() {
    List<String> headings = headings();
    String best = null;
    double most = 0;
    for (String heading : headings) {
      double agreement = agreement(heading);
      if (agreement > most) {
        best = heading;
        most = agreement;
      }
    }
    if (best != null && agreed != null && agreed.endsWith(": " + best)) {
      return agreed;
    }
    if (most >= AGREES) {
      return best;
    }
    boolean alone = headings.size() == 1 && most > 0 && Words.count(headings.get(0)) > 2;
    for (Element lower : tags.named("h2").stream().limit(MOST_HEADINGS).toList()) {
      String same = declared.get(Words.fold(Words.of(lower)));
      if (same != null) {
        return same;
      }
    }
    if (alone) {
      return headings.get(0);
    }
    return declared.isEmpty() ? best : declared.values().iterator().next();
  }

  /** Where the page prints its title. */
  static @Nullable Element element(Tags tags, @Nullable String title) {
    Element first = null;
    for (Element heading : tags.headings().limit(30).toList()) {
      if (title != null && Words.overlap(Words.of(heading), title) >= AGREES) {
        return heading;
      }
      first = first == null && heading.nameIs("h1") ? heading : first;
    }
    return first;
  }

  private double agreement(String heading) {
    return declared.values().stream()
        .mapToDouble(title -> Words.overlap(heading, title))
        .max()
        .orElse(0);
  }

  /** The first-rank headings that may be the article's, without their kickers. */
  private List<String> headings() {
    List<String> headings = new ArrayList<>();
    for (Element h1 : tags.named("h1").stream().limit(MOST_HEADINGS).toList()) {
      String text = text(h1);
      if (!text.isBlank() && !isBreadcrumb(h1) && !site.is(text)) {
        headings.add(text);
      }
    }
    return headings;
  }

  private static boolean isBreadcrumb(Element h1) {
    return h1.closest("nav, li, footer") != null
        || h1.parents().stream().limit(3).anyMatch(p -> p.className().contains("breadcrumb"))
        || h1.className().contains("breadcrumb")
        || h1.siblingElements().size() > 1
            && h1.siblingElements().stream().allMatch(beside -> beside.nameIs("a"));
  }

  /** A heading's part that is declared as the title, else all of it but what is named a kicker. */
  private String text(Element h1) {
    String whole = Words.of(h1);
    String same = declared.get(Words.fold(whole));
    if (h1.childrenSize() == 0 || same != null) {
      return same == null || !whole.endsWith(same) ? whole : same;
    }
    for (Element part : h1.children()) {
      same = declared.get(Words.fold(Words.of(part)));
      if (same != null) {
        return Words.of(part);
      }
    }
    Element bare = h1.clone();
    bare.children()
        .forEach(
            part -> {
              if (KICKER.matcher(part.className()).find()
                  || part.attr("aria-hidden").equals("true")) {
                part.remove();
              }
            });
    String own = Words.of(bare);
    String rest = Words.strip(h1.ownText());
    return declared.containsKey(Words.fold(rest)) ? rest : own.isBlank() ? whole : own;
  }

  private String withoutSite(String title) {
    if (title.length() > LONGEST) {
      return title;
    }
    Matcher cut = CUT.matcher(title);
    int end = title.length();
    int start = 0;
    while (cut.find()) {
      String tail = title.substring(cut.end()).strip();
      String front = title.substring(0, cut.start()).strip();
      if (site.is(front) && start == 0) {
        start = cut.end();
      } else if (site.isIn(tail)
          || site.isIn(CUT.split(tail)[0])
          || cut.group().contains("|") && Words.count(tail) <= LONGEST_SITE) {
        end = cut.start();
        break;
      }
    }
    return end > start ? title.substring(start, end).strip() : title;
  }
}
