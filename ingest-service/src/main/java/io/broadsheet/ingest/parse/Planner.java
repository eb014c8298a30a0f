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
import io.broadsheet.events.Topic;
import io.broadsheet.events.Withdrawal;
import io.broadsheet.parser.NothingToParse;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** From an arrival to what is to be written; reads the logs where it must compare. */
final class Planner {

  private final LogReader records;
  private final Parsing parsing;
  private final Rereading rereading;
  private final URI source;

  Planner(LogReader records, Parsing parsing, URI source) {
    this.records = records;
    this.parsing = parsing;
    this.rereading = new Rereading(records, parsing);
    this.source = source;
  }

  /**
   * What is to be written for one arrival: an event if any, then its outcome.
   *
   * @param event absent where the article's version does not change
   * @param after what stands then, but for the event's offset
   */
  record Plan(
      Outcome.Kind kind,
      @Nullable String reason,
      @Nullable ArticleEvent event,
      Standing after,
      @Nullable Instant received) {

    /** Nothing is published. */
    static Plan keeping(
        Standing after, Outcome.Kind kind, @Nullable String reason, @Nullable Instant received) {
      return new Plan(kind, reason, null, after, received);
    }
  }

  /** An arrival's article as an article's first version. */
  static ArticleVersion firstVersion(Arrival arrival, Article article, @Nullable Instant received) {
    return EventBounds.fit(
        new ArticleVersion(
            arrival.id(),
            1,
            0,
            null,
            arrival.lane(),
            arrival.observed(),
            received,
            null,
            null,
            article));
  }

  Plan plan(Standing standing, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    Standing same = standing.passed(record.offset());
    if (record.value() == null) {
      return Plan.keeping(same, Outcome.Kind.MARKER, null, null);
    }
    Receipt receipt = new Receipt(record.partition(), record.offset());
    Instant received = null;
    try {
      Reading reading;
      try (Parsing.Slot slot = parsing.take(record.value().length)) {
        Arrival arrival = read(record.key(), record.value());
        if (arrival == null) {
          return Plan.keeping(same, Outcome.Kind.FAILED, "the record is no arrival", null);
        }
        received = arrival.received();
        Optional<Decision> unread =
            arrival.reparse()
                ? Decision.reparse(standing, parsing.version())
                : Decision.unread(standing, arrival);
        if (unread.isPresent()) {
          return unread(standing, arrival, unread.get(), receipt);
        }
        if (arrival.reparse()) {
          // The original has a slot of its own.
          slot.close();
          return reparse(standing, arrival, receipt);
        }
        reading = Reading.of(arrival, slot.parse(arrival.original(), arrival.observed()));
      }
      return plan(standing, reading, receipt);
    } catch (NothingToParse e) {
      String reason = "nothing to parse: " + e.getMessage();
      return Plan.keeping(same, Outcome.Kind.REFUSED, reason, received);
    } catch (TimeoutException | RecordTooLargeException e) {
      return Plan.keeping(same, Outcome.Kind.FAILED, "the parse " + e.getMessage(), received);
    } catch (KafkaException | CancellationException | RejectedExecutionException e) {
      // Says nothing about the article.
      throw e;
    } catch (ExecutionException | RuntimeException e) {
      return Plan.keeping(same, Outcome.Kind.FAILED, failure(record, e), received);
    }
  }

  private Plan unread(Standing standing, Arrival arrival, Decision decision, Receipt receipt) {
    if (decision.kind() != Outcome.Kind.WITHDRAWN) {
      Standing same = standing.passed(receipt.offset());
      return Plan.keeping(same, decision.kind(), decision.reason(), arrival.received());
    }
    Withdrawal data =
        new Withdrawal(arrival.id(), standing.version() + 1, 0, arrival.lane(), arrival.received());
    return new Plan(
        decision.kind(),
        null,
        new ArticleEvent(
            EventType.WITHDRAWN, source, Instant.now(), receipt, arrival.traceparent(), data),
        Standing.of(data, -1, receipt.offset()),
        arrival.received());
  }

  private Plan reparse(Standing standing, Arrival asked, Receipt receipt)
      throws ExecutionException, InterruptedException, TimeoutException {
    Standing same = standing.passed(receipt.offset());
    Rereading.Found found = rereading.of(receipt.partition(), standing, asked.lane());
    ArticleVersion data = found.version();
    if (data == null) {
      Standing after =
          found.kind() == Outcome.Kind.UNCHANGED ? same.readBy(parsing.version()) : same;
      return Plan.keeping(after, found.kind(), found.reason(), asked.received());
    }
    return new Plan(
        found.kind(),
        null,
        new ArticleEvent(
            EventType.REPARSED, source, Instant.now(), receipt, asked.traceparent(), data),
        standing.reparsed(data, receipt.offset()),
        asked.received());
  }

  private static String failure(ConsumerRecord<?, ?> record, Exception e) {
    Throwable failure = e.getCause() == null ? e : e.getCause();
    // Without the message, which may quote the article.
    String name = failure.getClass().getSimpleName();
    Object at = Stream.of(failure.getStackTrace()).findFirst().orElse(null);
    Log.warnf("could not parse %d-%d: %s at %s", record.partition(), record.offset(), name, at);
    return "the parser failed: " + name;
  }

  /** What an arrival says, without its original. */
  private record Reading(
      ArticleVersion version, Instant observed, Hash original, @Nullable String traceparent) {

    static Reading of(Arrival arrival, Article article) {
      return new Reading(
          firstVersion(arrival, article, arrival.received()),
          arrival.observed(),
          Hash.of(arrival.original()),
          arrival.traceparent());
    }
  }

  private Plan plan(Standing standing, Reading reading, Receipt receipt)
      throws InterruptedException {
    ArticleVersion read = reading.version;
    Decision decision =
        Decision.of(
            standing,
            read,
            reading.observed,
            reading.original,
            () -> standingToday(standing, receipt.partition()));
    if (!decision.kind().madeEvent()) {
      Standing after =
          decision.kind() == Outcome.Kind.UNCHANGED
              ? standing.matched(reading.observed, reading.original, receipt.offset())
              : standing.passed(receipt.offset());
      return Plan.keeping(after, decision.kind(), decision.reason(), read.received());
    }
    EventType type = EventType.valueOf(decision.kind().name());
    Changes changes =
        type == EventType.UPDATED
            ? Comparison.of(
                rereading.current(receipt.partition(), standing.event()), read.article())
            : null;
    ArticleVersion data = next(standing, read, changes);
    if (changes != null) {
      data = EventBounds.fit(data);
    }
    return new Plan(
        decision.kind(),
        null,
        new ArticleEvent(type, source, Instant.now(), receipt, reading.traceparent, data),
        Standing.of(data, -1, reading.original, receipt.offset()),
        read.received());
  }

  /** Without changes where there is no version before it, or none any more. */
  private static ArticleVersion next(
      Standing standing, ArticleVersion read, @Nullable Changes changes) {
    return new ArticleVersion(
        read.id(),
        standing.version() + 1,
        0,
        changes == null ? null : standing.version(),
        read.lane(),
        read.observed(),
        read.received(),
        read.truncated(),
        changes,
        read.article());
  }

  /** Like with like: what the original that stands says, as today's parser reads it. */
  private Optional<Hash> standingToday(Standing standing, int partition)
      throws InterruptedException {
    try {
      return rereading.original(partition, standing.origin()).map(read -> Hash.of(read.article()));
    } catch (NothingToParse | ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  /** With the original's hash, which an event's standing lacks after a crash. */
  Standing madeBy(int partition, byte[] key, Standing standing) {
    return records
        .at(Topic.RECEIVED, partition, standing.origin())
        .map(value -> read(key, value))
        .map(arrival -> standing.madeBy(Hash.of(arrival.original())))
        .orElse(standing);
  }

  /** The receipt in the backfill lane of an arrival that came by it. */
  @Nullable Receipt backfill(Receipt arrival) {
    return records
        .record(Topic.RECEIVED, arrival.partition(), arrival.offset())
        .map(Pump::receipt)
        .orElse(null);
  }

  /** Null where it is none, or another article's than its key says. */
  static @Nullable Arrival read(byte[] key, byte[] value) {
    try {
      Arrival arrival = EventJson.read(value, Arrival.class);
      boolean whole =
          arrival != null
              && arrival.original() != null
              && arrival.lane() != null
              && arrival.observed() != null
              && arrival.received() != null
              && arrival.id().equals(article(key));
      return whole ? arrival : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The article of a record's key; null where a stranger wrote it. */
  static @Nullable UUID article(byte[] key) {
    String name = new String(key, StandardCharsets.UTF_8);
    String id =
        name.startsWith(Arrival.REPARSE_KEY) ? name.substring(Arrival.REPARSE_KEY.length()) : name;
    try {
      return id.length() == 36 ? UUID.fromString(id) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The key that an article's outcomes and standing go by, whichever key its record has. */
  static byte[] articleKey(byte[] key) {
    UUID id = article(key);
    return id == null ? key : id.toString().getBytes(StandardCharsets.UTF_8);
  }
}
