package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Topic;
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
 * One arrival, from its record to its outcome: parse, decide, event, outcome, in this order. Each
 * method returns when Kafka has all of it, and throws when nothing is known about that; {@link
 * CancellationException} says that the partition is another instance's now.
 */
final class Handling {

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

  void handle(Partition partition, ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    Standing standing = partition.standings.of(record.key());
    if (record.offset() <= standing.last()) {
      return;
    }
    Plan plan = planner.plan(standing, record);
    partition.beginWriting();
    try {
      Standing after = plan.after();
      try {
        after = plan.event() == null ? after : after.at(append(partition, plan.event()));
      } catch (RecordTooLargeException e) {
        String reason = "this cluster's topic takes no event of that size";
        after = standing.passed(record.offset());
        plan = Plan.keeping(after, Outcome.Kind.FAILED, reason, plan.received());
      }
      if (plan.kind() == Outcome.Kind.FAILED) {
        append(partition, letter(record, plan.reason()));
      }
      conclude(
          partition,
          record.key(),
          after,
          after.outcome(
              Planner.article(record.key()),
              partition.number,
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
              owed.id(), partition.number, owed.outcome(), null, owed.received(), owed.decided()));
    } finally {
      partition.endWriting();
    }
  }

  private void conclude(Partition partition, byte[] key, Standing after, Outcome outcome)
      throws InterruptedException {
    append(partition, record(Topic.OUTCOMES, partition.number, key, outcome, JSON));
    partition.standings.put(key, after);
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
