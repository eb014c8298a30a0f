package io.broadsheet.ingest.parse;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Outcome;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an arrival is to what stands: the rules of an article's life, and nothing else. */
record Decision(Outcome.Kind kind, @Nullable String reason) {

  /**
   * @param olderReadToday the original that stands, read by today's parser: asked only where
   *     another parser read it, so that what a parser reads otherwise is never an update
   */
  static Decision of(
      Standing standing,
      Arrival arrival,
      Reading reading,
      Hash original,
      String parser,
      Supplier<Optional<Hash>> olderReadToday) {
    if (!standing.isPublished()) {
      return new Decision(Outcome.Kind.PUBLISHED, null);
    }
    if (reading.content().equals(standing.content())
        || original.equals(standing.original())
        || (!parser.equals(standing.parser())
            && olderReadToday.get().filter(reading.content()::equals).isPresent())) {
      // Also when it was observed earlier: that it said the same before takes nothing away.
      return new Decision(Outcome.Kind.UNCHANGED, null);
    }
    if (standing.observed() != null && arrival.observed().isBefore(standing.observed())) {
      return refused(
          "observed at %s, before the current version (%s)"
              .formatted(arrival.observed(), standing.observed()));
    }
    Completeness before = standing.completeness();
    Completeness now = reading.article().body().completeness();
    if (before != null && rank(now) < rank(before)) {
      return refused(
          "less complete than the current version: %s after %s"
              .formatted(
                  now.name().toLowerCase(java.util.Locale.ROOT),
                  before.name().toLowerCase(java.util.Locale.ROOT)));
    }
    return new Decision(Outcome.Kind.UPDATED, null);
  }

  static Decision refused(String reason) {
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
