package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** How much of the article a page shows: when in doubt, all of it. */
final class Extent {

  private static final Pattern BARRED =
      Pattern.compile(
          "just a moment|attention required|access denied|403 forbidden|are you (?:a robot|human)|not a robot|robot check|captcha|enable javascript and cookies|unusual (?:traffic|activity)|pardon our interruption|checking your browser|verify(?:ing)? you are human");
  private static final Pattern WALL =
      Pattern.compile(
          "(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) to (?:continue|read|keep)|to (?:continue|keep) reading|(?:for|only (?:to|for)|exclusive to) (?:our )?subscribers|already a subscriber|il vous reste [\\d,.]+ ?%|réservée? aux abonnés|weiterlesen mit|exklusiv für abonnenten|nur für abonnenten|para suscriptores|solo para suscriptores|riservato agli abbonati|alleen voor abonnees|会員限定|有料会員");
  private static final int SHORT = 120;
  private static final int PARAGRAPH = 40;
  private static final int MANY = 8;

  private Extent() {}

  static Completeness of(Document document, JsonLd data, List<Block> blocks) {
    int words = Witness.words(blocks);
    if (words < SHORT && isBarred(document)) {
      return Completeness.BLOCKED;
    }
    if (blocks.isEmpty()) {
      return Completeness.FULL;
    }
    if (isListing(document, data, blocks)) {
      return Completeness.LISTING;
    }
    Block end = blocks.get(blocks.size() - 1);
    String last = end.text();
    boolean cut = last.endsWith("…") || last.endsWith("...") || last.endsWith("[...]");
    boolean open =
        cut || end.role() == Role.BODY && Character.isLetter(last.codePointBefore(last.length()));
    if (open && data.isPaid() || words < 3 * SHORT && (data.isPaid() || cut) && hasWall(document)) {
      return Completeness.PAYWALLED;
    }
    return last.endsWith("…") || last.endsWith("[...]") ? Completeness.TEASER : Completeness.FULL;
  }

  /** A check for robots or an error in the article's place. */
  private static boolean isBarred(Document document) {
    String text = document.title() + " " + Words.of(document.body());
    return BARRED
        .matcher(text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT))
        .find();
  }

  private static boolean hasWall(Document document) {
    return WALL.matcher(Words.of(document.body()).toLowerCase(Locale.ROOT)).find();
  }

  /** Many teasers with headlines that are links, and nowhere a paragraph of some length. */
  private static boolean isListing(Document document, JsonLd data, List<Block> blocks) {
    boolean told =
        data.text("headline") != null
            || document.selectFirst("meta[property=og:type][content=article]") != null;
    boolean paragraph =
        blocks.stream()
            .anyMatch(block -> block.role() == Role.BODY && Words.count(block.text()) >= PARAGRAPH);
    if (told || paragraph) {
      return false;
    }
    int headlines = 0;
    for (Element heading : document.select("h2, h3")) {
      headlines += heading.selectFirst("a") != null || heading.closest("a") != null ? 1 : 0;
    }
    return headlines >= MANY;
  }
}
