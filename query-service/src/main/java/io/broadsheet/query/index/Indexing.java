package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.Writing.Refused;
import io.broadsheet.query.store.ArchiveAway;
import io.broadsheet.query.store.EventLog;
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
 * position is always that of what can be found. An index that is built beside takes turns with it.
 */
@ApplicationScoped
class Indexing {

  private static final int CHUNK_BYTES = 4 << 20;

  /** Less at a time, since what was just stored waits for it. */
  private static final int BESIDE_BYTES = 1 << 20;

  private static final long PAUSE_MILLIS = 1_000;

  private final EventLog log;
  private final IndexConfig config;
  private final Thread thread = new Thread(this::run, "index");
  private volatile boolean running = true;

  // Guarded by this.
  private boolean woken;
  private boolean askedToBuild;
  private @Nullable Cursor target;
  private @Nullable Cursor wanted;
  private @Nullable State state;
  private @Nullable Cursor progress;
  private @Nullable Cursor besideProgress;
  private @Nullable ArchiveAway away;
  private boolean begun;
  private String trouble = "it is being opened";

  Indexing(EventLog log, Wake wake, IndexConfig config, MeterRegistry meters) {
    this.log = log;
    this.config = config;
    wake.onStored(this::wake);
    Gauge.builder("broadsheet.index.built", this, indexing -> indexing.built() / 100.0)
        .description("share of the archive that the index had when it began which is in it")
        .register(meters);
    Gauge.builder("broadsheet.index.rebuilt", this, it -> it.rebuilt().orElse(100) / 100.0)
        .description(
            "share of the index that is in the one being built beside it; 1 if there is none")
        .register(meters);
    Gauge.builder("broadsheet.index.refused", this, indexing -> indexing.refused().events())
        .description("events in the archive that the index does not take")
        .register(meters);
  }

  /**
   * What can be found.
   *
   * @param position of all that these searchers know, at least
   * @param generation which index it is
   */
  record State(SearcherManager searchers, Cursor position, int generation, Refused refused) {}

  void start(@Observes StartupEvent start) {
    if (config.enabled()) {
      thread.setDaemon(true);
      thread.start();
    } else {
      trouble("by broadsheet.index.enabled this instance has none");
      begun();
    }
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

  /** Builds the index anew beside the one that answers; where that is being done it goes on. */
  synchronized void rebuild() {
    askedToBuild = besideProgress == null;
    wake();
  }

  /** Percent of the archive, as it was when building began. */
  synchronized int built() {
    return target == null ? 0 : percent(progress, target);
  }

  /** Percent of the index that answers which is in the one beside it, if one is being built. */
  synchronized Optional<Integer> rebuilt() {
    Cursor live = progress;
    return live == null || besideProgress == null && !askedToBuild
        ? Optional.empty()
        : Optional.of(percent(besideProgress, live));
  }

  private static int percent(@Nullable Cursor part, Cursor of) {
    if (part == null || !part.topicId().equals(of.topicId())) {
      return 0;
    }
    long all = of.next().stream().mapToLong(Long::longValue).sum();
    long done = 0;
    for (int p = 0; p < of.next().size(); p++) {
      done += Math.min(part.next().get(p), of.next().get(p));
    }
    return all == 0 ? 100 : (int) (100 * done / all);
  }

  synchronized Refused refused() {
    return state == null ? Refused.NONE : state.refused;
  }

  /** Whether what was on disk is open, or cannot be opened: before, nothing is known of it. */
  synchronized boolean hasBegun() {
    return begun;
  }

  private synchronized void begun() {
    begun = true;
  }

  /** Why it does not go on, empty where it does. */
  synchronized String trouble() {
    return away == null ? trouble : String.valueOf(away.getMessage());
  }

  /** Whether it is only that the archive does not answer. */
  synchronized Optional<ArchiveAway> away() {
    return Optional.ofNullable(away);
  }

  private synchronized void wake() {
    woken = true;
    notifyAll();
  }

  private void run() {
    while (running) {
      try (Generations generations = open()) {
        follow(generations);
      } catch (ArchiveAway e) {
        away(e);
      } catch (IOException | RuntimeException e) {
        Log.error("the index stopped; it is opened again", e);
        trouble(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        running = false;
      }
      begun();
      pause();
    }
  }

  private Generations open() throws IOException {
    Cursor now = log.position();
    Cursor beginning = new Cursor(now.topicId(), Collections.nCopies(now.next().size(), 0L));
    Generations generations =
        Generations.open(
            config.folder(),
            beginning,
            cursor -> log.refusal(cursor).isEmpty(),
            ArticleBlock.ANSWERING);
    synchronized (this) {
      target = now;
      progress = generations.live().position();
    }
    trouble("");
    return generations;
  }

  private void follow(Generations generations) throws IOException, InterruptedException {
    Following live = new Following(generations.live(), log, config, CHUNK_BYTES);
    Following beside = beside(generations);
    try {
      while (running) {
        try {
          goOnIfPossible(live.position());
          boolean more = live.readOn();
          if (live.isFindable(isWanted(live.position()))) {
            publish(live.writing(), generations.number());
          }
          begun();
          live.commit();
          if (beside == null && isBuildDue()) {
            generations.build();
            beside = beside(generations);
          }
          if (beside != null) {
            more |= beside.readOn();
            beside.commit();
            if (beside.position().reached(live.position()) && beside.isFindable(true)) {
              take(beside.writing(), generations.besideNumber());
              generations.turn();
              live = beside;
              beside = null;
            }
            built(beside);
          }
          if (!more) {
            await(live.hasChanged() ? config.refreshEvery().toMillis() : Long.MAX_VALUE);
          }
        } catch (ArchiveAway e) {
          // What was found before can still be; its rows come back with the archive.
          away(e);
          pause();
        }
      }
      live.writing().commit();
      if (beside != null) {
        beside.writing().commit();
      }
    } finally {
      synchronized (this) {
        state = null;
        besideProgress = null;
      }
    }
  }

  private @Nullable Following beside(Generations generations) {
    Writing writing = generations.beside();
    Following beside = writing == null ? null : new Following(writing, log, config, BESIDE_BYTES);
    built(beside);
    return beside;
  }

  private synchronized void built(@Nullable Following beside) {
    besideProgress = beside == null ? null : beside.position();
    // Not sooner: whoever looks meanwhile would see that none is built, nor asked for.
    askedToBuild &= beside == null;
  }

  /** Not before the one that is there answers. */
  private synchronized boolean isBuildDue() {
    return askedToBuild && state().isPresent();
  }

  /** An archive that comes back may be another one, or an earlier state of it. */
  private void goOnIfPossible(Cursor position) {
    if (away().isPresent()) {
      log.refusal(position)
          .ifPresent(
              why -> {
                throw new IllegalStateException("the archive that came back is another: " + why);
              });
      trouble("");
    }
  }

  /** By somebody who waits for a position, or since from here on there are answers at all. */
  private synchronized boolean isWanted(Cursor position) {
    return wanted != null && (state == null || !state.position.reached(wanted))
        || target != null && position.reached(target) && state().isEmpty();
  }

  private synchronized void publish(Writing writing, int generation) {
    state = new State(writing.searchers(), writing.position(), generation, writing.refused());
    progress = writing.position();
    notifyAll();
  }

  /** From now on the one that was built beside answers. */
  private synchronized void take(Writing writing, int generation) {
    publish(writing, generation);
    besideProgress = null;
  }

  private synchronized void await(long millis) throws InterruptedException {
    if (!woken) {
      wait(millis == Long.MAX_VALUE ? 0 : millis);
    }
    woken = false;
  }

  private synchronized void away(ArchiveAway e) {
    away = e;
  }

  private synchronized void trouble(String why) {
    trouble = why;
    away = null;
  }

  private void pause() {
    try {
      Thread.sleep(running ? PAUSE_MILLIS : 0);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
