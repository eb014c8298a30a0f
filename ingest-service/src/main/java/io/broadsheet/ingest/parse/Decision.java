package io.broadsheet.ingest.parse;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an arrival is to what stands: the rules of an article's life, and nothing else. */
record Decision(Outcome.Kind kind, @Nullable String reason) {

  /** Reads the original that stands by today's parser. */
  interface ReadAgain {
    /** The hash of what it says; nothing where the original is gone. */
    Optional<Hash> content() throws InterruptedException;
  }

  /** What is decided without reading what came: a withdrawal, and all that it keeps away. */
  static Optional<Decision> unread(Standing standing, Arrival arrival) {
    if (arrival.withdrawal()) {
      return Optional.of(
          standing.isWithdrawn()
              ? new Decision(Outcome.Kind.UNCHANGED, null)
              : standing.version() == 0
                  ? refused("there is no version of this article that could be withdrawn")
                  : new Decision(Outcome.Kind.WITHDRAWN, null));
    }
    return standing.isWithdrawn() && !arrival.restore()
        ? Optional.of(refused("the article was withdrawn; with restore it comes back"))
        : Optional.empty();
  }

  /**
   * What is decided of a re-parse without reading anything.
   *
   * @param today the version of today's parser
   */
  static Optional<Decision> reparse(Standing standing, String today) {
    if (standing.version() == 0 || standing.isWithdrawn()) {
      return Optional.of(refused("there is no version of this article that could be read again"));
    }
    return today.equals(standing.parser())
        ? Optional.of(new Decision(Outcome.Kind.UNCHANGED, null))
        : Optional.empty();
  }

  /**
   * @param read the arrival's article
   * @param original the hash of what was handed in
   * @param standingToday asked only where another parser read what stands, so that what a parser
   *     reads otherwise is never an update
   */
  static Decision of(
      Standing standing,
      ArticleVersion read,
      Instant observed,
      Hash original,
      ReadAgain standingToday)
      throws InterruptedException {
    if (standing.version() == 0 || standing.isWithdrawn()) {
      return new Decision(Outcome.Kind.PUBLISHED, null);
    }
    Hash content = Hash.of(read.article());
    if (content.equals(standing.content())
        || original.equals(standing.original())
        || (!read.article().producer().version().equals(standing.parser())
            && standingToday.content().filter(content::equals).isPresent())) {
      // Also when it was observed earlier: that it said the same before takes nothing away.
      return new Decision(Outcome.Kind.UNCHANGED, null);
    }
    if (standing.observed() != null && observed.isBefore(standing.observed())) {
      return refused(
          "observed at %s, before the current version (%s)"
              .formatted(observed, standing.observed()));
    }
    Completeness before = standing.completeness();
    Completeness now = read.article().body().completeness();
    if (before != null && rank(now) < rank(before)) {
      return refused(
          "less complete than the current version: %s after %s"
              .formatted(EventJson.wire(now), EventJson.wire(before)));
    }
    return new Decision(Outcome.Kind.UPDATED, null);
  }

  private static Decision refused(String reason) {
    return new Decision(Outcome.Kind.REFUSED, reason);
  }

  private static int rank(Completeness completeness) {
    return switch (completeness) {
      case FULL -> 2;
      case TEASER, PAYWALLED -> 1;
      case LISTING, BLOCKED -> 0;
    };
  }
}
