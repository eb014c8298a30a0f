package io.broadsheet.query.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Writes one batch after the other, while the next waits. */
final class Strand {

  private static final int BATCHES = 2;
  private static final long STOP_WITHIN_SECONDS = 5;

  final Trouble.One trouble;

  private final Semaphore room = new Semaphore(BATCHES);
  private final ExecutorService thread;

  Strand(String name, Trouble.One trouble) {
    this.trouble = trouble;
    this.thread = Executors.newSingleThreadExecutor(work -> new Thread(work, name));
  }

  /** Work on one batch, which must not give up before it is done: the next would leave a hole. */
  interface Work {
    void run() throws InterruptedException;
  }

  /** Waits for room. */
  void take(Work work) throws InterruptedException {
    room.acquire();
    try {
      thread.execute(
          () -> {
            try {
              work.run();
              room.release();
            } catch (InterruptedException e) {
              // It is being stopped, and takes no more.
              Thread.currentThread().interrupt();
            }
          });
    } catch (RejectedExecutionException e) {
      // The same; what was not written is read again after the next start.
    }
  }

  /** Lets what is being written come to its end. */
  void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }
}
