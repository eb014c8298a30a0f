package io.broadsheet.ingest.intake;

import io.broadsheet.fences.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many large originals are in memory at once before Kafka has them: what is read, the
 * text in it and what is written of it take five times an original's bytes.
 */
@ApplicationScoped
public class LargeBodies {

  /** Up to this size nothing is asked. */
  static final int SMALL = 64 * 1024;

  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /** For one original after the other, by one thread. */
  public Place place() {
    return new Place();
  }

  /** Of one original: taken when it turns out to be large, given back when it is let go. */
  public final class Place implements AutoCloseable {

    private boolean taken;

    private Place() {}

    /**
     * The original is large.
     *
     * @throws Problem 429 when too many others are
     */
    void take() {
      try {
        taken = taken || free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!taken) {
        throw Problem.tooMany(
            "too many large originals come in at once; send this one again later",
            Duration.ofSeconds(1));
      }
    }

    /** The same, as soon as there is room. */
    void await() {
      if (!taken) {
        free.acquireUninterruptibly();
        taken = true;
      }
    }

    @Override
    public void close() {
      if (taken) {
        free.release();
        taken = false;
      }
    }
  }
}
