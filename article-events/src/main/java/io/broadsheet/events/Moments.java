package io.broadsheet.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** RFC 3339 and its prefixes, in the years that every later stage can hold. */
public final class Moments {

  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}(-\\d{2}(-\\d{2}"
              + "(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2}))?)?)?");
  private static final String FIRST_MOMENT = "0000-01-01T00:00:00Z";
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  private Moments() {}

  /**
   * The moment at which the value begins.
   *
   * @throws DateTimeException when it is no such value
   */
  public static Instant begin(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new DateTimeException("no RFC 3339 and no prefix of it");
    }
    String begins = value.contains("T") ? value : value + FIRST_MOMENT.substring(value.length());
    Instant moment = OffsetDateTime.parse(begins).toInstant();
    int year = moment.atOffset(ZoneOffset.UTC).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("not in the years 1000 to 9999");
    }
    return moment;
  }
}
