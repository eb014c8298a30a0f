package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.LogEvent;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One subscriber's way through the log. It is pulled: nothing is read before the subscriber has
 * taken what was read before.
 */
final class Stream {

  private static final int ROWS_OF_EACH_PARTITION = 16;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Tail tail;
  private final EventLog log;
  private final FollowConfig config;
  private final Optional<UnaryOperator<Chunk>> sieve;
  private Cursor cursor;
  // The first line goes out at once, so that the reader knows where it stands.
  private long silentSince = System.nanoTime() - Duration.ofDays(1).toNanos();

  /**
   * @param sieve leaves of a chunk what the subscriber asked for; takes its time
   */
  Stream(
      Tail tail,
      EventLog log,
      FollowConfig config,
      Optional<UnaryOperator<Chunk>> sieve,
      Cursor cursor) {
    this.tail = tail;
    this.log = log;
    this.config = config;
    this.sieve = sieve;
    this.cursor = cursor;
  }

  /** What a subscriber gets: an event, or none and where it stands. */
  record Line(Optional<LogEvent> event, Cursor cursor) {}

  Multi<Line> lines() {
    return Multi.createBy().repeating().uni(this::next).indefinitely().onItem().<Line>disjoint();
  }

  private Uni<List<Line>> next() {
    Duration silence = config.heartbeat().minusNanos(System.nanoTime() - silentSince);
    if (silence.isNegative()) {
      return Uni.createFrom().item(heartbeat());
    }
    Optional<Chunk> recent = tail.following(cursor);
    if (recent.isPresent()) {
      return sieve.isEmpty()
          ? Uni.createFrom().item(take(recent.get()))
          : work(recent::get).map(this::take);
    }
    return tail.isReachedBy(cursor) ? await(silence) : catchUp();
  }

  private Uni<List<Line>> await(Duration atMost) {
    return Uni.createFrom()
        .<List<Line>>emitter(
            emitter -> {
              Runnable waiter = () -> emitter.complete(List.of());
              emitter.onTermination(() -> tail.forget(waiter));
              tail.await(waiter);
              if (!tail.isReachedBy(cursor)) {
                // It has read on between the look and the wait.
                emitter.complete(List.of());
              }
            })
        .ifNoItem()
        .after(atMost.plusMillis(1))
        .recoverWithItem(List::of);
  }

  private Uni<List<Line>> catchUp() {
    return work(() -> log.after(cursor, ROWS_OF_EACH_PARTITION, config.catchUpBytes()))
        .map(this::take)
        .onFailure()
        .recoverWithUni(
            failure -> {
              // The reader waits where it stands until the archive answers again.
              Log.debug("a stream cannot read on", failure);
              return Uni.createFrom().item(List.<Line>of()).onItem().delayIt().by(PAUSE);
            });
  }

  private Uni<Chunk> work(Supplier<Chunk> read) {
    return Uni.createFrom()
        .item(() -> sieve.orElse(UnaryOperator.identity()).apply(read.get()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private List<Line> take(Chunk chunk) {
    List<Line> lines = new ArrayList<>();
    Cursor at = cursor;
    for (LogEvent event : chunk.after(cursor)) {
      at = at.after(event.partition(), event.offset());
      lines.add(new Line(Optional.of(event), at));
    }
    cursor = chunk.reachedFrom(cursor);
    if (!lines.isEmpty()) {
      silentSince = System.nanoTime();
    }
    return lines;
  }

  private List<Line> heartbeat() {
    silentSince = System.nanoTime();
    return List.of(new Line(Optional.empty(), cursor));
  }
}
