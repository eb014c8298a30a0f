package io.broadsheet.ingest.parse;

import java.util.Collections;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition is: which arrivals are done, and from where its events must be read again
 * after a crash because one may lack its outcome.
 */
final class Progress {

  private static final Pattern METADATA = Pattern.compile("events=(\\d{1,18}) topics=(\\S+)");

  // Open arrivals: offset to the lowest event that can be theirs.
  private final TreeMap<Long, Long> open = new TreeMap<>();
  private final String topics;
  private long next;
  private long nextEvent;
  // Of articles.backfill, the highest offset that was copied here.
  private long copied = -1;
  // What the consumer has not read; nothing is known before it says so.
  private long unread = Integer.MAX_VALUE;
  private long appended;

  /**
   * @param topics their identity, without white space; a commit carries it
   */
  Progress(long next, long nextEvent, String topics) {
    this.next = next;
    this.nextEvent = nextEvent;
    this.topics = topics;
  }

  /**
   * From where events must be read again, as the commit says; 0, the beginning, where none does.
   *
   * @throws KafkaException when it was made on other topics: their offsets mean nothing here, and
   *     with another number of partitions an article's arrivals lie elsewhere
   */
  static long eventsFrom(@Nullable OffsetAndMetadata committed, String topics) {
    Matcher mark = METADATA.matcher(committed == null ? "" : committed.metadata());
    if (!mark.matches()) {
      return 0;
    }
    if (!mark.group(2).equals(topics)) {
      throw new KafkaException(
          "articles.received, articles.backfill, articles.events or articles.outcomes was made anew, or their number of partitions was changed (partitions and topic ids were %s, are %s). Use a new broadsheet.topic-prefix."
              .formatted(mark.group(2), topics));
    }
    return Long.parseLong(mark.group(1));
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

  /**
   * A copy of this arrival of the backfill lane was taken. They are appended in their order, so
   * that one at or below the highest was copied twice.
   *
   * @return whether it is the first
   */
  synchronized boolean copied(long backfill) {
    boolean first = backfill > copied;
    copied = Math.max(copied, backfill);
    return first;
  }

  /** The first arrival of the backfill lane of which no copy was taken. */
  synchronized long nextCopy() {
    return copied + 1;
  }

  /** So many arrivals were not read when all that were read had been taken. */
  synchronized void unread(long arrivals) {
    unread = arrivals;
  }

  /** This instance appended an arrival itself. */
  synchronized void appended(long arrival) {
    appended = arrival + 1;
  }

  synchronized boolean isAllRead() {
    return unread == 0 && appended <= next;
  }

  /** Arrivals that are not concluded, as far as is known; those that were not read too. */
  synchronized long waiting() {
    return open.size() + Math.max(unread, appended - next);
  }

  /** What to commit: the lowest open arrival, and the lowest event that may lack its outcome. */
  synchronized OffsetAndMetadata mark() {
    long arrival = open.isEmpty() ? next : Math.min(next, open.firstKey());
    long event = open.isEmpty() ? nextEvent : Math.min(nextEvent, Collections.min(open.values()));
    return new OffsetAndMetadata(arrival, "events=%d topics=%s".formatted(event, topics));
  }
}
