package io.broadsheet.ingest.parse;

import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition is: which arrivals are done, and from where its events must be read again
 * after a crash because one may lack its outcome.
 */
final class Progress {

  private static final String EVENTS = "events=";

  // Open arrivals: offset to the next event offset when each was taken.
  private final TreeMap<Long, Long> open = new TreeMap<>();
  // Events that stood without outcome when the partition was taken over.
  private final TreeSet<Long> owed = new TreeSet<>();
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

  synchronized void owe(long event) {
    owed.add(event);
  }

  synchronized void settle(long event) {
    owed.remove(event);
  }

  synchronized void take(long offset) {
    open.put(offset, nextEvent);
    next = offset + 1;
  }

  /** An event was acknowledged at this offset. */
  synchronized void published(long event) {
    nextEvent = Math.max(nextEvent, event + 1);
  }

  /** An arrival's outcome was acknowledged. */
  synchronized void done(long offset) {
    open.remove(offset);
  }

  synchronized int open() {
    return open.size();
  }

  /** What to commit: the lowest open arrival, and the lowest event that may lack its outcome. */
  synchronized OffsetAndMetadata mark() {
    long arrival = open.isEmpty() ? next : open.firstKey();
    long event = nextEvent;
    for (long atStart : open.values()) {
      event = Math.min(event, atStart);
    }
    if (!owed.isEmpty()) {
      event = Math.min(event, owed.first());
    }
    return new OffsetAndMetadata(arrival, EVENTS + event);
  }
}
