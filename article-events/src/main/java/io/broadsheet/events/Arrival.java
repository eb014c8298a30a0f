package io.broadsheet.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code articles.received}: an original and what came with it, or the withdrawal of
 * an article.
 *
 * @param id the article's id, by {@link Identity}
 * @param original has nothing in it where this is a withdrawal
 * @param observed when the sender saw the article in this state
 * @param received when intake took it
 * @param restore lifts an earlier withdrawal
 * @param withdrawal whether the article is to be withdrawn
 * @param traceparent W3C Trace Context of the request that handed it in
 */
public record Arrival(
    UUID id,
    Original original,
    Lane lane,
    Instant observed,
    Instant received,
    boolean restore,
    boolean withdrawal,
    @Nullable String traceparent) {

  /** The same, handed in once more. */
  public Arrival again(Instant now) {
    return new Arrival(id, original, lane, observed, now, restore, withdrawal, traceparent);
  }

  /** The withdrawal of an article. */
  public static Arrival withdrawal(UUID id, Instant now, @Nullable String traceparent) {
    Original none = new Original(null, null, null, null, null, null, null, null, null);
    return new Arrival(id, none, Lane.LIVE, now, now, false, true, traceparent);
  }
}
