package io.broadsheet.ingest.parse;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Changes;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.parser.ArticleParser;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * From a parsed arrival to what is to be written; reads the logs where it must compare, writes
 * nothing.
 */
final class Planner {

  private final TopicNames names;
  private final LogReader logs;
  private final Parsing parsing;
  private final URI source;
  private final Clock clock;

  Planner(TopicNames names, LogReader logs, Parsing parsing, URI source, Clock clock) {
    this.names = names;
    this.logs = logs;
    this.parsing = parsing;
    this.source = source;
    this.clock = clock;
  }

  Plan plan(Standing standing, Arrival arrival, Article parsed, Receipt receipt) {
    Reading reading = Reading.of(parsed);
    Hash original = Hash.of(arrival.original());
    Decision decision =
        Decision.of(
            standing,
            arrival,
            reading,
            original,
            ArticleParser.PRODUCER.version(),
            () -> olderReadToday(standing, receipt.partition()));
    return switch (decision.kind()) {
      case PUBLISHED, UPDATED ->
          event(decision.kind(), standing, arrival, reading, original, receipt);
      case UNCHANGED ->
          Plan.keeping(
              standing.matched(arrival, original, receipt.offset()),
              decision.kind(),
              null,
              arrival.received());
      default -> Plan.keeping(standing, decision.kind(), decision.reason(), arrival.received());
    };
  }

  private Plan event(
      Outcome.Kind kind,
      Standing standing,
      Arrival arrival,
      Reading reading,
      Hash original,
      Receipt receipt) {
    boolean first = kind == Outcome.Kind.PUBLISHED;
    ArticleVersion data =
        EventSize.fit(
            new ArticleVersion(
                arrival.id(),
                standing.version() + 1,
                0,
                first ? null : standing.version(),
                arrival.lane(),
                arrival.observed(),
                arrival.received(),
                reading.truncated(),
                first ? null : changes(standing, reading.article(), receipt.partition()),
                reading.article()));
    Prepared event =
        Prepared.of(
            new ArticleEvent(
                first ? EventType.PUBLISHED : EventType.UPDATED,
                source,
                clock.instant(),
                receipt,
                arrival.traceparent(),
                data));
    return new Plan(
        kind,
        null,
        event,
        arrival.received(),
        offset -> standing.published(data, offset, original, receipt, reading.content()));
  }

  private Changes changes(Standing standing, Article now, int partition) {
    Optional<ConsumerRecord<byte[], byte[]>> before =
        logs.at(names.events(), partition, standing.event());
    if (before.isEmpty()) {
      return Comparison.impossible("the version before is no longer in articles.events");
    }
    try {
      return Comparison.of(
          EventJson.read(before.get().value(), ArticleVersion.class).article(), now);
    } catch (IOException e) {
      return Comparison.impossible("the version before could not be read");
    }
  }

  /** Like with like: the original that stands, as today's parser reads it. */
  private Optional<Hash> olderReadToday(Standing standing, int partition) {
    Optional<ConsumerRecord<byte[], byte[]>> record =
        logs.at(names.received(), partition, standing.origin());
    if (record.isEmpty()) {
      return Optional.empty();
    }
    try {
      Arrival older = EventJson.read(record.get().value(), Arrival.class);
      return Optional.of(Reading.of(parsing.parse(older.original()).join()).content());
    } catch (IOException | CompletionException e) {
      return Optional.empty();
    }
  }
}
