package io.broadsheet.parser;

import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Body;
import io.broadsheet.events.Body.Paragraph;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Original;
import io.broadsheet.events.Sha256;
import io.broadsheet.parser.fingerprint.Fingerprints;
import io.broadsheet.parser.page.HtmlPage;
import io.broadsheet.parser.page.Page;
import io.broadsheet.parser.page.TextPage;
import io.broadsheet.parser.text.Language;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Scripts;
import io.broadsheet.parser.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an original into an article: its words, what is known about it, what it says.
 *
 * <p>Thread-safe and deterministic: one instance serves all threads, and the same original always
 * gives the same article.
 */
public final class ArticleParser {

  /** This parser's name and version; the version rises when any reading may come out otherwise. */
  public static final Article.Producer PRODUCER =
      new Article.Producer("broadsheet-article-parser", "0.4.0");

  /** Code points. No event holds more of a text, and a hostile one is full of facts to its end. */
  private static final int READ_FOR_FACTS = 300_000;

  private final FactsReader facts;

  /** Logs what its own rules get wrong, and leaves that out. */
  public ArticleParser() {
    this(new FactsReader());
  }

  ArticleParser(FactsReader facts) {
    this.facts = facts;
  }

  /**
   * The article in an original.
   *
   * @throws NothingToParse when there is no text in it
   */
  public Article parse(Original original) {
    return parse(original, null);
  }

  /**
   * The article in an original that somebody saw at that time: no date in it is later.
   *
   * @throws NothingToParse when there is no text in it
   */
  public Article parse(Original original, @Nullable Instant observed) {
    Page page = page(original);
    List<Paragraph> paragraphs = new ArrayList<>();
    String joined = join(page.blocks(), paragraphs);
    if (Scripts.words(joined) == 0) {
      throw new NothingToParse(
          original.html() == null ? "the text has no words" : page.completenessReason());
    }
    ArticleText text = new ArticleText(joined);
    String language = language(original, page, joined);
    Metadata metadata = Masthead.of(original, page, language, observed);
    Body body =
        new Body(
            joined,
            Sha256.of(joined),
            Scripts.words(joined),
            page.completeness(),
            page.completenessReason(),
            paragraphs);
    ArticleText opening = opening(text);
    Reading reading =
        Reading.of(
            opening,
            paragraphs.stream()
                .filter(p -> p.start() < opening.length())
                .map(p -> span(opening, p.start(), Math.min(p.end(), opening.length())))
                .toList(),
            metadata.title(),
            language,
            Masthead.day(metadata.published()));
    Facts read = facts.read(reading, Fingerprints.of(joined));
    return new Article(metadata, body, read, page.links(), page.images(), page.rights(), PRODUCER);
  }

  private static ArticleText opening(ArticleText text) {
    return text.length() <= READ_FOR_FACTS
        ? text
        : new ArticleText(text.toString().substring(0, text.charOf(READ_FOR_FACTS)));
  }

  private static Span span(ArticleText text, int start, int end) {
    return new Span(text.charOf(start), text.charOf(end));
  }

  private static Page page(Original original) {
    if (original.html() != null && !original.html().isBlank()) {
      return HtmlPage.read(original.html(), original.url(), original.title());
    }
    if (original.text() != null && !original.text().isBlank()) {
      return TextPage.read(original.text(), blankToNull(original.title()));
    }
    throw new NothingToParse("no html or text");
  }

  private static @Nullable String language(Original original, Page page, String text) {
    String given = Language.declared(original.language());
    return given != null ? given : Language.of(text, Language.declared(page.language()));
  }

  /** Joins the blocks by one LF and tells the paragraphs' spans, in code points. */
  private static String join(List<Page.Block> blocks, List<Paragraph> paragraphs) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Page.Block block : blocks) {
      if (text.length() > 0) {
        text.append('\n');
        at++;
      }
      text.append(block.text());
      int end = at + block.text().codePointCount(0, block.text().length());
      paragraphs.add(new Paragraph(at, end, block.role()));
      at = end;
    }
    return text.toString();
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
