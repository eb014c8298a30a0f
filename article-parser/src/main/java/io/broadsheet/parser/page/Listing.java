package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/** Tells a page of many articles' beginnings from a page of one article. */
final class Listing {

  private static final Pattern HOME = Pattern.compile("https?://[^/?#]+/?(?:[?#].*)?");
  private static final int PARAGRAPH = 40;
  private static final int MANY = 8;
  private static final int FEW = 5;

  private Listing() {}

  /**
   * Whether there are many headlines that are links, and no paragraph of some length, or most of
   * the text under the headlines; or many on a site's front page.
   */
  static boolean is(
      Document document,
      Tags tags,
      Element container,
      Boilerplate boilerplate,
      List<Block> blocks) {
    long headlines =
        Stream.of("h2", "h3", "h4")
            .flatMap(rank -> tags.named(rank).stream())
            .filter(Listing::isLinked)
            .count();
    boolean paragraph =
        blocks.stream()
            .anyMatch(block -> block.role() == Role.BODY && Words.count(block.text()) >= PARAGRAPH);
    return headlines >= MANY && (!paragraph || HOME.matcher(document.location()).matches())
        || headlines >= FEW && isMostlyTeasers(container, boilerplate, Witness.words(blocks));
  }

  private static boolean isMostlyTeasers(Element container, Boilerplate boilerplate, int words) {
    int[] teasers = {0, 0};
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof Element element && boilerplate.holds(element)) {
            return FilterResult.SKIP_ENTIRELY;
          }
          if (depth > 0 && node instanceof Element article && article.nameIs("article")) {
            Element heading = article.selectFirst("h2, h3, h4");
            boolean teaser = heading != null && isLinked(heading);
            teasers[0] += teaser ? 1 : 0;
            teasers[1] += teaser ? Words.count(Words.of(article)) : 0;
            return FilterResult.SKIP_CHILDREN;
          }
          return FilterResult.CONTINUE;
        },
        container);
    return teasers[0] >= FEW && teasers[1] * 2 > words;
  }

  private static boolean isLinked(Element heading) {
    return heading.selectFirst("a[href]") != null || heading.closest("a[href]") != null;
  }
}
