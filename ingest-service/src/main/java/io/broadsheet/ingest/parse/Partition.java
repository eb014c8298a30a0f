package io.broadsheet.ingest.parse;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What this instance knows of one partition while it owns it, and its right to write there. */
final class Partition {

  final int number;
  final Standings standings;
  final Progress progress;
  // Shared by all that write, taken alone by what ends the writing.
  private final ReadWriteLock writing = new ReentrantReadWriteLock();
  private volatile boolean lost;

  Partition(int number, Standings standings, Progress progress) {
    this.number = number;
    this.standings = standings;
    this.progress = progress;
  }

  /** Before an arrival's first write. */
  void beginWriting() {
    writing.readLock().lock();
  }

  /** After its last write, whatever became of it. */
  void endWriting() {
    writing.readLock().unlock();
  }

  /**
   * Before each write.
   *
   * @throws CancellationException when the partition is another instance's now; nothing is lost
   */
  void requireOwned() {
    if (lost) {
      throw new CancellationException("the partition was given up");
    }
  }

  /**
   * From now on nothing is written.
   *
   * @return false where something is being written, which may still come to Kafka's log
   */
  boolean lose() {
    lost = true;
    boolean still = writing.writeLock().tryLock();
    if (still) {
      writing.writeLock().unlock();
    }
    return still;
  }

  /** Lets what was begun be finished, for a while, and nothing else begin. */
  void lose(long patienceNanos) throws InterruptedException {
    boolean finished = writing.writeLock().tryLock(patienceNanos, TimeUnit.NANOSECONDS);
    lost = true;
    if (finished) {
      writing.writeLock().unlock();
    }
  }
}
