package io.broadsheet.benchmarks;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Durations, by how often each came, in microseconds. */
final class Timings {

  private final ConcurrentSkipListMap<Long, AtomicLong> counts = new ConcurrentSkipListMap<>();

  void add(long nanos) {
    counts.computeIfAbsent(nanos / 1_000, any -> new AtomicLong()).incrementAndGet();
  }

  long size() {
    return counts.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** The duration that this share of all does not exceed, in milliseconds. */
  double quantile(double share) {
    long rank = (long) Math.ceil(share * size());
    long seen = 0;
    for (var entry : counts.entrySet()) {
      seen += entry.getValue().get();
      if (seen >= rank) {
        return entry.getKey() / 1_000.0;
      }
    }
    return Double.NaN;
  }
}
