package io.broadsheet.ingest.parse;

import io.broadsheet.events.Outcome;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What this instance knows of one partition while it owns it. */
final class PartitionState {

  final int partition;
  final Progress progress;
  final Chains chains;
  private final Map<UUID, Standing> standings;
  private final Map<UUID, Outcome> owed;
  private int writing;
  private boolean draining;
  private boolean lost;

  PartitionState(
      int partition,
      Map<UUID, Standing> standings,
      Map<UUID, Outcome> owed,
      Progress progress,
      Executor workers) {
    this.partition = partition;
    this.standings = new ConcurrentHashMap<>(standings);
    this.owed = new ConcurrentHashMap<>(owed);
    this.progress = progress;
    this.chains = new Chains(workers);
    owed.values().forEach(outcome -> progress.owe(event(outcome)));
  }

  Standing standing(UUID article) {
    return standings.getOrDefault(article, Standing.NONE);
  }

  void stands(UUID article, Standing standing) {
    standings.put(article, standing);
  }

  /** The outcome of an event that a crash left without one. */
  @Nullable Outcome owed(UUID article) {
    return owed.get(article);
  }

  void settled(UUID article) {
    Outcome outcome = owed.remove(article);
    if (outcome != null) {
      progress.settle(event(outcome));
    }
  }

  private static long event(Outcome outcome) {
    return outcome.event() == null ? 0 : outcome.event();
  }

  /** Before an arrival's first write. */
  synchronized void beginWriting() {
    if (draining || lost) {
      throw new Abandoned();
    }
    writing++;
  }

  /** After its last write, whatever became of it. */
  synchronized void endWriting() {
    writing--;
    notifyAll();
  }

  /** Before each write: a lost partition takes none. */
  synchronized void requireOwned() {
    if (lost) {
      throw new Abandoned();
    }
  }

  /** Another instance owns it already. */
  synchronized void lose() {
    lost = true;
    notifyAll();
  }

  /**
   * Lets what was begun be finished and nothing else begin; what does not finish in time is lost.
   */
  synchronized void drain(long deadlineNanos) throws InterruptedException {
    draining = true;
    while (writing > 0 && !lost) {
      long millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        lost = true;
        return;
      }
      wait(millis);
    }
  }
}
