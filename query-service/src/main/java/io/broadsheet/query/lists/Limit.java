package io.broadsheet.query.lists;

import io.broadsheet.fences.http.Problem;
import org.jspecify.annotations.Nullable;

/** How many lines a page has. */
public final class Limit {

  private static final int USUAL = 20;
  private static final int MOST = 200;

  private Limit() {}

  /** The given limit, or the usual one. */
  public static int of(@Nullable String given) {
    if (given == null) {
      return USUAL;
    }
    if (!given.matches("[0-9]{1,3}")
        || Integer.parseInt(given) < 1
        || Integer.parseInt(given) > MOST) {
      throw Problem.parameter("limit", "limit is a number from 1 to " + MOST);
    }
    return Integer.parseInt(given);
  }
}
