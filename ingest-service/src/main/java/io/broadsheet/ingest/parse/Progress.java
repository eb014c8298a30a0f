package io.broadsheet.ingest.parse;

import java.util.Collections;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition is: which arrivals are done, and from where its events must be read again
 * after a crash because one may lack its outcome.
 */
final class Progress {

  private static final String EVENTS = "events=";

  // Open arrivals: offset to the lowest event that can be theirs.
  private final TreeMap<Long, Long> open = new TreeMap<>();
  private long next;
  private long nextEvent;

  Progress(long next, long nextEvent) {
    this.next = next;
    this.nextEvent = nextEvent;
  }

  /** The mark in a commit's metadata; 0, the beginning, where there is none. */
  static long eventsFrom(@Nullable OffsetAndMetadata committed) {
    String metadata = committed == null ? "" : committed.metadata();
    try {
      return metadata.startsWith(EVENTS) ? Long.parseLong(metadata.substring(EVENTS.length())) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** An arrival's event stood without outcome when the partition was taken over. */
  synchronized void owe(long arrival, long event) {
    open.put(arrival, event);
  }

  synchronized void take(long arrival) {
    open.merge(arrival, nextEvent, Math::min);
    next = arrival + 1;
  }

  /** An event was acknowledged at this offset. */
  synchronized void published(long event) {
    nextEvent = Math.max(nextEvent, event + 1);
  }

  /** An arrival's outcome was acknowledged. */
  synchronized void done(long arrival) {
    open.remove(arrival);
  }

  synchronized int open() {
    return open.size();
  }

  /** What to commit: the lowest open arrival, and the lowest event that may lack its outcome. */
  synchronized OffsetAndMetadata mark() {
    long arrival = open.isEmpty() ? next : Math.min(next, open.firstKey());
    long event = open.isEmpty() ? nextEvent : Math.min(nextEvent, Collections.min(open.values()));
    return new OffsetAndMetadata(arrival, EVENTS + event);
  }
}
