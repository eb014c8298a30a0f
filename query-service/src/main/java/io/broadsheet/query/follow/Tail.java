package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.LogEvent;
import io.broadsheet.query.store.Wake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The newest events, read once for all streams of this instance while there are any. */
@Startup
@ApplicationScoped
class Tail {

  private static final int ROWS_OF_EACH_PARTITION = 64;
  private static final int CHUNK_BYTES = 1024 * 1024;

  private final EventLog log;
  private final int recentBytes;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "tail");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

  // Guarded by this. The oldest first, each by where it begins: most streams stand just there.
  private final Map<Cursor, Chunk> recent = new LinkedHashMap<>();
  private long bytes;
  private int streams;
  private @Nullable Cursor at;

  Tail(EventLog log, Wake wake, FollowConfig config, MeterRegistry meters) {
    this.log = log;
    this.recentBytes = config.recentBytes();
    wake.onStored(this::stored);
    Gauge.builder("broadsheet.follow.streams", this, Tail::streams)
        .description("open streams")
        .register(meters);
  }

  void stop(@Observes ShutdownEvent stop) {
    reader.shutdownNow();
  }

  synchronized int streams() {
    return streams;
  }

  /** Keeps the newest events from here on; {@link #leave()} ends it. */
  synchronized void join(Cursor now) {
    if (streams++ == 0) {
      at = now;
    }
  }

  synchronized void leave() {
    if (--streams == 0) {
      at = null;
      recent.clear();
      bytes = 0;
    }
  }

  /** The chunk that follows a position, where it is among the newest. */
  synchronized Optional<Chunk> following(Cursor cursor) {
    if (isReachedBy(cursor)) {
      return Optional.empty();
    }
    Chunk next = recent.get(cursor);
    return next != null
        ? Optional.of(next)
        : recent.values().stream().filter(chunk -> chunk.follows(cursor)).findFirst();
  }

  /** Whether a position is as far as this tail has read. */
  synchronized boolean isReachedBy(Cursor cursor) {
    return at == null || cursor.reached(at);
  }

  /** Runs once more has been read. */
  void await(Runnable waiter) {
    waiting.add(waiter);
  }

  void forget(Runnable waiter) {
    waiting.remove(waiter);
  }

  private void stored() {
    if (streams() > 0 && scheduled.compareAndSet(false, true)) {
      reader.execute(this::read);
    }
  }

  private void read() {
    scheduled.set(false);
    try {
      while (readOn()) {
        for (Runnable waiter : waiting) {
          if (waiting.remove(waiter)) {
            waiter.run();
          }
        }
      }
    } catch (RuntimeException e) {
      // Streams wait; the wake comes again each second.
      Log.debug("the newest events cannot be read", e);
    }
  }

  private boolean readOn() {
    Cursor from;
    synchronized (this) {
      from = at;
    }
    if (from == null) {
      return false;
    }
    Chunk chunk = log.after(from, ROWS_OF_EACH_PARTITION, CHUNK_BYTES);
    if (from.reached(chunk.to())) {
      return false;
    }
    keep(chunk);
    return true;
  }

  private synchronized void keep(Chunk chunk) {
    if (at != chunk.from()) {
      return;
    }
    at = chunk.to();
    if (chunk.withdraws()) {
      // Who resumes before it reads the archive, where the text is gone.
      recent.clear();
      bytes = 0;
    }
    recent.put(chunk.from(), chunk);
    bytes += size(chunk);
    Iterator<Chunk> oldest = recent.values().iterator();
    while (bytes > recentBytes && recent.size() > 1) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
  }

  private static long size(Chunk chunk) {
    return chunk.events().stream().map(LogEvent::json).mapToLong(String::length).sum();
  }
}
