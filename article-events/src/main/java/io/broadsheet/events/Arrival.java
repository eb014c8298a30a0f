package io.broadsheet.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code articles.received} or {@code articles.backfill}: an original and what came
 * with it, the withdrawal of an article, or its re-parse.
 *
 * @param id the article's id, by {@link Identity}
 * @param original has nothing in it where this is a withdrawal or a re-parse
 * @param observed when the sender saw the article in this state
 * @param received when intake took it
 * @param restore lifts an earlier withdrawal
 * @param withdrawal whether the article is to be withdrawn
 * @param reparse whether the original that stands is to be read again by today's parser
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
    boolean reparse,
    @Nullable String traceparent) {

  /** What the key of a re-parse begins with; the article's id follows. */
  public static final String REPARSE_KEY = "reparse/";

  private static final Original NONE =
      new Original(null, null, null, null, null, null, null, null, null);

  /**
   * The Kafka key: the article's id, so that compaction keeps its latest arrival; of a re-parse one
   * of its own, so that the original stays.
   */
  public String key() {
    return reparse ? REPARSE_KEY + id : id.toString();
  }

  /** The same, handed in once more. */
  public Arrival again(Instant now) {
    return new Arrival(
        id, original, lane, observed, now, restore, withdrawal, reparse, traceparent);
  }

  /** The withdrawal of an article. */
  public static Arrival withdrawal(UUID id, Instant now, @Nullable String traceparent) {
    return new Arrival(id, NONE, Lane.LIVE, now, now, false, true, false, traceparent);
  }

  /** The re-parse of an article. */
  public static Arrival reparse(UUID id, Instant now, @Nullable String traceparent) {
    return new Arrival(id, NONE, Lane.LIVE, now, now, false, false, true, traceparent);
  }
}
