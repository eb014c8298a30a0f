package io.broadsheet.query.lists;

import io.broadsheet.fences.http.Problem;
import org.jspecify.annotations.Nullable;

/** How many lines a page has. */
public final class Limit {

  private static final int USUAL = 20;
  private static final int MOST = 200;
  private static final int MOST_WHOLE = 50;

  private Limit() {}

  /** The given limit, or the usual one. */
  public static int of(@Nullable String given) {
    return of(given, false);
  }

  /**
   * The same.
   *
   * @param whole whether whole articles are read for the page
   */
  public static int of(@Nullable String given, boolean whole) {
    if (given == null) {
      return USUAL;
    }
    int most = whole ? MOST_WHOLE : MOST;
    if (!given.matches("[0-9]{1,3}")
        || Integer.parseInt(given) < 1
        || Integer.parseInt(given) > most) {
      throw Problem.parameter(
          "limit",
          "limit is a number from 1 to "
              + most
              + (whole ? " with fields, highlight or explain, which read whole articles" : ""));
    }
    return Integer.parseInt(given);
  }
}
