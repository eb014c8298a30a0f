package io.broadsheet.query.trace;

import io.broadsheet.events.Identity;
import io.broadsheet.events.Original;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.http.Problem;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks after: an arrival, or all of an article's.
 *
 * @param receipt null where the article is given
 * @param article null where the receipt is given
 */
record Asked(@Nullable Receipt receipt, @Nullable UUID article, Duration patience) {

  private static final int LONGEST_WAIT = 30;

  static Asked of(
      @Nullable String receipt, @Nullable String id, @Nullable String url, @Nullable String wait) {
    Duration seconds = seconds(wait);
    int given = (receipt == null ? 0 : 1) + (id == null ? 0 : 1) + (url == null ? 0 : 1);
    if (given != 1) {
      throw Problem.badRequest("give one of receipt, id and url");
    }
    if (receipt != null) {
      return new Asked(receipt(receipt), null, seconds);
    }
    return new Asked(null, id != null ? id(id) : ofUrl(url), seconds);
  }

  private static Receipt receipt(String text) {
    try {
      return Receipt.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(
          "receipt", "a receipt looks like 7-1234 or b7-1234, as POST /articles answered it");
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(
          "id", "id is an article's id, a UUID like 5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d");
    }
  }

  private static UUID ofUrl(@Nullable String url) {
    try {
      return Identity.of(Original.ofText(url, ""));
    } catch (IllegalArgumentException e) {
      throw Problem.parameter("url", "url: " + e.getMessage());
    }
  }

  private static Duration seconds(@Nullable String wait) {
    if (wait == null) {
      return Duration.ZERO;
    }
    if (!wait.matches("[0-9]{1,2}") || Integer.parseInt(wait) > LONGEST_WAIT) {
      throw Problem.parameter("wait", "wait is a number of seconds from 0 to " + LONGEST_WAIT);
    }
    return Duration.ofSeconds(Integer.parseInt(wait));
  }
}
