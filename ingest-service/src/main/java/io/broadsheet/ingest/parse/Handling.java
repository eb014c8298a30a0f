package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Topic;
import io.broadsheet.events.Withdrawal;
import io.broadsheet.ingest.parse.Planner.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One arrival, from its record to its outcome: parse, decide, tombstones, event, outcome, in this
 * order. Each method returns when Kafka has all of it, and throws when nothing is known about that;
 * {@link CancellationException} says that the partition is another instance's now.
 */
final class Handling {

  /** The key of records that are there to be appended, and nobody's. */
  static final byte[] MARKER = utf8("marker");

  private static final Map<String, String> JSON = Map.of("content-type", "application/json");

  private final Planner planner;
  private final Producer<byte[], byte[]> producer;
  private final Function<Topic, String> topics;
  private final Lease lease;
  private final ParseWatch watch;

  Handling(
      Planner planner,
      Producer<byte[], byte[]> producer,
      Function<Topic, String> topics,
      Lease lease,
      ParseWatch watch) {
    this.planner = planner;
    this.producer = producer;
    this.topics = topics;
    this.lease = lease;
    this.watch = watch;
  }

  /**
   * @param again whether it is a second copy of an arrival of the backfill lane: nobody's
   */
  void handle(Partition partition, ConsumerRecord<byte[], byte[]> record, boolean again)
      throws InterruptedException {
    byte[] key = Planner.articleKey(record.key());
    Standing standing = partition.standings.of(key);
    if (record.offset() <= standing.last()) {
      return;
    }
    Plan plan =
        again
            ? Plan.keeping(standing.passed(record.offset()), Outcome.Kind.MARKER, null, null)
            : planner.plan(standing, record);
    partition.beginWriting();
    try {
      Standing after = plan.after();
      try {
        if (plan.event() != null && plan.event().data() instanceof Withdrawal withdrawn) {
          bury(partition, withdrawn);
        }
        after = plan.event() == null ? after : after.at(append(partition, plan.event()));
      } catch (RecordTooLargeException e) {
        String reason = "this cluster's topic takes no event of that size";
        after = standing.passed(record.offset());
        plan = Plan.keeping(after, Outcome.Kind.FAILED, reason, plan.received());
      }
      if (plan.kind() == Outcome.Kind.FAILED) {
        append(partition, letter(record, plan.reason()));
      }
      if ((again || plan.kind() == Outcome.Kind.REFUSED) && after.isWithdrawn()) {
        // As its article's latest arrival it would be kept, with the text that was withdrawn.
        append(partition, nothing(Topic.RECEIVED, partition.number, record.key()));
      }
      conclude(
          partition,
          key,
          after,
          after.outcome(
              Planner.article(key),
              partition.number,
              again ? null : Pump.receipt(record),
              plan.kind(),
              plan.reason(),
              plan.received(),
              Instant.now()));
    } finally {
      partition.endWriting();
    }
  }

  /** A crash came between an event and its outcome: only the outcome is written. */
  void settle(Partition partition, byte[] key, Outcome owed) throws InterruptedException {
    Standing whole = planner.madeBy(partition.number, key, partition.standings.of(key));
    partition.beginWriting();
    try {
      conclude(
          partition,
          key,
          whole,
          whole.outcome(
              owed.id(),
              partition.number,
              planner.backfill(owed.receipt()),
              owed.outcome(),
              null,
              owed.received(),
              owed.decided()));
    } finally {
      partition.endWriting();
    }
  }

  /**
   * Kafka closes a segment only when something is appended, and compacts closed ones alone: what is
   * superseded or withdrawn in a quiet partition would stay for ever. The outcome comes when this
   * marker's turn has come as an arrival.
   */
  void mark(Partition partition) throws InterruptedException {
    partition.beginWriting();
    try {
      append(partition, nothing(Topic.EVENTS, partition.number, MARKER));
      append(partition, nothing(Topic.RECEIVED, partition.number, MARKER));
    } finally {
      partition.endWriting();
    }
  }

  /**
   * Tombstones for all versions before a withdrawal. Written again after a crash, they do no harm.
   */
  private void bury(Partition partition, Withdrawal withdrawn) throws InterruptedException {
    for (int version = 1; version < withdrawn.version(); version++) {
      byte[] key = utf8(ArticleEvent.key(withdrawn.id(), version));
      append(partition, nothing(Topic.EVENTS, partition.number, key));
    }
  }

  private void conclude(Partition partition, byte[] key, Standing after, Outcome outcome)
      throws InterruptedException {
    append(partition, record(Topic.OUTCOMES, partition.number, key, outcome, JSON));
    partition.standings.put(key, after);
    partition.standings.concluded(key, outcome.decided());
    watch.concluded(outcome.outcome());
  }

  /** The event's offset. */
  private long append(Partition partition, ArticleEvent event) throws InterruptedException {
    long offset =
        append(
            partition,
            record(
                Topic.EVENTS,
                partition.number,
                utf8(event.key()),
                event.data(),
                CloudEvents.headers(event.attributes())));
    partition.progress.published(offset);
    return offset;
  }

  private ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, @Nullable String reason) {
    byte[] key = record.key();
    DeadLetter letter =
        new DeadLetter(
            "parse",
            record.topic(),
            record.partition(),
            record.offset(),
            // A stranger's may be long.
            new String(key, 0, Math.min(key.length, 200), StandardCharsets.UTF_8),
            reason == null ? "" : reason,
            Instant.now());
    String place = record.topic() + "-" + record.partition() + "-" + record.offset();
    return record(Topic.DEADLETTER, null, utf8(place), letter, JSON);
  }

  private ProducerRecord<byte[], byte[]> record(
      Topic topic,
      @Nullable Integer partition,
      byte[] key,
      Object value,
      Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topics.apply(topic), partition, key, EventJson.bytes(value));
    headers.forEach((name, content) -> record.headers().add(name, utf8(content)));
    return record;
  }

  private ProducerRecord<byte[], byte[]> nothing(Topic topic, int partition, byte[] key) {
    return new ProducerRecord<>(topics.apply(topic), partition, key, null);
  }

  /** Returns its offset once it is on all in-sync replicas. */
  private long append(Partition partition, ProducerRecord<byte[], byte[]> record)
      throws InterruptedException {
    lease.awaitHeld();
    partition.requireOwned();
    try {
      return producer.send(record).get().offset();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
