package io.broadsheet.query.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes one batch after the other, on a thread of its own. */
final class Strand {

  private final Semaphore free = new Semaphore(1);
  private final ExecutorService thread;
  private volatile @Nullable Throwable failure;

  Strand(String name) {
    this.thread = Executors.newSingleThreadExecutor(work -> new Thread(work, name));
  }

  /** Work on one batch, which comes back when it is done. */
  interface Work {
    void run() throws InterruptedException;
  }

  /**
   * Waits until the batch before is written; once this strand has ended, does nothing.
   *
   * @throws IllegalStateException when it was not written: another would leave a hole
   */
  void take(Work work) throws InterruptedException {
    free.acquire();
    if (failure != null) {
      free.release();
      throw new IllegalStateException("a batch was not written", failure);
    }
    try {
      thread.execute(() -> run(work));
    } catch (RejectedExecutionException e) {
      // What is not written is read again after the next start.
      free.release();
    }
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      free.release();
    }
  }

  /** Takes no more. */
  void end() {
    thread.shutdown();
  }

  /** Lets what is being written come to its end. */
  void awaitEnd(long millis) throws InterruptedException {
    if (!thread.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
      thread.shutdownNow();
    }
  }
}
