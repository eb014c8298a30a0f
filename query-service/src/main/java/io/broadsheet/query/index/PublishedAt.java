package io.broadsheet.query.index;

import io.broadsheet.query.language.Filter;

/**
 * When an article was published, as precisely as it says.
 *
 * @param millis where it begins, in UTC
 */
public record PublishedAt(long millis, Precision precision) {

  /** How much of a time is given. */
  public enum Precision {
    MOMENT,
    DAY,
    MONTH,
    YEAR
  }

  private static final int BITS = 2;
  private static final Precision[] PRECISIONS = Precision.values();

  /** As an event has it: RFC 3339 or a prefix of it. */
  public static PublishedAt of(String value) {
    return new PublishedAt(
        Filter.begin(value),
        switch (value.length()) {
          case 4 -> Precision.YEAR;
          case 7 -> Precision.MONTH;
          case 10 -> Precision.DAY;
          default -> Precision.MOMENT;
        });
  }

  static PublishedAt decode(long encoded) {
    return new PublishedAt(encoded >> BITS, PRECISIONS[(int) encoded & PRECISIONS.length - 1]);
  }

  long encoded() {
    return millis << BITS | precision.ordinal();
  }
}
