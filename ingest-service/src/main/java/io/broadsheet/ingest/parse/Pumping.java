package io.broadsheet.ingest.parse;

import io.broadsheet.events.Topic;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Keeps a pump going as long as a membership lasts, in a thread of its own: what fails there is no
 * trouble of the live lane.
 */
final class Pumping implements AutoCloseable {

  private static final long AGAIN_AFTER_MILLIS = 1_000;
  private static final long LOOK_EVERY_MILLIS = 5;
  private static final long REPORT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long CLOSE_WITHIN_MILLIS = 2_000;

  private final KafkaClients kafka;
  private final Function<Topic, String> topics;
  private final Lease lease;
  private final Map<Integer, Partition> owned;
  private final int few;
  private final ParseWatch watch;
  private final Thread thread = new Thread(this::run, "broadsheet-backfill");
  private volatile boolean closed;

  Pumping(
      KafkaClients kafka,
      Function<Topic, String> topics,
      Lease lease,
      Map<Integer, Partition> owned,
      int few,
      ParseWatch watch) {
    this.kafka = kafka;
    this.topics = topics;
    this.lease = lease;
    this.owned = owned;
    this.few = few;
    this.watch = watch;
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      try (Pump pump = new Pump(kafka.lane(), kafka.copier(), topics, lease, owned.values(), few)) {
        pump(pump);
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (RuntimeException | Error e) {
        Log.warnf(e, "the backfill lane stops, and goes on in a moment");
        watch.backfillTrouble("the backfill lane stops again and again: " + e);
        pause();
      }
    }
  }

  private void pump(Pump pump) throws InterruptedException {
    long reportAt = System.nanoTime();
    while (!closed) {
      if (pump.turn()) {
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
      if (System.nanoTime() - reportAt >= 0) {
        reportAt = System.nanoTime() + REPORT_EVERY_NANOS;
        pump.report(watch);
        watch.backfillGoes();
      }
    }
    pump.report(watch);
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN_AFTER_MILLIS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Does not wait for Kafka: what is in doubt is found by whoever goes on. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_WITHIN_MILLIS);
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
