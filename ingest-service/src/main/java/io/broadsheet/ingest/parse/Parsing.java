package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Original;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Parses a bounded number of articles at once, each within a deadline. A parse that passes it is
 * interrupted and its slot goes to the next, whether or not its thread comes back.
 */
final class Parsing implements AutoCloseable {

  private final Function<Original, Article> parser;
  private final int slots;
  private final Semaphore free;
  private final Duration deadline;
  private final AtomicInteger running = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "broadsheet-parse");
            thread.setDaemon(true);
            return thread;
          });

  Parsing(Function<Original, Article> parser, int slots, Duration deadline) {
    this.parser = parser;
    this.slots = slots;
    this.free = new Semaphore(slots, true);
    this.deadline = deadline;
  }

  /**
   * The article.
   *
   * @throws ExecutionException with what the parser threw
   * @throws TimeoutException when it took too long
   */
  Article parse(Original original)
      throws ExecutionException, InterruptedException, TimeoutException {
    free.acquire();
    try {
      return withinDeadline(threads.submit(() -> run(original)));
    } finally {
      free.release();
    }
  }

  private Article withinDeadline(Future<Article> article)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return article.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TimeoutException("took longer than " + deadline.toSeconds() + " s");
    } finally {
      article.cancel(true);
    }
  }

  private Article run(Original original) {
    running.incrementAndGet();
    try {
      return parser.apply(original);
    } finally {
      running.decrementAndGet();
    }
  }

  /** Threads that passed their deadline and did not come back. */
  int stuck() {
    return Math.max(0, running.get() - (slots - free.availablePermits()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
