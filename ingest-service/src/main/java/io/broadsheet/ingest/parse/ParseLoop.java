package io.broadsheet.ingest.parse;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Polls, hands arrivals on, commits: on one thread, while what it hands on runs on others. */
final class ParseLoop {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration POLL_PAUSED = Duration.ofMillis(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Partitions partitions;
  private final Handling handling;
  private final Flow flow;
  private final Lease lease;
  private final ParseWatch watch;
  private final long commitNanos;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long lastCommit;
  private int committed;

  ParseLoop(
      Consumer<byte[], byte[]> consumer,
      Partitions partitions,
      Handling handling,
      Flow flow,
      Lease lease,
      ParseWatch watch,
      Duration commitInterval) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.handling = handling;
    this.flow = flow;
    this.lease = lease;
    this.watch = watch;
    this.commitNanos = commitInterval.toNanos();
  }

  /**
   * Until it is told to stop.
   *
   * @throws KafkaException when an arrival may or may not have its outcome: all is to be given up
   *     and read anew
   */
  void run(String topic, BooleanSupplier stopped) {
    consumer.subscribe(List.of(topic), partitions);
    boolean paused = false;
    while (!stopped.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(paused ? POLL_PAUSED : POLL)) {
        take(record);
      }
      Throwable failed = failure.get();
      if (failed != null) {
        throw failed instanceof RuntimeException e ? e : new KafkaException(failed);
      }
      paused = flow.regulate(consumer, partitions);
      commitIfDue();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    PartitionState partition = partitions.get(record.partition());
    if (partition == null) {
      return;
    }
    partition.progress.take(record.offset());
    flow.taken(record);
    partition
        .chains
        .then(Keys.chain(record.key()), () -> handling.handle(partition, record))
        .whenComplete(
            (nothing, failed) -> {
              flow.done(record);
              if (failed == null) {
                partition.progress.done(record.offset());
              } else {
                fail(failed);
              }
            });
  }

  private void fail(Throwable failed) {
    Throwable cause = Causes.of(failed);
    if (!(cause instanceof Abandoned)) {
      failure.compareAndSet(null, cause);
    }
  }

  /** Also when nothing moved: the lease is as old as the last commit that Kafka accepted. */
  private void commitIfDue() {
    long now = System.nanoTime();
    int owned = partitions.all().size();
    if (now - lastCommit < commitNanos && owned == committed) {
      return;
    }
    lastCommit = now;
    committed = owned;
    if (!consumer.groupMetadata().memberId().isEmpty()) {
      watch.ready();
    }
    Map<TopicPartition, OffsetAndMetadata> marks = partitions.marks();
    if (marks.isEmpty()) {
      return;
    }
    consumer.commitAsync(
        marks,
        (offsets, refused) -> {
          if (refused == null) {
            lease.renew(now);
          } else {
            Log.debugf("a commit was not accepted: %s", refused.toString());
          }
        });
    partitions.all().forEach(state -> report(state, marks));
  }

  private void report(PartitionState state, Map<TopicPartition, OffsetAndMetadata> marks) {
    marks.forEach(
        (place, mark) -> {
          if (place.partition() == state.partition) {
            long unread = consumer.currentLag(place).orElse(0);
            watch.at(state.partition, mark.offset(), state.progress.open(), unread);
          }
        });
  }
}
