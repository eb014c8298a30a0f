package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * How much of the article a page shows: when in doubt, all of it.
 *
 * @param reason what on the page says so, for people
 */
record Extent(Completeness completeness, String reason) {

  private static final Extent NOTHING =
      new Extent(Completeness.BLOCKED, "the page has no article text");
  private static final Extent BLOCKED =
      new Extent(
          Completeness.BLOCKED,
          "in the article's place the page asks for proof of being human or denies access");
  private static final Extent LISTING =
      new Extent(
          Completeness.LISTING, "the page has many headlines that are links and no long paragraph");
  private static final Extent PAID =
      new Extent(
          Completeness.PAYWALLED,
          "the page says that the article is not free, and its text breaks off");
  private static final Extent WALLED =
      new Extent(
          Completeness.PAYWALLED,
          "the page asks for a subscription or a login below a short text that breaks off or is not"
              + " free");
  private static final Extent TEASER =
      new Extent(Completeness.TEASER, "the text ends in an ellipsis");
  private static final Extent FULL =
      new Extent(Completeness.FULL, "nothing on the page says that there is more");

  private static final Pattern BARRED =
      Pattern.compile(
          "just a moment|attention required|access denied|403 forbidden|are you (?:a robot|human)|not a robot|robot check|captcha|enable javascript and cookies|unusual (?:traffic|activity)|pardon our interruption|checking your browser|verify(?:ing)? you are human");
  private static final Pattern WALL =
      Pattern.compile(
          "(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) to (?:continue|read|keep)|to (?:continue|keep) reading|(?:for|only (?:to|for)|exclusive to) (?:our )?subscribers|already a subscriber|il vous reste [\\d,.]+ ?%|réservée? aux abonnés|weiterlesen mit|exklusiv für abonnenten|nur für abonnenten|para suscriptores|solo para suscriptores|riservato agli abbonati|alleen voor abonnees|会員限定|有料会員");
  private static final int SHORT = 120;
  private static final int PARAGRAPH = 40;
  private static final int MANY = 8;

  static Extent of(Document document, JsonLd data, List<Block> blocks) {
    int words = Witness.words(blocks);
    if (words < SHORT && isBarred(document)) {
      return BLOCKED;
    }
    if (words == 0) {
      return NOTHING;
    }
    if (isListing(document, data, blocks)) {
      return LISTING;
    }
    Block end = blocks.get(blocks.size() - 1);
    String last = end.text();
    boolean cut = last.endsWith("…") || last.endsWith("...") || last.endsWith("[...]");
    boolean open =
        cut || end.role() == Role.BODY && Character.isLetter(last.codePointBefore(last.length()));
    if (open && data.isPaid()) {
      return PAID;
    }
    if (words < 3 * SHORT && (data.isPaid() || cut) && hasWall(document)) {
      return WALLED;
    }
    return last.endsWith("…") || last.endsWith("[...]") ? TEASER : FULL;
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
