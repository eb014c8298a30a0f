package io.broadsheet.query.subscriptions;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.store.Delivery;
import io.broadsheet.query.store.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that this instance delivers for.
 *
 * @param cursor what was read, which the row may not have yet where nothing had to be delivered
 * @param failures rounds since anything was accepted
 * @param pending the first delivery of each article that has some
 */
record Held(
    Subscription row,
    Cursor cursor,
    int failures,
    @Nullable Instant restUntil,
    Optional<StandingQuery> query,
    List<Delivery> pending) {

  boolean isDue(Instant now) {
    return pending.stream().anyMatch(delivery -> delivery.isDue(now));
  }

  /** Whether there is something to do for it now. */
  boolean hasWork(Cursor stored, Instant now) {
    return (restUntil == null || !restUntil.isAfter(now))
        && (isDue(now) || !cursor.reached(stored));
  }

  /** Left alone for a while after a round that failed as a whole, whoever's fault that was. */
  Held afterFailure(Instant now) {
    int rounds = failures + 1;
    return new Held(row, cursor, rounds, now.plus(Retries.rest(rounds)), query, pending);
  }

  Held readTo(Cursor to) {
    return new Held(row, to, failures, restUntil, query, pending);
  }
}
