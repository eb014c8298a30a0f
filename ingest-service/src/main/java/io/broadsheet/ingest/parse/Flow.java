package io.broadsheet.ingest.parse;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Bounds what is taken from Kafka and not yet done, by pausing. */
final class Flow {

  private final int maxCount;
  private final long maxBytes;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private boolean paused;

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

  /** Pauses above the bounds and resumes below half of them; true while paused. */
  boolean regulate(Consumer<?, ?> consumer) {
    if (count.get() >= maxCount || bytes.get() >= maxBytes) {
      // Each time, since what was newly assigned is not paused.
      consumer.pause(consumer.assignment());
      paused = true;
    } else if (paused && count.get() <= maxCount / 2 && bytes.get() <= maxBytes / 2) {
      consumer.resume(consumer.paused());
      paused = false;
    }
    return paused;
  }

  private static int size(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }
}
