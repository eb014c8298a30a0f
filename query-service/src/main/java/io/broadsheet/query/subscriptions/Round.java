package io.broadsheet.query.subscriptions;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.Deliveries;
import io.broadsheet.query.store.Delivery;
import io.broadsheet.query.store.Delivery.State;
import io.broadsheet.query.store.LogEvent;
import io.broadsheet.query.store.Subscription;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some deliveries of one subscription: one after the other within a partition, and so within an
 * article. What it does not come to is not written down, and stays behind the cursor.
 */
final class Round {

  private static final int AT_ONCE = 8;
  private static final int FAILURES_IN_A_ROW = 3;
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Subscription subscription;
  private final Chunk chunk;
  private final Sending sending;
  private final Retries retries;
  private final Clock clock;
  private final Instant begun;
  private final boolean probing;

  // Guarded by this.
  private final Map<Integer, Deque<Item>> lanes = new TreeMap<>();
  private final Deque<Integer> open;
  private final Long[] reached;
  private final Set<UUID> blocked = new HashSet<>();
  private final List<Delivery> settled = new ArrayList<>();
  private final List<Delivery> exhausted = new ArrayList<>();
  private int sent;
  private int accepted;
  private int rejected;
  private int rejectedInARow;
  private boolean stopped;
  private @Nullable Instant restUntil;
  private @Nullable String disabled;

  /** Sends an event as it is now; nothing where it is gone. Fails where it was not tried. */
  interface Sending {
    CompletionStage<Optional<Reaction>> send(
        Subscription subscription, int partition, long offset, @Nullable LogEvent known);
  }

  private record Item(Delivery delivery, @Nullable LogEvent event) {}

  /**
   * @param pending the first delivery of each article that has some
   * @param chunk what of the events after the cursor the subscription asked for
   * @param probing whether the target is known to fail: then it gets one event
   */
  Round(
      Subscription subscription,
      List<Delivery> pending,
      Chunk chunk,
      boolean probing,
      Sending sending,
      Retries retries,
      Clock clock) {
    this.subscription = subscription;
    this.chunk = chunk;
    this.sending = sending;
    this.retries = retries;
    this.clock = clock;
    this.begun = clock.instant();
    this.probing = probing;
    this.reached = chunk.from().next().toArray(Long[]::new);
    for (Delivery delivery : pending) {
      blocked.add(delivery.articleId());
      if (delivery.isDue(begun)) {
        lane(delivery.partition()).add(new Item(delivery, null));
      }
    }
    // What failed before goes before what is new.
    List<Integer> retried = List.copyOf(lanes.keySet());
    for (LogEvent event : chunk.events()) {
      lane(event.partition()).add(new Item(Delivery.untried(event), event));
    }
    this.open =
        new ArrayDeque<>(
            Stream.concat(retried.stream(), lanes.keySet().stream()).distinct().toList());
  }

  private Deque<Item> lane(int partition) {
    return lanes.computeIfAbsent(partition, p -> new ArrayDeque<>());
  }

  CompletionStage<Deliveries.Round> run() {
    int workers = probing ? 1 : AT_ONCE;
    return CompletableFuture.allOf(
            Stream.generate(this::work)
                .limit(workers)
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> result());
  }

  private CompletionStage<Void> work() {
    Integer partition = nextLane();
    return partition == null
        ? CompletableFuture.completedStage(null)
        : follow(partition).thenCompose(done -> work());
  }

  private synchronized @Nullable Integer nextLane() {
    return open.poll();
  }

  private CompletionStage<Void> follow(int partition) {
    Item item = next(partition);
    return item == null
        ? CompletableFuture.completedStage(null)
        : sending
            .send(subscription, partition, item.delivery().offset(), item.event())
            .handle(
                (reaction, failure) -> {
                  if (failure == null) {
                    settle(item, reaction);
                  } else {
                    untried(partition, item, failure);
                  }
                  return failure;
                })
            .thenCompose(failure -> follow(partition));
  }

  /** What is to be sent next; what has to wait for an earlier one is passed by. */
  private synchronized @Nullable Item next(int partition) {
    Deque<Item> lane = lane(partition);
    while (!lane.isEmpty() && !isOver()) {
      Item item = lane.remove();
      if (item.event() == null || !blocked.contains(item.delivery().articleId())) {
        sent++;
        return item;
      }
      settled.add(item.delivery());
      pass(item);
    }
    return null;
  }

  private boolean isOver() {
    return stopped
        || (probing && sent > 0)
        || rejectedInARow >= FAILURES_IN_A_ROW
        || restUntil != null
        || disabled != null
        || Duration.between(begun, clock.instant()).compareTo(LONGEST) > 0;
  }

  private void pass(Item item) {
    if (item.event() != null) {
      reached[item.event().partition()] = item.event().offset() + 1;
    }
  }

  /** It says nothing about the target: the item stays where it was. */
  private synchronized void untried(int partition, Item item, Throwable failure) {
    Log.debug("a delivery was not tried", failure);
    lane(partition).addFirst(item);
    stopped = true;
  }

  private synchronized void settle(Item item, Optional<Reaction> reaction) {
    Delivery tried = item.delivery();
    if (reaction.isEmpty()) {
      if (tried.attempts() > 0 || item.event() == null) {
        settled.add(after(tried, State.WITHDRAWN, tried.attempts(), null, null));
      }
    } else if (reaction.get().accepted()) {
      accepted++;
      rejectedInARow = 0;
      settled.add(after(tried, State.DELIVERED, tried.attempts() + 1, null, reaction.get()));
    } else {
      rejected++;
      rejectedInARow++;
      blocked.add(tried.articleId());
      reject(tried, reaction.get());
    }
    pass(item);
  }

  private void reject(Delivery tried, Reaction reaction) {
    Instant now = clock.instant();
    int attempts = tried.attempts() + 1;
    if (reaction.gone()) {
      disabled = "the target answered 410 Gone";
      settled.add(after(tried, State.PENDING, attempts, null, reaction));
      return;
    }
    Duration asked = reaction.retryAfter();
    if (asked != null) {
      rest(now.plus(asked));
    }
    Optional<Duration> pause = retries.after(attempts);
    if (pause.isEmpty()) {
      exhausted.add(after(tried, State.PENDING, attempts, null, reaction));
      return;
    }
    Duration wait = asked != null && asked.compareTo(pause.get()) > 0 ? asked : pause.get();
    settled.add(after(tried, State.PENDING, attempts, now.plus(wait), reaction));
  }

  private void rest(Instant until) {
    restUntil = restUntil == null || until.isAfter(restUntil) ? until : restUntil;
  }

  private Delivery after(
      Delivery tried,
      State state,
      int attempts,
      @Nullable Instant next,
      @Nullable Reaction reaction) {
    return tried.then(
        state,
        attempts,
        clock.instant(),
        next,
        reaction == null ? null : reaction.status(),
        reaction == null ? null : reaction.reason());
  }

  private synchronized Deliveries.Round result() {
    for (Delivery last : exhausted) {
      if (accepted > 0 || hasAcceptedSince(last.first())) {
        settled.add(last.failed());
      } else {
        // The target is gone, not this event: nothing is given up.
        disabled = "nothing was accepted since " + last.first() + ": " + last.reason();
        settled.add(last);
      }
    }
    int failures =
        accepted > 0 ? 0 : rejected > 0 ? subscription.failures() + 1 : subscription.failures();
    if (rejected > 0 && accepted == 0) {
      rest(clock.instant().plus(Retries.rest(failures)));
    } else if (stopped) {
      rest(clock.instant().plus(MOMENT));
    }
    return new Deliveries.Round(
        cursor(), failures, restUntil, accepted > 0 ? clock.instant() : null, disabled, settled);
  }

  private boolean hasAcceptedSince(@Nullable Instant first) {
    Instant succeeded = subscription.succeeded();
    return succeeded != null && first != null && succeeded.isAfter(first);
  }

  private Cursor cursor() {
    for (int p = 0; p < reached.length; p++) {
      if (lane(p).stream().allMatch(item -> item.event() == null)) {
        reached[p] = chunk.to().next().get(p);
      }
    }
    return new Cursor(chunk.from().topicId(), List.of(reached));
  }
}
