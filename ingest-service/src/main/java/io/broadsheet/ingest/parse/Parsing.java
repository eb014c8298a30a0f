package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Parses a bounded number of articles at once, each within a deadline. A parse that passes it is
 * interrupted and its slot goes to the next, whether or not its thread comes back.
 */
@Singleton
class Parsing implements AutoCloseable {

  private final BiFunction<Original, Instant, Article> parser;
  private final Duration deadline;
  private final int slots;
  private final Semaphore free;
  private final AtomicInteger running = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "broadsheet-parse");
            thread.setDaemon(true);
            return thread;
          });
  private final Timer timer;

  @Inject
  Parsing(ParseConfig config, MeterRegistry registry) {
    this(
        new ArticleParser()::parse,
        Runtime.getRuntime().availableProcessors(),
        config.parse().deadline(),
        registry);
  }

  Parsing(
      BiFunction<Original, Instant, Article> parser,
      int slots,
      Duration deadline,
      MeterRegistry registry) {
    this.parser = parser;
    this.slots = slots;
    this.free = new Semaphore(slots, true);
    this.deadline = deadline;
    this.timer = Timer.builder("broadsheet.parse").publishPercentiles(0.5, 0.99).register(registry);
    Gauge.builder("broadsheet.parse.stuck", this::stuck).register(registry);
  }

  /**
   * The article that somebody saw at that time.
   *
   * @throws NothingToParse when there is none
   * @throws ExecutionException with what else the parser threw
   * @throws TimeoutException when it took too long
   */
  Article parse(Original original, Instant observed)
      throws ExecutionException, InterruptedException, TimeoutException {
    long begin = System.nanoTime();
    free.acquire();
    try {
      return withinDeadline(threads.submit(() -> run(original, observed)));
    } finally {
      free.release();
      timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }

  private Article withinDeadline(Future<Article> article)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return article.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TimeoutException("took longer than " + deadline.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NothingToParse nothing) {
        throw nothing;
      }
      throw e;
    } finally {
      article.cancel(true);
    }
  }

  private Article run(Original original, Instant observed) {
    running.incrementAndGet();
    try {
      return parser.apply(original, observed);
    } finally {
      running.decrementAndGet();
    }
  }

  /** Threads that passed their deadline and did not come back. */
  int stuck() {
    return Math.max(0, running.get() - (slots - free.availablePermits()));
  }

  @PreDestroy
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
