package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import java.io.IOException;
import java.time.Duration;

/** Leads one index after the archive: when it reads on, when that is found, when it is on disk. */
final class Following {

  private static final int ROWS_OF_EACH_PARTITION = 64;
  // Writes whole segments anew, however few articles are withdrawn.
  private static final Duration PURGE_EVERY = Duration.ofHours(12);

  private final Writing writing;
  private final EventLog log;
  private final IndexConfig config;
  private final int chunkBytes;
  private long refreshed = System.nanoTime();
  private long committed = refreshed;
  private long purged = refreshed - PURGE_EVERY.toNanos();
  private Cursor durable;
  private boolean changed = true;
  private boolean gone;

  Following(Writing writing, EventLog log, IndexConfig config, int chunkBytes) {
    this.writing = writing;
    this.log = log;
    this.config = config;
    this.chunkBytes = chunkBytes;
    this.durable = writing.position();
  }

  Writing writing() {
    return writing;
  }

  Cursor position() {
    return writing.position();
  }

  /** Whether something waits to be findable. */
  boolean hasChanged() {
    return changed;
  }

  /** Takes a chunk; false where nothing follows yet. */
  boolean readOn() throws IOException {
    Chunk chunk = log.after(writing.position(), ROWS_OF_EACH_PARTITION, chunkBytes);
    gone |= !chunk.withdrawn().isEmpty();
    writing.apply(chunk);
    changed |= !chunk.events().isEmpty();
    return !chunk.to().equals(chunk.from());
  }

  /** Whether all that was taken can be found: it can where it is wanted, is gone, or is due. */
  boolean isFindable(boolean wanted) throws IOException {
    if (changed && (wanted || gone || hasPassed(refreshed, config.refreshEvery()))) {
      writing.refresh();
      refreshed = System.nanoTime();
      changed = false;
      gone = false;
    }
    return !changed;
  }

  /** Writes to disk what is due, and lets go of what was withdrawn. */
  void commit() throws IOException {
    if (!hasPassed(committed, config.commitEvery())) {
      return;
    }
    if (writing.holdsWithdrawn() && hasPassed(purged, PURGE_EVERY)) {
      writing.purge();
      purged = System.nanoTime();
    }
    boolean moved = !writing.position().equals(durable);
    if (moved || writing.isUncommitted()) {
      writing.commit();
      durable = writing.position();
      committed = System.nanoTime();
      // The old segments are on disk until nobody searches in them.
      changed |= !moved;
    }
  }

  private static boolean hasPassed(long since, Duration pause) {
    return System.nanoTime() - since >= pause.toNanos();
  }
}
