package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * How much of the article a page shows: when in doubt, all of it.
 *
 * @param reason what on the page says so, for people
 */
record Extent(Completeness completeness, String reason) {

  private static final Pattern BARRED = pattern("barred");
  private static final Pattern NONE = pattern("none");
  private static final Pattern SCRIPT = pattern("script");
  private static final Pattern CONSENT = pattern("consent");
  private static final Pattern AGREE = pattern("agree");
  private static final Pattern LOCKED = pattern("locked");
  private static final Pattern WALL = pattern("wall");
  private static final Pattern MORE = pattern("more");
  private static final Pattern ELLIPSIS = Pattern.compile("[\\[(]?\\s?(?:…|\\.{3,})\\s?[\\])]?$");
  private static final int SHORT = 120;
  private static final int MEDIUM = 3 * SHORT;
  private static final int BEGINNING = 2_000;
  private static final int HARDLY_ANY = 10;

  private static Pattern pattern(String kind) {
    return Wordlist.pattern(Extent.class, "extent.txt", kind, "(?:", ")");
  }

  static Extent of(
      Document document,
      Tags tags,
      Head head,
      Element container,
      Boilerplate boilerplate,
      List<Block> blocks) {
    int words = Witness.words(blocks);
    // What stands around a text of some length says nothing: free pages have offers too.
    String page = words < MEDIUM ? Words.of(document.body()).toLowerCase(Locale.ROOT) : "";
    String instead = head.isArticle() ? null : instead(tags, blocks, words, page);
    if (instead != null) {
      return new Extent(Completeness.BLOCKED, instead);
    }
    if (!head.isArticle() && Listing.is(document, tags, container, boilerplate, blocks)) {
      return new Extent(
          Completeness.LISTING,
          "the page has many headlines that are links, and little text of its own");
    }
    if (words < SHORT && (words == 0 ? SCRIPT.matcher(page).find() : isMostly(SCRIPT, blocks))) {
      return new Extent(
          Completeness.BLOCKED, "the page shows its text only to browsers that run its scripts");
    }
    if (words == 0) {
      return new Extent(Completeness.BLOCKED, "the page has no article text");
    }
    Block end = blocks.get(blocks.size() - 1);
    String paid = paid(head, end, words, document);
    if (paid != null) {
      return new Extent(Completeness.PAYWALLED, paid);
    }
    if (isCut(end) && (words < MEDIUM || !end.text().endsWith("..."))) {
      return new Extent(Completeness.TEASER, "the text ends in an ellipsis");
    }
    if (words < MEDIUM && endsInLinkToTheRest(container, boilerplate)) {
      return new Extent(Completeness.TEASER, "a short text ends in a link to the rest of it");
    }
    return new Extent(Completeness.FULL, "nothing on the page says that there is more");
  }

  /** What the page says in an article's place. */
  private static @Nullable String instead(Tags tags, List<Block> blocks, int words, String page) {
    String title = tags.title().toLowerCase(Locale.ROOT);
    String beginning = page.substring(0, Math.min(page.length(), BEGINNING));
    if (words < SHORT && BARRED.matcher(title + " " + beginning).find()) {
      return "in the article's place the page asks for proof of being human or denies access";
    }
    Stream<String> headings =
        tags.named("h1").stream()
            .limit(HARDLY_ANY)
            .map(h1 -> Words.of(h1).toLowerCase(Locale.ROOT));
    if (words < SHORT
        && Stream.concat(Stream.of(title), headings).anyMatch(line -> NONE.matcher(line).find())) {
      return "in the article's place the page says that there is none";
    }
    if (words < MEDIUM && isMostly(CONSENT, blocks) && AGREE.matcher(page).find()) {
      return "in the article's place the page asks for consent to cookies";
    }
    return null;
  }

  /** Whether half of a text is paragraphs that speak of this. */
  private static boolean isMostly(Pattern pattern, List<Block> blocks) {
    int all = 0;
    int matching = 0;
    for (Block block : blocks) {
      boolean matches = pattern.matcher(block.text().toLowerCase(Locale.ROOT)).find();
      all += block.text().length();
      matching += matches ? block.text().length() : 0;
    }
    return matching * 2 > all;
  }

  /** What says that the rest is for those who pay or log in. */
  private static @Nullable String paid(Head head, Block end, int words, Document document) {
    boolean paid = head.isPaid();
    boolean cut = isCut(end);
    boolean open =
        cut
            || end.role() == Role.BODY
                && Character.isLetter(end.text().codePointBefore(end.text().length()));
    if (paid && open) {
      return "the page says that the article is not free, and its text breaks off";
    }
    if (paid && words * 2 < head.words()) {
      return "the page says that the article is not free, and shows less than half of its words";
    }
    String shown = words < MEDIUM && (paid || cut || !head.isFree()) ? shown(document) : "";
    if (LOCKED.matcher(shown).find() || (paid || cut) && WALL.matcher(shown).find()) {
      return "below a short text the page asks for a subscription or a login";
    }
    // Where a number of articles is free, this may be one of them, and a short one.
    return paid && words < SHORT && !head.isMetered()
        ? "the page says that the article is not free, and shows little of it"
        : null;
  }

  /** The page's words without its dialogues: one that waits for its turn says nothing yet. */
  private static String shown(Document document) {
    Document shown = document.clone();
    shown
        .body()
        .children()
        .select("dialog, [hidden], [class~=(?i)modal|popup], [style~=display: ?none]")
        .remove();
    return Words.of(shown.body()).toLowerCase(Locale.ROOT);
  }

  private static boolean isCut(Block end) {
    return ELLIPSIS.matcher(end.text()).find();
  }

  /** "Continue reading", on another page or site, and hardly a word after it. */
  private static boolean endsInLinkToTheRest(Element container, Boilerplate boilerplate) {
    int[] after = {HARDLY_ANY};
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            after[0] += Words.count(text.getWholeText());
          } else if (node instanceof Element element && boilerplate.holds(element)) {
            return FilterResult.SKIP_ENTIRELY;
          } else if (node instanceof Element link
              && link.nameIs("a")
              && leadsOn(link.absUrl("href"), container.baseUri())
              && MORE.matcher(Words.of(link).toLowerCase(Locale.ROOT)).find()) {
            after[0] = 0;
            return FilterResult.SKIP_ENTIRELY;
          }
          return FilterResult.CONTINUE;
        },
        container);
    return after[0] < HARDLY_ANY;
  }

  /** Another address of the same site is another story's. */
  private static boolean leadsOn(String address, String here) {
    return address.startsWith(here) || !Site.label(address).equals(Site.label(here));
  }
}
