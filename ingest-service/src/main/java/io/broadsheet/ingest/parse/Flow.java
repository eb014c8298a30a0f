package io.broadsheet.ingest.parse;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Bounds what is taken from Kafka and not yet done, by pausing. */
final class Flow {

  private final int maxCount;
  private final long maxBytes;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private boolean full;

  Flow(ParseConfig.Parse config, ParseMetrics metrics) {
    this.maxCount = config.inFlight();
    this.maxBytes = config.inFlightBytes().asLongValue();
    metrics.inFlight(count);
  }

  void taken(ConsumerRecord<byte[], byte[]> record) {
    count.incrementAndGet();
    bytes.addAndGet(size(record));
  }

  void done(ConsumerRecord<byte[], byte[]> record) {
    count.decrementAndGet();
    bytes.addAndGet(-size(record));
  }

  /**
   * Pauses all above the bounds until half of them, and a partition that has a quarter of them
   * alone: one article with many arrivals, which go one by one, must not keep all others waiting.
   * True while all are paused.
   */
  boolean regulate(Consumer<?, ?> consumer, Partitions partitions) {
    if (count.get() >= maxCount || bytes.get() >= maxBytes) {
      full = true;
    } else if (count.get() <= maxCount / 2 && bytes.get() <= maxBytes / 2) {
      full = false;
    }
    Set<TopicPartition> paused = new HashSet<>();
    for (TopicPartition place : consumer.assignment()) {
      PartitionState state = partitions.get(place.partition());
      if (full || (state != null && state.progress.open() >= maxCount / 4)) {
        paused.add(place);
      }
    }
    Set<TopicPartition> flowing = new HashSet<>(consumer.paused());
    flowing.removeAll(paused);
    consumer.resume(flowing);
    consumer.pause(paused);
    return full;
  }

  private static int size(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }
}
