package io.broadsheet.query.subscriptions;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What was read last: subscriptions that are up to date all read the same. */
@ApplicationScoped
class SharedReads {

  private static final int ROWS_OF_EACH_PARTITION = 16;
  private static final int BYTES = 256 * 1024;
  private static final int KEPT = 4;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final EventLog log;
  // Guarded by this.
  private final Deque<Read> recent = new ArrayDeque<>();

  SharedReads(EventLog log) {
    this.log = log;
  }

  /** Some events, and when they were there. */
  record Read(Chunk chunk, long at) {

    /** Old enough that one of them may have been withdrawn a while ago. */
    boolean isStale() {
      return System.nanoTime() - at > FRESH.toNanos();
    }
  }

  Read after(Cursor cursor) {
    return known(cursor).orElseGet(() -> keep(read(cursor)));
  }

  private Read read(Cursor cursor) {
    long now = System.nanoTime();
    return new Read(log.after(cursor, ROWS_OF_EACH_PARTITION, BYTES), now);
  }

  private synchronized Optional<Read> known(Cursor cursor) {
    return recent.stream()
        .filter(read -> !read.isStale() && read.chunk().from().equals(cursor))
        .findFirst();
  }

  private synchronized Read keep(Read read) {
    // That there is nothing yet is true only now.
    if (!read.chunk().to().equals(read.chunk().from())) {
      recent.addFirst(read);
      if (recent.size() > KEPT) {
        recent.removeLast();
      }
    }
    return read;
  }
}
