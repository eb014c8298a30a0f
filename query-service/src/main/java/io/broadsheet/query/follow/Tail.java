package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.Wake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, read and asked once for all streams of this instance while there are any. Who
 * waits is woken only where there is something for it.
 */
@Startup
@ApplicationScoped
class Tail {

  private static final int ROWS_OF_EACH_PARTITION = 64;
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final int CHUNK_BYTES = 1024 * 1024;

  private final EventLog log;
  private final EventMatcher matcher;
  private final int recentBytes;
  private final ScheduledExecutorService reader = thread("tail");
  private final ScheduledExecutorService clock = thread("heartbeats");
  private final AtomicBoolean scheduled = new AtomicBoolean();

  // Guarded by this. The oldest first, each by where it begins: most streams stand just there.
  private final Map<Cursor, Kept> recent = new LinkedHashMap<>();
  private final Map<Optional<StandingQuery>, Group> groups = new LinkedHashMap<>();
  private final Set<Waiter> waiting = new LinkedHashSet<>();
  private long bytes;
  private long chunks;
  private int streams;
  private @Nullable Cursor at;
  private long looked;

  Tail(EventLog log, EventMatcher matcher, Wake wake, FollowConfig config, MeterRegistry meters) {
    this.log = log;
    this.matcher = matcher;
    this.recentBytes = config.recentBytes();
    wake.onStored(this::stored);
    Duration tick = config.heartbeat().dividedBy(16);
    var unused =
        clock.scheduleWithFixedDelay(
            this::wakeDue, tick.toNanos(), tick.toNanos(), TimeUnit.NANOSECONDS);
    Gauge.builder("broadsheet.follow.streams", this, Tail::streams)
        .description("open streams")
        .register(meters);
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  void stop(@Observes ShutdownEvent stop) {
    reader.shutdownNow();
    clock.shutdownNow();
  }

  synchronized int streams() {
    return streams;
  }

  /** Keeps the newest events from here on; {@link #leave} ends it. */
  synchronized Group join(Cursor now, Optional<StandingQuery> query) {
    if (streams++ == 0) {
      at = now;
    }
    Group group = groups.computeIfAbsent(query, it -> new Group(it, chunks + 1));
    group.streams++;
    return group;
  }

  synchronized void leave(Group group) {
    if (--group.streams == 0) {
      groups.remove(group.query);
    }
    if (--streams == 0) {
      at = null;
      recent.clear();
      bytes = 0;
    }
  }

  /**
   * The chunk that follows a position, where it is among the newest. Nothing while the archive has
   * not answered: a text of it may be withdrawn by now.
   */
  synchronized Optional<Kept> following(Cursor cursor) {
    if (isReachedBy(cursor) || System.nanoTime() - looked > FRESH.toNanos()) {
      return Optional.empty();
    }
    Kept next = recent.get(cursor);
    return next != null
        ? Optional.of(next)
        : recent.values().stream().filter(kept -> kept.chunk().follows(cursor)).findFirst();
  }

  /** Whether a position is as far as this tail has read. */
  synchronized boolean isReachedBy(Cursor cursor) {
    return at == null || cursor.reached(at);
  }

  /**
   * Wakes a stream when there is something for it, or when it has waited long enough.
   *
   * @return whether it waits; else more has been read than it stands at
   */
  synchronized boolean await(Waiter waiter) {
    return isReachedBy(waiter.cursor()) && waiting.add(waiter);
  }

  synchronized void forget(Waiter waiter) {
    waiting.remove(waiter);
  }

  private void wakeDue() {
    long now = System.nanoTime();
    Cursor passed;
    List<Waiter> due;
    synchronized (this) {
      passed = at;
      due = take(waiter -> waiter.isDue(now));
    }
    if (passed != null) {
      wake(due, passed);
    }
  }

  private static void wake(List<Waiter> waiters, Cursor passed) {
    for (Waiter waiter : waiters) {
      try {
        waiter.wake(passed);
      } catch (RuntimeException e) {
        // The others must not wait for ever.
        Log.error("a stream could not be woken", e);
      }
    }
  }

  private List<Waiter> take(Predicate<Waiter> those) {
    List<Waiter> taken = waiting.stream().filter(those).toList();
    taken.forEach(waiting::remove);
    return taken;
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
        // There may be more.
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
    long begun = System.nanoTime();
    Chunk chunk = log.after(from, ROWS_OF_EACH_PARTITION, CHUNK_BYTES);
    looked(begun);
    if (from.reached(chunk.to())) {
      return false;
    }
    wake(keep(matched(chunk)), from);
    return true;
  }

  private synchronized void looked(long then) {
    looked = then;
  }

  private Kept matched(Chunk chunk) {
    Kept kept;
    List<Group> asked;
    synchronized (this) {
      kept = new Kept(matcher, chunk, ++chunks);
      asked = List.copyOf(groups.values());
    }
    kept.match(asked);
    return kept;
  }

  /** Returns those for whom there is something in it. */
  private synchronized List<Waiter> keep(Kept kept) {
    if (at != kept.chunk().from()) {
      return List.of();
    }
    at = kept.chunk().to();
    Set<UUID> withdrawn = kept.chunk().withdrawn();
    if (!withdrawn.isEmpty()) {
      // Who resumes there reads the archive, where the text is gone.
      recent.values().removeIf(before -> before.chunk().hasAny(withdrawn));
      bytes = recent.values().stream().mapToLong(Kept::size).sum();
    }
    recent.put(kept.chunk().from(), kept);
    bytes += kept.size();
    Iterator<Kept> oldest = recent.values().iterator();
    while (bytes > recentBytes && recent.size() > 1) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
    return take(waiter -> kept.known(waiter.group()).map(it -> !it.isEmpty()).orElse(true));
  }
}
