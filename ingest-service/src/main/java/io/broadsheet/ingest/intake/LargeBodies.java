package io.broadsheet.ingest.intake;

import io.broadsheet.fences.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds how many large originals are in memory at once before Kafka has them. Few are handled
 * together: what is read, the text in it and what is written of it take five times an original's
 * bytes. More may come in meanwhile, so that a slow sender keeps nobody waiting.
 */
@ApplicationScoped
public class LargeBodies {

  /** Up to this size nothing is asked. */
  static final int SMALL = 64 * 1024;

  private static final int READ_AT_ONCE = 16;
  private static final int HANDLED_AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration READ_WITHIN = Duration.ofMinutes(1);

  private final Semaphore reading = new Semaphore(READ_AT_ONCE, true);
  private final Semaphore handling = new Semaphore(HANDLED_AT_ONCE, true);
  private final LongSupplier nanos;

  LargeBodies() {
    this(System::nanoTime);
  }

  LargeBodies(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** For one original after the other, by one thread. */
  public Place place() {
    return new Place();
  }

  /** Of one original: taken when it turns out to be large, given back when it is let go. */
  public final class Place implements AutoCloseable {

    private boolean reads;
    private boolean handles;

    private Place() {}

    /**
     * The whole of a body that is large, and the place to handle it.
     *
     * @param begun what was read of it
     * @throws Problem 408 when its sender takes more than a minute, 413 above 5 MiB, 429 when too
     *     many others come in
     */
    byte[] read(byte[] begun, InputStream rest) throws IOException {
      reads = reads || soon(reading);
      long end = nanos.getAsLong() + READ_WITHIN.toNanos();
      ByteArrayOutputStream all = new ByteArrayOutputStream(4 * begun.length);
      all.writeBytes(begun);
      byte[] piece = new byte[SMALL];
      for (int n = rest.read(piece); n >= 0; n = rest.read(piece)) {
        if (all.size() + n > Submissions.MAX_BYTES) {
          throw Submissions.tooLarge();
        }
        if (nanos.getAsLong() > end) {
          throw Problem.of(
              408, "the body took more than " + READ_WITHIN.toSeconds() + " s; send it again");
        }
        all.write(piece, 0, n);
      }
      handles = soon(handling);
      return all.toByteArray();
    }

    /** A line turns out to be large: goes on as soon as there is room for it. */
    void awaitReading() {
      if (!reads) {
        reading.acquireUninterruptibly();
        reads = true;
      }
    }

    /** The line is read: where it is large, goes on as soon as it may be handled. */
    void awaitHandling() {
      if (reads && !handles) {
        handling.acquireUninterruptibly();
        handles = true;
      }
    }

    private static boolean soon(Semaphore free) {
      try {
        if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          return true;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw Problem.tooMany(
          "too many large originals come in at once; send this one again later",
          Duration.ofSeconds(1));
    }

    @Override
    public void close() {
      if (handles) {
        handling.release();
        handles = false;
      }
      if (reads) {
        reading.release();
        reads = false;
      }
    }
  }
}
