package io.broadsheet.parser;

import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Claim;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.EvidenceMismatch;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Facts.Block;
import io.broadsheet.events.Facts.BlockState;
import io.broadsheet.events.Facts.DateMention;
import io.broadsheet.events.Facts.Fingerprint;
import io.broadsheet.events.Facts.Keyphrase;
import io.broadsheet.events.Facts.Topic;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Quote;
import io.broadsheet.parser.claims.ClaimExtractor;
import io.broadsheet.parser.dates.DateExtractor;
import io.broadsheet.parser.entities.EntityExtractor;
import io.broadsheet.parser.figures.FigureExtractor;
import io.broadsheet.parser.gist.KeyphraseExtractor;
import io.broadsheet.parser.gist.SummaryExtractor;
import io.broadsheet.parser.gist.TopicExtractor;
import io.broadsheet.parser.quotes.QuoteExtractor;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs the extractors in their order, each on what the ones before it found, and lets through only
 * what stands in the text.
 */
final class FactsReader {

  private final Extractor<Entity> entities;
  private final Extractor<Quote> quotes;
  private final Extractor<Figure> figures;
  private final Extractor<DateMention> dates;
  private final Extractor<Claim> claims;
  private final Consumer<Throwable> faults;
  private final Extractor<Topic> topics = new TopicExtractor();
  private final Extractor<Keyphrase> keyphrases = new KeyphraseExtractor();
  private final Extractor<Evidence> summary = new SummaryExtractor();

  FactsReader() {
    this(FactsReader::log);
  }

  /**
   * @param faults told what an extractor throws, and each value whose evidence does not hold
   */
  FactsReader(Consumer<Throwable> faults) {
    this(
        new EntityExtractor(),
        new QuoteExtractor(),
        new FigureExtractor(),
        new DateExtractor(),
        new ClaimExtractor(),
        faults);
  }

  FactsReader(
      Extractor<Entity> entities,
      Extractor<Quote> quotes,
      Extractor<Figure> figures,
      Extractor<DateMention> dates,
      Extractor<Claim> claims,
      Consumer<Throwable> faults) {
    this.entities = entities;
    this.quotes = quotes;
    this.figures = figures;
    this.dates = dates;
    this.claims = claims;
    this.faults = faults;
  }

  Facts read(Reading reading, Fingerprint fingerprint) {
    Map<Block, BlockState> blocks = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      blocks.put(block, BlockState.SKIPPED);
    }
    List<Entity> named =
        run(Block.ENTITIES, entities, reading, blocks, entity -> entity.mentions().stream());
    Reading known = reading.naming(named);
    List<Quote> said =
        run(
            Block.QUOTES,
            quotes,
            known,
            blocks,
            quote -> Stream.of(quote.evidence(), quote.speaker().evidence()));
    Reading heard = known.quoting(said);
    return new Facts(
        named,
        said,
        run(Block.FIGURES, figures, heard, blocks, figure -> Stream.of(figure.evidence())),
        run(Block.DATES, dates, heard, blocks, date -> Stream.of(date.evidence())),
        run(
            Block.CLAIMS,
            claims,
            heard,
            blocks,
            claim ->
                Stream.of(claim.evidence(), claim.subject().evidence(), claim.object().evidence())),
        run(Block.TOPICS, topics, heard, blocks, topic -> Stream.empty()),
        run(Block.KEYPHRASES, keyphrases, heard, blocks, phrase -> Stream.empty()),
        run(Block.SUMMARY, summary, heard, blocks, Stream::of),
        fingerprint,
        blocks);
  }

  private <T> List<T> run(
      Block block,
      Extractor<T> extractor,
      Reading reading,
      Map<Block, BlockState> blocks,
      Function<T, Stream<Evidence>> evidence) {
    if (!extractor.reads(reading)) {
      blocks.put(block, BlockState.NOT_SUPPORTED);
      return List.of();
    }
    try {
      List<T> found =
          extractor.extract(reading).stream()
              .filter(value -> evidence.apply(value).allMatch(span -> holds(reading.text(), span)))
              .toList();
      blocks.put(block, found.isEmpty() ? BlockState.EMPTY : BlockState.OK);
      return found;
    } catch (RuntimeException | StackOverflowError e) {
      // One extractor's fault costs its block alone; the state says so to every reader.
      faults.accept(e);
      blocks.put(block, BlockState.FAILED);
      return List.of();
    }
  }

  private boolean holds(ArticleText text, Evidence span) {
    if (Objects.isNull(span)) {
      return true;
    }
    try {
      text.verify(span);
      return true;
    } catch (EvidenceMismatch e) {
      faults.accept(e);
      return false;
    }
  }

  private static void log(Throwable fault) {
    System.getLogger(FactsReader.class.getName())
        .log(System.Logger.Level.WARNING, "what an extractor found is left out: {0}", fault);
  }
}
