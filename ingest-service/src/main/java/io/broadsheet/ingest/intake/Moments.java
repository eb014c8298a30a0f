package io.broadsheet.ingest.intake;

import io.broadsheet.fences.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** RFC 3339 and its prefixes, in the years that every later stage can hold. */
final class Moments {

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
   * @throws Problem 400 when it is no such value
   */
  static Instant require(String member, String value) {
    if (FORM.matcher(value).matches()) {
      try {
        String begins =
            value.contains("T") ? value : value + FIRST_MOMENT.substring(value.length());
        Instant moment = OffsetDateTime.parse(begins).toInstant();
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
          return moment;
        }
      } catch (DateTimeException e) {
        // No such day or hour: answered like any other unfit value.
      }
    }
    throw Problem.parameter(
        member,
        member
            + " is RFC 3339 or a prefix of it, in the years 1000 to 9999: 2024-06-03T10:00:00Z,"
            + " 2024-06-03, 2024-06 or 2024");
  }
}
