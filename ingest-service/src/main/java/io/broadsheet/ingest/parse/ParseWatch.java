package io.broadsheet.ingest.parse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the stage is doing, for health. */
final class ParseWatch {

  private final Map<Integer, Moving> partitions = new TreeMap<>();
  private final ParseMetrics metrics;
  private final Clock clock;
  private boolean ready;
  private @Nullable String trouble;
  private @Nullable Instant troubleSince;

  private record Moving(long position, boolean working, Instant since) {}

  ParseWatch(ParseMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  ParseMetrics metrics() {
    return metrics;
  }

  /** The instance has joined the group and read the state of what it got. */
  synchronized void ready() {
    ready = true;
    trouble = null;
    troubleSince = null;
  }

  /** It gave everything up, and tries again. */
  synchronized void trouble(String reason) {
    ready = false;
    trouble = reason;
    troubleSince = troubleSince == null ? clock.instant() : troubleSince;
    Set.copyOf(partitions.keySet()).forEach(this::released);
  }

  /** A partition stands at a position, with open arrivals and others not yet read. */
  synchronized void at(int partition, long position, int open, long unread) {
    metrics.lag(partition, open + unread);
    boolean working = open + unread > 0;
    Moving before = partitions.get(partition);
    boolean still = before != null && before.position == position && before.working && working;
    partitions.put(
        partition,
        new Moving(position, working, still && before != null ? before.since : clock.instant()));
  }

  synchronized void released(int partition) {
    partitions.remove(partition);
    metrics.lag(partition, 0);
  }

  synchronized boolean isReady() {
    return ready;
  }

  /** Partitions that have work and do not move, and why the stage as a whole does not. */
  synchronized Map<String, String> standing(Duration longerThan) {
    Instant now = clock.instant();
    Map<String, String> standing = new TreeMap<>();
    partitions.forEach(
        (partition, moving) -> {
          if (moving.working && moving.since.plus(longerThan).isBefore(now)) {
            standing.put(
                "partition " + partition,
                "at %d since %s: an arrival there is not concluded"
                    .formatted(moving.position, moving.since));
          }
        });
    if (trouble != null && troubleSince != null && troubleSince.plus(longerThan).isBefore(now)) {
      standing.put("all", trouble + ", since " + troubleSince);
    }
    return standing;
  }
}
