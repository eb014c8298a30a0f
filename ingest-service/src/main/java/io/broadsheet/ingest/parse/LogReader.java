package io.broadsheet.ingest.parse;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads parts of logs: everything from a position to the end, or the one record at an offset. */
final class LogReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private boolean closed;

  LogReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** All records from these offsets to where the logs end now. */
  synchronized Map<TopicPartition, Long> read(
      Map<TopicPartition, Long> from,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(from.keySet());
    Map<TopicPartition, Long> begin = consumer.beginningOffsets(from.keySet());
    Map<TopicPartition, Long> end = consumer.endOffsets(from.keySet());
    from.forEach(
        (partition, offset) ->
            consumer.seek(partition, Math.max(offset, begin.getOrDefault(partition, 0L))));
    Set<TopicPartition> left = new HashSet<>(from.keySet());
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      left.removeIf(partition -> consumer.position(partition) >= end.getOrDefault(partition, 0L));
      if (left.isEmpty()) {
        return end;
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

  /** The record at an offset; nothing where compaction took it. */
  synchronized Optional<ConsumerRecord<byte[], byte[]>> at(
      String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    Set<TopicPartition> places = Set.of(place);
    if (closed) {
      throw new Abandoned();
    }
    consumer.assign(places);
    if (offset < 0 || offset >= consumer.endOffsets(places).getOrDefault(place, 0L)) {
      return Optional.empty();
    }
    consumer.seek(place, offset);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        return record.offset() == offset && record.value() != null
            ? Optional.of(record)
            : Optional.empty();
      }
    }
    throw new KafkaException(
        "%s-%d could not be read at %d for 10 s".formatted(topic, partition, offset));
  }

  @Override
  public synchronized void close() {
    closed = true;
    consumer.close();
  }
}
