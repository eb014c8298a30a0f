package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Withdrawal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands of an article: its current version, and its last arrival. Kept for every article of a
 * partition, so it is small.
 *
 * @param last offset of the last arrival that is concluded; -1 while there is none
 * @param version 0 while nothing was published
 * @param event offset of the current version's event; -1 while there is none
 * @param content null while there is no version, and where the current one is a withdrawal
 * @param origin offset of the original that made or last matched the current version; -1 if none
 * @param observed when the current version was last seen
 */
record Standing(
    long last,
    int version,
    int revision,
    long event,
    @Nullable Hash content,
    @Nullable Hash original,
    long origin,
    @Nullable String parser,
    @Nullable Completeness completeness,
    @Nullable Instant observed) {

  static final Standing NONE = new Standing(-1, 0, 0, -1, null, null, -1, null, null, null);

  static Standing of(Outcome outcome) {
    return new Standing(
        outcome.receipt().offset(),
        outcome.version(),
        outcome.revision(),
        outcome.event() == null ? -1 : outcome.event(),
        outcome.contentHash() == null ? null : Hash.parse(outcome.contentHash()),
        outcome.originalHash() == null ? null : Hash.parse(outcome.originalHash()),
        outcome.origin() == null ? -1 : outcome.origin().offset(),
        // A handful of different strings, in every outcome.
        outcome.parser() == null ? null : outcome.parser().intern(),
        outcome.completeness(),
        outcome.observed());
  }

  /** After an event that this original made. */
  static Standing of(ArticleVersion data, long event, @Nullable Hash original, long origin) {
    return new Standing(
        origin,
        data.version(),
        data.revision(),
        event,
        Hash.of(data.article()),
        original,
        origin,
        data.article().producer().version(),
        data.article().body().completeness(),
        data.observed());
  }

  /** After a withdrawal. */
  static Standing of(Withdrawal data, long event, long arrival) {
    return new Standing(
        arrival, data.version(), data.revision(), event, null, null, -1, null, null, null);
  }

  /** After a re-parse that read it otherwise: its original is the same. */
  Standing reparsed(ArticleVersion data, long offset) {
    return of(data, -1, original, origin).with(offset, original, origin, observed);
  }

  /** Read the same by that parser too. */
  Standing readBy(String newer) {
    return new Standing(
        last, version, revision, event, content, original, origin, newer, completeness, observed);
  }

  boolean isWithdrawn() {
    return version > 0 && content == null;
  }

  /** After an arrival that says what already stands. */
  Standing matched(Instant again, Hash matching, long offset) {
    Instant seen = observed == null || again.isAfter(observed) ? again : observed;
    return with(offset, matching, offset, seen);
  }

  /** After an arrival that changes nothing. */
  Standing passed(long offset) {
    return with(offset, original, origin, observed);
  }

  /** With the original's hash, which an event does not carry. */
  Standing madeBy(Hash hash) {
    return with(last, hash, origin, observed);
  }

  /** With its event's offset. */
  Standing at(long offset) {
    return new Standing(
        last, version, revision, offset, content, original, origin, parser, completeness, observed);
  }

  private Standing with(
      long last, @Nullable Hash original, long origin, @Nullable Instant observed) {
    return new Standing(
        last, version, revision, event, content, original, origin, parser, completeness, observed);
  }

  /** Whether a version is news to this: the pair of version and revision strictly rises. */
  boolean isBelow(int otherVersion, int otherRevision) {
    return otherVersion > version || (otherVersion == version && otherRevision > revision);
  }

  /** The outcome of the last arrival. */
  Outcome outcome(
      @Nullable UUID id,
      int partition,
      @Nullable Receipt backfill,
      Outcome.Kind kind,
      @Nullable String reason,
      @Nullable Instant received,
      Instant decided) {
    return new Outcome(
        id,
        new Receipt(partition, last),
        backfill,
        kind,
        reason,
        version,
        revision,
        event < 0 ? null : event,
        content == null ? null : content.toString(),
        original == null ? null : original.toString(),
        origin < 0 ? null : new Receipt(partition, origin),
        parser,
        completeness,
        observed,
        received,
        decided);
  }
}
