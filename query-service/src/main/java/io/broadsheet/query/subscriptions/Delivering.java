package io.broadsheet.query.subscriptions;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Deliveries;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.Subscription;
import io.broadsheet.query.store.Wake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Which subscriptions this instance delivers for, and when each has its round. */
@Startup
@ApplicationScoped
class Delivering {

  private static final int AT_ONCE = 64;
  private static final int CLAIMED = 100;
  private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Deliveries deliveries;
  private final Rounds rounds;
  private final EventLog log;
  private final WebhooksConfig config;
  private final ScheduledExecutorService loop =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "webhooks");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Set<UUID> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  // Of the loop's thread alone. Who had a round goes to the end.
  private final Map<UUID, Held> held = new LinkedHashMap<>();
  private int share;
  private @Nullable Instant claimed;
  private Instant forgotten = Instant.now();

  Delivering(
      Deliveries deliveries,
      Rounds rounds,
      EventLog log,
      Wake wake,
      WebhooksConfig config,
      MeterRegistry meters) {
    this.deliveries = deliveries;
    this.rounds = rounds;
    this.log = log;
    this.config = config;
    Gauge.builder("broadsheet.webhooks.running", running, Set::size)
        .description("subscriptions that are being delivered for")
        .register(meters);
    // Also each second.
    wake.onStored(this::soon);
    long beat = config.lease().toMillis() / 3;
    loop.scheduleWithFixedDelay(() -> guarded(this::beat), beat, beat, TimeUnit.MILLISECONDS);
  }

  /** Gives the subscriptions to others; what is on its way has a moment to arrive. */
  void stop(@Observes @Priority(1) ShutdownEvent stop) {
    stopped = true;
    long until = System.nanoTime() + GOODBYE.toNanos();
    try {
      while (!running.isEmpty() && System.nanoTime() < until) {
        Thread.sleep(10);
      }
      loop.shutdownNow();
      deliveries.leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Log.debug("the subscriptions are free when the lease ends", e);
    }
  }

  private void soon() {
    if (!stopped && scheduled.compareAndSet(false, true)) {
      loop.execute(
          () -> {
            scheduled.set(false);
            guarded(this::look);
          });
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      // PostgreSQL is away, most likely; the wake comes again each second.
      Log.debug("webhooks wait", e);
    }
  }

  private void look() {
    Instant now = Instant.now();
    if (claimed == null || claimed.plus(CLAIM_EVERY).isBefore(now)) {
      share = deliveries.share(config.lease());
      claimed = now;
      claim(Math.min(CLAIMED, share - held.size()));
    }
    if (held.isEmpty()) {
      return;
    }
    Cursor stored = log.position();
    for (Held each : List.copyOf(held.values())) {
      if (running.size() >= AT_ONCE || stopped) {
        return;
      }
      UUID id = each.row().id();
      if (!running.contains(id) && each.hasWork(stored, now)) {
        held.remove(id);
        held.put(id, each);
        begin(each);
      }
    }
  }

  private void claim(int atMost) {
    if (atMost > 0) {
      deliveries.claim(config.lease(), atMost).forEach(this::hold);
    }
  }

  private void hold(Subscription row) {
    try {
      rounds.load(row).ifPresentOrElse(it -> held.put(row.id(), it), () -> held.remove(row.id()));
    } catch (RuntimeException e) {
      // The others must not wait for it; it is tried again when the lease is renewed.
      Log.warnf(e, "subscription %s cannot be read", row.id());
    }
  }

  private void begin(Held each) {
    UUID id = each.row().id();
    running.add(id);
    rounds
        .next(each)
        .whenCompleteAsync(
            (after, failure) -> {
              running.remove(id);
              if (failure == null) {
                after.ifPresentOrElse(it -> held.put(id, it), () -> held.remove(id));
                soon();
              } else {
                Log.warnf(failure, "the deliveries of subscription %s are tried again", id);
                held.computeIfPresent(id, (same, it) -> it.afterFailure(Instant.now()));
              }
            },
            loop);
  }

  /** Keeps what this instance holds up to its share, and learns what of it others have changed. */
  private void beat() {
    Instant now = Instant.now();
    if (forgotten.plus(FORGET_EVERY).isBefore(now)) {
      forgotten = now;
      deliveries.forget(config.keepLog());
    }
    if (held.isEmpty()) {
      return;
    }
    Map<UUID, Subscription> rows = new HashMap<>();
    deliveries.renew(config.lease()).forEach(row -> rows.put(row.id(), row));
    Map<Subscription, Cursor> read = new HashMap<>();
    held.keySet().removeIf(id -> !rows.containsKey(id) && !running.contains(id));
    for (Subscription row : rows.values()) {
      Held known = held.get(row.id());
      if (running.contains(row.id())) {
        continue;
      }
      if (known == null || known.row().epoch() != row.epoch()) {
        hold(row);
      } else if (!row.cursor().equals(known.cursor())) {
        read.put(row, known.cursor());
      }
    }
    deliveries.advance(read);
    release(held.size() - share);
  }

  /** What has its round now waits for another time. */
  private void release(int excess) {
    List<UUID> some =
        held.keySet().stream()
            .filter(id -> !running.contains(id))
            .limit(Math.max(0, excess))
            .toList();
    if (!some.isEmpty()) {
      deliveries.release(some);
      some.forEach(held::remove);
    }
  }
}
