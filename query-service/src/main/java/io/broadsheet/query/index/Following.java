package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.LogEvent;
import java.io.IOException;
import java.time.Duration;

/** Leads one index after the archive: when it reads on, when that is found, when it is on disk. */
final class Following {

  private static final int ROWS_OF_EACH_PARTITION = 64;

  private final Writing writing;
  private final EventLog log;
  private final IndexConfig config;
  private final int chunkBytes;
  private long refreshed = System.nanoTime();
  private long committed = refreshed;
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
    gone |= chunk.events().stream().anyMatch(LogEvent::isWithdrawal);
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

  /** Writes to disk what is due. */
  void commit() throws IOException {
    if (hasPassed(committed, config.commitEvery()) && !writing.position().equals(durable)) {
      writing.commit();
      durable = writing.position();
      committed = System.nanoTime();
    }
  }

  private static boolean hasPassed(long since, Duration pause) {
    return System.nanoTime() - since >= pause.toNanos();
  }
}
