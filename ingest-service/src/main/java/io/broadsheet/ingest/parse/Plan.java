package io.broadsheet.ingest.parse;

import io.broadsheet.events.Outcome;
import java.time.Instant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for one arrival: an event if any, then its outcome.
 *
 * @param event absent where the article's version does not change
 * @param after what stands then, by the event's offset
 */
record Plan(
    Outcome.Kind kind,
    @Nullable String reason,
    @Nullable Prepared event,
    @Nullable Instant received,
    LongFunction<Standing> after) {

  /** Nothing changes. */
  static Plan keeping(
      Standing standing, Outcome.Kind kind, @Nullable String reason, @Nullable Instant received) {
    return new Plan(kind, reason, null, received, event -> standing);
  }
}
