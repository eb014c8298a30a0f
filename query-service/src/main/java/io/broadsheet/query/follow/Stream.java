package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One subscriber's way through the log. It is pulled: nothing is read before the subscriber has
 * taken what was read before, and what it is slow to take is read again, since it may be withdrawn
 * by then.
 */
final class Stream {

  private static final int ROWS_OF_EACH_PARTITION = 16;
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Tail tail;
  private final EventLog log;
  private final EventMatcher matcher;
  private final FollowConfig config;
  private final Group group;
  private Cursor cursor;

  // What goes out next, read then, and where the subscriber stands after it.
  private List<Line> left = List.of();
  private long leftSince;
  private Cursor leftTo;
  private boolean slow;

  // The first line goes out at once, so that the reader knows where it stands.
  private long silentSince = System.nanoTime() - Duration.ofDays(1).toNanos();

  Stream(
      Tail tail,
      EventLog log,
      EventMatcher matcher,
      FollowConfig config,
      Group group,
      Cursor cursor) {
    this.tail = tail;
    this.log = log;
    this.matcher = matcher;
    this.config = config;
    this.group = group;
    this.cursor = cursor;
    this.leftTo = cursor;
  }

  /** What goes out, as it is asked for. */
  Multi<Buffer> writes() {
    return Multi.createBy()
        .repeating()
        .uni(this::next)
        .indefinitely()
        .select()
        .where(lines -> !lines.isEmpty())
        .map(Line::joined);
  }

  private Uni<List<Line>> next() {
    if (!left.isEmpty() && System.nanoTime() - leftSince <= FRESH.toNanos()) {
      return Uni.createFrom().item(some());
    }
    slow = !left.isEmpty();
    left = List.of();
    Duration silence = config.heartbeat().minusNanos(System.nanoTime() - silentSince);
    if (silence.isNegative()) {
      return Uni.createFrom().item(heartbeat());
    }
    Optional<Kept> recent = tail.following(cursor);
    if (recent.isPresent()) {
      Kept kept = recent.get();
      return kept.known(group)
          .map(lines -> Uni.createFrom().item(take(kept.chunk(), lines)))
          .orElseGet(() -> work(() -> take(kept.chunk(), kept.of(group))));
    }
    return tail.isReachedBy(cursor) ? await(silence) : catchUp();
  }

  private Uni<List<Line>> await(Duration atMost) {
    return Uni.createFrom()
        .<Cursor>emitter(
            emitter -> {
              long until = System.nanoTime() + atMost.toNanos();
              Waiter waiter = new Waiter(group, cursor, until, emitter::complete);
              emitter.onTermination(() -> tail.forget(waiter));
              if (!tail.await(waiter)) {
                // It has read on between the look and the wait.
                emitter.complete(cursor);
              }
            })
        .map(
            reached -> {
              cursor = reached;
              return List.of();
            });
  }

  private Uni<List<Line>> catchUp() {
    return work(this::read)
        .onFailure()
        .recoverWithUni(
            failure -> {
              // The reader waits where it stands until the archive answers again.
              Log.debug("a stream cannot read on", failure);
              return Uni.createFrom().item(List.<Line>of()).onItem().delayIt().by(PAUSE);
            });
  }

  private static Uni<List<Line>> work(Supplier<List<Line>> read) {
    return Uni.createFrom().item(read).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private List<Line> read() {
    int bytes = slow ? Line.WRITE_BYTES : config.catchUpBytes();
    Chunk chunk = log.after(cursor, ROWS_OF_EACH_PARTITION, bytes);
    return take(chunk, new Kept(matcher, chunk, 0).of(group));
  }

  private List<Line> take(Chunk chunk, List<Line> fromItsBegin) {
    left = cursor.equals(chunk.from()) ? fromItsBegin : Line.after(cursor, fromItsBegin);
    leftTo = cursor.furthest(chunk.to());
    leftSince = System.nanoTime();
    if (left.isEmpty()) {
      cursor = leftTo;
      return left;
    }
    return some();
  }

  private List<Line> some() {
    List<Line> some = left.subList(0, Line.together(left));
    left = left.subList(some.size(), left.size());
    cursor = left.isEmpty() ? leftTo : some.get(some.size() - 1).cursor();
    silentSince = System.nanoTime();
    return some;
  }

  private List<Line> heartbeat() {
    silentSince = System.nanoTime();
    return List.of(Line.heartbeat(cursor));
  }
}
