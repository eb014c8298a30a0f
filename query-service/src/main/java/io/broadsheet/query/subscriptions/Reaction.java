package io.broadsheet.query.subscriptions;

import io.broadsheet.events.Characters;
import io.broadsheet.fences.outbound.Answer;
import io.broadsheet.fences.outbound.Busy;
import io.broadsheet.fences.outbound.NoAnswer;
import io.broadsheet.fences.outbound.Refused;
import io.quarkus.logging.Log;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a target made of an event.
 *
 * @param reason why it was not accepted; null: it was
 * @param retryAfter how long the target wants to be left alone
 */
record Reaction(@Nullable Integer status, @Nullable String reason, @Nullable Duration retryAfter) {

  private static final int GONE = 410;
  private static final int LONGEST_REASON = 300;
  private static final Duration LONGEST = Duration.ofHours(1);

  boolean accepted() {
    return reason == null;
  }

  /** Whether it wants no more. */
  boolean gone() {
    return status != null && status == GONE;
  }

  /** By Standard Webhooks: 2xx is success, all else is not. */
  static Reaction of(Answer answer, Instant now) {
    int status = answer.status();
    if (status / 100 == 2) {
      return new Reaction(status, null, null);
    }
    boolean asks = status == 429 || status == 503;
    return new Reaction(
        status,
        status / 100 == 3
            ? "answered %d: redirects are not followed".formatted(status)
            : "answered " + status,
        asks ? answer.header("retry-after").map(text -> retryAfter(text, now)).orElse(null) : null);
  }

  /**
   * What came instead of an answer. A fault of ours counts as one: nothing else would ever end it.
   */
  static Reaction of(Throwable failure) {
    if (failure instanceof Refused || failure instanceof NoAnswer || failure instanceof Busy) {
      // It may quote what the target sent.
      String reason = Characters.clean(String.valueOf(failure.getMessage()));
      return new Reaction(
          null, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), null);
    }
    Log.error("a webhook could not be called", failure);
    String name = failure.getClass().getSimpleName();
    return new Reaction(null, "broadsheet could not call it: " + name, null);
  }

  private static @Nullable Duration retryAfter(String text, Instant now) {
    try {
      Duration asked =
          text.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return asked.isNegative() ? null : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
