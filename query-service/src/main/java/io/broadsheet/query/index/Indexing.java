package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.ArchiveAway;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.LogEvent;
import io.broadsheet.query.store.Wake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/**
 * Reads the archive's events into the index, on one thread that also refreshes and commits: so a
 * position is always that of what can be found.
 */
@ApplicationScoped
class Indexing {

  private static final int ROWS_OF_EACH_PARTITION = 64;
  private static final int CHUNK_BYTES = 4 << 20;
  private static final long PAUSE_MILLIS = 1_000;

  private final EventLog log;
  private final IndexConfig config;
  private final Thread thread = new Thread(this::run, "index");
  private volatile boolean running = true;

  // Guarded by this.
  private boolean woken;
  private @Nullable Cursor target;
  private @Nullable Cursor wanted;
  private @Nullable State state;
  private String trouble = "it has not begun";
  private @Nullable Cursor progress;

  Indexing(EventLog log, Wake wake, IndexConfig config, MeterRegistry meters) {
    this.log = log;
    this.config = config;
    wake.onStored(this::wake);
    Gauge.builder("broadsheet.index.built", this, indexing -> indexing.built() / 100.0)
        .description("share of the archive that the index had when it began which is in it")
        .register(meters);
  }

  /**
   * What can be found.
   *
   * @param position of all that these searchers know, at least
   */
  record State(SearcherManager searchers, Cursor position) {}

  void start(@Observes StartupEvent start) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    running = false;
    wake();
    thread.join(Duration.ofSeconds(10).toMillis());
  }

  /** What can be found now; nothing while the index is being built. */
  synchronized Optional<State> state() {
    return Optional.ofNullable(state).filter(it -> target != null && it.position.reached(target));
  }

  /** The same once it has come to a position; empty where that takes longer. */
  synchronized Optional<State> state(Cursor reached, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<State> now = state();
      long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
      if (left <= 0 || now.isPresent() && now.get().position.reached(reached)) {
        return now.filter(it -> it.position.reached(reached));
      }
      wanted = reached;
      woken = true;
      notifyAll();
      wait(left);
    }
  }

  /** Percent of the archive, as it was when building began. */
  synchronized int built() {
    if (target == null || progress == null || !progress.topicId().equals(target.topicId())) {
      return 0;
    }
    long all = target.next().stream().mapToLong(Long::longValue).sum();
    long done = 0;
    for (int p = 0; p < target.next().size(); p++) {
      done += Math.min(progress.next().get(p), target.next().get(p));
    }
    return all == 0 ? 100 : (int) (100 * done / all);
  }

  /** Why it does not go on, empty where it does. */
  synchronized String trouble() {
    return trouble;
  }

  private synchronized void wake() {
    woken = true;
    notifyAll();
  }

  private void run() {
    while (running) {
      try (Writing writing = open()) {
        follow(writing);
      } catch (ArchiveAway e) {
        trouble("PostgreSQL does not answer");
      } catch (IOException | RuntimeException e) {
        Log.error("the index stopped; it is opened again", e);
        trouble(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        running = false;
      }
      pause();
    }
  }

  private Writing open() throws IOException {
    Cursor now = log.position();
    Cursor beginning = new Cursor(now.topicId(), Collections.nCopies(now.next().size(), 0L));
    Writing writing =
        Writing.open(config.folder(), beginning, cursor -> log.refusal(cursor).isEmpty());
    synchronized (this) {
      target = now;
      trouble = "";
      progress = writing.position();
    }
    return writing;
  }

  private void follow(Writing writing) throws IOException, InterruptedException {
    long refreshed = System.nanoTime();
    long committed = refreshed;
    Cursor durable = writing.position();
    boolean changed = true;
    try {
      while (running) {
        Chunk chunk = log.after(writing.position(), ROWS_OF_EACH_PARTITION, CHUNK_BYTES);
        boolean more = !chunk.to().equals(chunk.from());
        boolean gone = chunk.events().stream().anyMatch(LogEvent::isWithdrawal);
        writing.apply(chunk);
        changed |= !chunk.events().isEmpty();
        if (!changed || gone || isWanted() || hasPassed(refreshed, config.refreshEvery())) {
          if (changed) {
            writing.refresh();
            refreshed = System.nanoTime();
            changed = false;
          }
          publish(writing);
        }
        if (hasPassed(committed, config.commitEvery()) && !writing.position().equals(durable)) {
          writing.commit();
          durable = writing.position();
          committed = System.nanoTime();
        }
        if (!more) {
          await(changed ? config.refreshEvery().toMillis() : Long.MAX_VALUE);
        }
      }
      writing.commit();
    } finally {
      synchronized (this) {
        state = null;
      }
    }
  }

  private static boolean hasPassed(long since, Duration pause) {
    return System.nanoTime() - since >= pause.toNanos();
  }

  private synchronized boolean isWanted() {
    return wanted != null && (state == null || !state.position.reached(wanted));
  }

  private synchronized void publish(Writing writing) {
    state = new State(writing.searchers(), writing.position());
    progress = writing.position();
    notifyAll();
  }

  private synchronized void await(long millis) throws InterruptedException {
    if (!woken) {
      wait(millis == Long.MAX_VALUE ? 0 : millis);
    }
    woken = false;
  }

  private synchronized void trouble(String why) {
    trouble = why;
  }

  private void pause() {
    try {
      Thread.sleep(running ? PAUSE_MILLIS : 0);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
