package io.broadsheet.query.store;

import io.broadsheet.query.store.LogRecord.Place;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Marks each record with the number of the seek after which it was polled.
 *
 * <p>Batches wait in the channel between poll and write. Those polled before a seek must not be
 * written after it: they may lie beyond the position that was sought, and would tear a hole into
 * the rows. Offsets cannot tell them apart, as a compacted topic has holes of its own.
 */
public final class SeekMark implements ConsumerInterceptor<Object, Object> {

  private static final String HEADER = "broadsheet-seek";
  // Kafka makes its interceptors itself, so the number is the process's. It only rises.
  private static final Map<Place, Long> SEEKS = new ConcurrentHashMap<>();

  /** Called on the polling thread, with the seek: no poll lies between the two. */
  static long next(Place place) {
    return SEEKS.merge(place, 1L, Long::sum);
  }

  static long of(ConsumerRecord<?, ?> record) {
    Header header = record.headers().lastHeader(HEADER);
    return header == null ? 0 : ByteBuffer.wrap(header.value()).getLong();
  }

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
    for (TopicPartition partition : records.partitions()) {
      long seek = SEEKS.getOrDefault(new Place(partition.topic(), partition.partition()), 0L);
      byte[] mark = ByteBuffer.allocate(Long.BYTES).putLong(seek).array();
      records.records(partition).forEach(record -> record.headers().add(HEADER, mark));
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> settings) {}
}
