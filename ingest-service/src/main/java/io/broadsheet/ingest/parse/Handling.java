package io.broadsheet.ingest.parse;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.parser.NothingToParse;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** One arrival, from its record to its outcome: parse, decide, event, outcome, in this order. */
final class Handling {

  private final Parsing parsing;
  private final Planner planner;
  private final Publisher publisher;
  private final ParseMetrics metrics;
  private final Clock clock;
  private final Executor workers;

  Handling(
      Parsing parsing,
      Planner planner,
      Publisher publisher,
      ParseMetrics metrics,
      Clock clock,
      Executor workers) {
    this.parsing = parsing;
    this.planner = planner;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
    this.workers = workers;
  }

  /** Done when the arrival has its outcome; fails when nothing is known about that. */
  CompletableFuture<Void> handle(PartitionState partition, ConsumerRecord<byte[], byte[]> record) {
    UUID chain = Keys.chain(record.key());
    if (record.offset() <= partition.standing(chain).last()) {
      return CompletableFuture.completedFuture(null);
    }
    Outcome owed = partition.owed(chain);
    if (owed == null) {
      return fresh(partition, record, chain);
    }
    CompletableFuture<Void> settled = settle(partition, record, chain, owed);
    return owed.receipt().offset() >= record.offset()
        ? settled
        : settled.thenComposeAsync(nothing -> fresh(partition, record, chain), workers);
  }

  /** A crash came between this article's event and its outcome: only the outcome is written. */
  private CompletableFuture<Void> settle(
      PartitionState partition, ConsumerRecord<byte[], byte[]> record, UUID chain, Outcome owed) {
    boolean itself = owed.receipt().offset() == record.offset();
    Arrival arrival = itself ? read(record) : null;
    Standing published = partition.standing(chain);
    Standing after = arrival == null ? published : published.madeBy(Hash.of(arrival.original()));
    return writing(
        partition,
        () ->
            conclude(
                partition,
                record.key(),
                chain,
                owed.receipt().offset(),
                after,
                owed.outcome(),
                null,
                owed.received(),
                owed.decided()));
  }

  private CompletableFuture<Void> fresh(
      PartitionState partition, ConsumerRecord<byte[], byte[]> record, UUID chain) {
    return plan(partition.standing(chain), record)
        .thenComposeAsync(
            plan -> writing(partition, () -> carryOut(partition, record, chain, plan)), workers);
  }

  private CompletableFuture<Plan> plan(Standing standing, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return CompletableFuture.completedFuture(
          Plan.keeping(standing, Outcome.Kind.MARKER, null, null));
    }
    Arrival arrival = read(record);
    if (arrival == null) {
      return CompletableFuture.completedFuture(
          Plan.keeping(standing, Outcome.Kind.FAILED, "the record is no arrival", null));
    }
    long begin = System.nanoTime();
    return parsing
        .parse(arrival.original())
        .thenApplyAsync(
            article -> {
              metrics.parsed(System.nanoTime() - begin);
              return planner.plan(
                  standing, arrival, article, new Receipt(record.partition(), record.offset()));
            },
            workers)
        .exceptionally(failure -> unparsed(standing, arrival, record, Causes.of(failure)));
  }

  /**
   * Without an article in it, an original is refused; what our own code could not do has failed.
   */
  private static Plan unparsed(
      Standing standing,
      Arrival arrival,
      ConsumerRecord<byte[], byte[]> record,
      Throwable failure) {
    // Neither says anything about the article.
    if (failure instanceof KafkaException kafka) {
      throw kafka;
    }
    if (failure instanceof Abandoned abandoned) {
      throw abandoned;
    }
    if (failure instanceof NothingToParse) {
      return Plan.keeping(
          standing,
          Outcome.Kind.REFUSED,
          "nothing to parse: " + failure.getMessage(),
          arrival.received());
    }
    // Without the message, which may quote the article.
    Log.warnf(
        "could not parse %d-%d: %s at %s",
        record.partition(),
        record.offset(),
        failure.getClass().getSimpleName(),
        Stream.of(failure.getStackTrace()).findFirst().orElse(null));
    String reason =
        failure instanceof TimeoutException || failure instanceof EventTooLarge
            ? "the parse " + failure.getMessage()
            : "the parser failed: " + failure.getClass().getSimpleName();
    return Plan.keeping(standing, Outcome.Kind.FAILED, reason, arrival.received());
  }

  private CompletableFuture<Void> carryOut(
      PartitionState partition, ConsumerRecord<byte[], byte[]> record, UUID chain, Plan plan) {
    if (plan.event() != null) {
      return publisher
          .event(partition, plan.event())
          .thenComposeAsync(
              offset -> {
                partition.progress.published(offset);
                return conclude(partition, record, chain, plan, plan.after().apply(offset));
              },
              workers)
          .exceptionallyComposeAsync(
              failure -> {
                if (!(Causes.of(failure) instanceof RecordTooLargeException)) {
                  return CompletableFuture.failedFuture(failure);
                }
                Standing standing = partition.standing(chain);
                String reason = "this cluster's topic takes no event of that size";
                return carryOut(
                    partition,
                    record,
                    chain,
                    Plan.keeping(standing, Outcome.Kind.FAILED, reason, plan.received()));
              },
              workers);
    }
    Standing after = plan.after().apply(-1);
    return plan.kind() == Outcome.Kind.FAILED
        ? publisher
            .deadLetter(partition, letter(record, plan))
            .thenComposeAsync(offset -> conclude(partition, record, chain, plan, after), workers)
        : conclude(partition, record, chain, plan, after);
  }

  private CompletableFuture<Void> conclude(
      PartitionState partition,
      ConsumerRecord<byte[], byte[]> record,
      UUID chain,
      Plan plan,
      Standing after) {
    return conclude(
        partition,
        record.key(),
        chain,
        record.offset(),
        after,
        plan.kind(),
        plan.reason(),
        plan.received(),
        clock.instant());
  }

  private CompletableFuture<Void> conclude(
      PartitionState partition,
      byte[] key,
      UUID chain,
      long arrival,
      Standing after,
      Outcome.Kind kind,
      @Nullable String reason,
      @Nullable Instant received,
      Instant decided) {
    Standing concluded = after.concluded(arrival);
    Outcome outcome =
        concluded.outcome(Keys.article(key), partition.partition, kind, reason, received, decided);
    return publisher
        .outcome(partition, key, outcome)
        .thenAccept(
            offset -> {
              partition.stands(chain, concluded);
              partition.settled(chain);
              metrics.concluded(kind);
            });
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> record, Plan plan) {
    return new DeadLetter(
        "parse",
        record.topic(),
        record.partition(),
        record.offset(),
        Keys.text(record.key()),
        plan.reason() == null ? "" : plan.reason(),
        clock.instant());
  }

  private static CompletableFuture<Void> writing(
      PartitionState partition, java.util.function.Supplier<CompletableFuture<Void>> writes) {
    partition.beginWriting();
    return CompletableFuture.completedFuture(null)
        .thenCompose(nothing -> writes.get())
        .whenComplete((nothing, failure) -> partition.endWriting());
  }

  private static @Nullable Arrival read(ConsumerRecord<byte[], byte[]> record) {
    try {
      Arrival arrival = EventJson.read(record.value(), Arrival.class);
      boolean whole =
          arrival != null
              && arrival.original() != null
              && arrival.lane() != null
              && arrival.observed() != null
              && arrival.received() != null;
      return whole && arrival.id().equals(Keys.article(record.key())) ? arrival : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
