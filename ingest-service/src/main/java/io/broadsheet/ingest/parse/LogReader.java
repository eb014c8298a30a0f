package io.broadsheet.ingest.parse;

import io.broadsheet.events.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads parts of logs: everything from a position to the end, or the one record at an offset. */
final class LogReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final Function<Topic, String> topics;

  LogReader(Consumer<byte[], byte[]> consumer, Function<Topic, String> topics) {
    this.consumer = consumer;
    this.topics = topics;
  }

  /** All records from these offsets to where the logs end now, which it returns. */
  synchronized Map<TopicPartition, Long> toEnd(
      Map<TopicPartition, Long> from,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(from.keySet());
    Map<TopicPartition, Long> end = consumer.endOffsets(from.keySet());
    read(from, end, each);
    return end;
  }

  /** The value at an offset; nothing where compaction took it, or there is none. */
  Optional<byte[]> at(Topic topic, int partition, long offset) {
    return record(topic, partition, offset).map(ConsumerRecord::value);
  }

  /** The record at an offset; nothing where compaction took it. */
  synchronized Optional<ConsumerRecord<byte[], byte[]>> record(
      Topic topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topics.apply(topic), partition);
    consumer.assign(Set.of(place));
    AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    if (offset >= 0 && offset < consumer.endOffsets(Set.of(place)).getOrDefault(place, 0L)) {
      read(
          Map.of(place, offset),
          Map.of(place, offset + 1),
          record -> {
            if (record.offset() == offset) {
              found.set(record);
            }
          });
    }
    return Optional.ofNullable(found.get());
  }

  private void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    from.forEach(consumer::seek);
    Set<TopicPartition> left = new HashSet<>(from.keySet());
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      left.removeIf(partition -> consumer.position(partition) >= to.getOrDefault(partition, 0L));
      if (left.isEmpty()) {
        return;
      }
      var records = consumer.poll(Duration.ofMillis(200));
      if (!records.isEmpty()) {
        giveUp = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > giveUp) {
        throw new KafkaException("nothing could be read from " + left + " for 10 s");
      }
      records.forEach(each);
    }
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
