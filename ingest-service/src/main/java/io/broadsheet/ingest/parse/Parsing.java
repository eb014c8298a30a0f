package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Original;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Parses a bounded number of articles at once, each within a deadline. A parse that passes it is
 * interrupted and its slot goes to the next, whether or not its thread comes back.
 */
final class Parsing implements AutoCloseable {

  private final Function<Original, Article> parser;
  private final Duration deadline;
  private final ExecutorService threads;
  private final ScheduledExecutorService clock;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final AtomicInteger stuck = new AtomicInteger();
  private int free;

  Parsing(Function<Original, Article> parser, int slots, Duration deadline) {
    this.parser = parser;
    this.free = slots;
    this.deadline = deadline;
    this.threads = Executors.newCachedThreadPool(Daemons.named("broadsheet-parse"));
    this.clock =
        Executors.newSingleThreadScheduledExecutor(Daemons.named("broadsheet-parse-clock"));
  }

  /** The article; fails with what the parser threw, or a {@link TimeoutException}. */
  CompletableFuture<Article> parse(Original original) {
    CompletableFuture<Article> article = new CompletableFuture<>();
    Runnable work = () -> threads.execute(() -> run(original, article));
    synchronized (this) {
      if (free == 0) {
        waiting.add(work);
        return article;
      }
      free--;
    }
    work.run();
    return article;
  }

  /** Threads that passed their deadline and did not come back. */
  int stuck() {
    return stuck.get();
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void run(Original original, CompletableFuture<Article> article) {
    Thread thread = Thread.currentThread();
    AtomicBoolean over = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        clock.schedule(
            () -> {
              // Together, so that the interrupt cannot meet the thread's next article.
              synchronized (over) {
                if (!over.compareAndSet(false, true)) {
                  return;
                }
                stuck.incrementAndGet();
                thread.interrupt();
              }
              free();
              article.completeExceptionally(
                  new TimeoutException("took longer than " + deadline.toSeconds() + " s"));
            },
            deadline.toMillis(),
            TimeUnit.MILLISECONDS);
    Article read = null;
    Throwable failure = null;
    try {
      read = parser.apply(original);
    } catch (Throwable e) {
      // A stack overflow or a lack of memory over one article is that article's failure.
      failure = e;
    }
    alarm.cancel(false);
    synchronized (over) {
      if (!over.compareAndSet(false, true)) {
        stuck.decrementAndGet();
        Thread.interrupted();
        return;
      }
    }
    free();
    if (failure != null) {
      article.completeExceptionally(failure);
    } else {
      article.complete(read);
    }
  }

  private void free() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
        return;
      }
    }
    next.run();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
