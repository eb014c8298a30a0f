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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parses a bounded number of articles at once, the largest alone, each within a deadline. A parse
 * that passes it is interrupted and its slot goes to the next, whether or not its thread comes
 * back. It keeps its slot until then where its original is large, for the memory that it takes, or
 * as many others have not come back as there are slots.
 */
@Singleton
class Parsing implements AutoCloseable {

  // An original of 5 MiB takes much of the heap while it is parsed.
  private static final int ROOM = 5 * 1024 * 1024;
  private static final int LARGE = ROOM / 4;
  private static final int MAX_SLOTS = 16;

  private final BiFunction<Original, Instant, Article> parser;
  private final String version;
  private final Duration deadline;
  private final int slots;
  private final Semaphore room = new Semaphore(ROOM, true);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "broadsheet-parse");
            thread.setDaemon(true);
            return thread;
          });
  private final Timer timer;
  private int stuck;
  private int keeping;

  @Inject
  Parsing(ParseConfig config, MeterRegistry registry) {
    this(
        new ArticleParser()::parse,
        ArticleParser.PRODUCER.version(),
        Math.min(MAX_SLOTS, Runtime.getRuntime().availableProcessors()),
        config.parse().deadline(),
        registry);
  }

  Parsing(
      BiFunction<Original, Instant, Article> parser,
      String version,
      int slots,
      Duration deadline,
      MeterRegistry registry) {
    this.parser = parser;
    this.version = version;
    this.slots = slots;
    this.deadline = deadline;
    this.timer = Timer.builder("broadsheet.parse").publishPercentiles(0.5, 0.99).register(registry);
    Gauge.builder("broadsheet.parse.stuck", this::stuck).register(registry);
  }

  /** The version of today's parser. */
  String version() {
    return version;
  }

  /** A slot for an original of that many bytes, as soon as one is free. */
  Slot take(int bytes) throws InterruptedException {
    int weight = weight(bytes);
    room.acquire(weight);
    return new Slot(weight, bytes > LARGE);
  }

  /** The same, if one is free within that time. */
  Optional<Slot> take(int bytes, Duration patience) throws InterruptedException {
    int weight = weight(bytes);
    return room.tryAcquire(weight, patience.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(new Slot(weight, bytes > LARGE))
        : Optional.empty();
  }

  private int weight(int bytes) {
    return Math.min(ROOM, Math.max(ROOM / slots, bytes));
  }

  /** How many articles are parsed at once. */
  int slots() {
    return slots;
  }

  /** Threads that passed their deadline and did not come back. */
  synchronized int stuck() {
    return stuck;
  }

  /** Whether threads that did not come back keep slots from others. */
  synchronized boolean isClogged() {
    return keeping > 0;
  }

  @PreDestroy
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** The right to decode and parse one original after the other, until it is closed. */
  final class Slot implements AutoCloseable {

    private final boolean large;
    private int weight;

    private Slot(int weight, boolean large) {
      this.weight = weight;
      this.large = large;
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
      Attempt attempt = new Attempt(original, observed);
      threads.execute(attempt);
      try {
        return attempt.article.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        weight -= attempt.leave(weight, large);
        throw new TimeoutException("took longer than " + deadline.toSeconds() + " s");
      } catch (InterruptedException e) {
        weight -= attempt.leave(weight, large);
        throw e;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof NothingToParse nothing) {
          throw nothing;
        }
        throw e;
      } finally {
        timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
      }
    }

    @Override
    public void close() {
      room.release(weight);
      weight = 0;
    }
  }

  private final class Attempt implements Runnable {

    private final CompletableFuture<Article> article = new CompletableFuture<>();
    private final Original original;
    private final Instant observed;
    private @Nullable Thread thread;
    private boolean ended;
    private boolean left;
    private int kept;

    private Attempt(Original original, Instant observed) {
      this.original = original;
      this.observed = observed;
    }

    @Override
    public void run() {
      begin();
      try {
        article.complete(parser.apply(original, observed));
      } catch (Throwable e) {
        article.completeExceptionally(e);
      } finally {
        end();
      }
    }

    private void begin() {
      synchronized (Parsing.this) {
        thread = Thread.currentThread();
        if (left) {
          thread.interrupt();
        }
      }
    }

    private void end() {
      synchronized (Parsing.this) {
        ended = true;
        if (left) {
          stuck--;
          keeping -= kept;
          room.release(kept);
        }
      }
    }

    /** Nobody waits for it any more. Returns what it keeps of its slot until it comes back. */
    private int leave(int weight, boolean large) {
      synchronized (Parsing.this) {
        if (ended) {
          return 0;
        }
        kept = large || stuck >= slots ? weight : 0;
        keeping += kept;
        left = true;
        stuck++;
        if (thread != null) {
          thread.interrupt();
        }
        return kept;
      }
    }
  }
}
