package io.broadsheet.standalone.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A time as the service takes it: RFC 3339 or a prefix of it, in the years 1000 to 9999. */
final class IntakeMoment {

  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}(-\\d{2}(-\\d{2}"
              + "(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2}))?)?)?");
  private static final String FIRST_MOMENT = "0000-01-01T00:00:00Z";
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  private IntakeMoment() {}

  /**
   * The moment at which the value begins.
   *
   * @throws IllegalArgumentException naming the member, where it is no such value
   */
  static Instant of(String member, String value) {
    if (FORM.matcher(value).matches()) {
      try {
        Instant moment =
            OffsetDateTime.parse(
                    value.contains("T") ? value : value + FIRST_MOMENT.substring(value.length()))
                .toInstant();
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
          return moment;
        }
      } catch (DateTimeException e) {
        // No such day or hour: answered like any other unfit value.
      }
    }
    throw new IllegalArgumentException(
        member + " is RFC 3339 or a prefix of it: 2024-06-03T10:00:00Z, 2024-06-03, 2024-06, 2024");
  }
}
