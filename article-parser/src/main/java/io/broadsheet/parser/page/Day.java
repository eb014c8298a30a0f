package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.Precision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as pages print them, brought to RFC 3339 or a prefix of it. */
public final class Day {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2})(?:[T ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?)?");
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\d{4}|\\d{6})?(?:T.*)?");

  private Day() {}

  /** How much of the date is known. */
  public static Precision precision(String value) {
    return switch (value.length()) {
      case 4 -> Precision.YEAR;
      case 7 -> Precision.MONTH;
      case 10 -> Precision.DAY;
      default -> Precision.SECOND;
    };
  }

  /** RFC 3339 or a prefix of it; nothing where it is no date, or none of this age. */
  public static @Nullable String normalise(@Nullable String printed) {
    if (printed == null || printed.isBlank() || printed.length() > 80) {
      return null;
    }
    String text = printed.strip();
    try {
      if (text.matches("\\d{4}")) {
        return sane(Integer.parseInt(text)) ? text : null;
      }
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return iso(iso);
      }
      Matcher compact = COMPACT.matcher(text);
      if (compact.matches()) {
        return day(compact.group(1), compact.group(2), compact.group(3));
      }
      if (text.matches("[A-Za-z]{3}, .*")) {
        return OffsetDateTime.parse(
                text.replace(" UTC", " GMT"), DateTimeFormatter.RFC_1123_DATE_TIME)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      }
      List<PrintedDay> days = PrintedDay.all(text, null);
      return days.isEmpty() ? null : days.get(0).value();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String iso(Matcher iso) {
    int year = Integer.parseInt(iso.group(1));
    if (!sane(year)) {
      return null;
    }
    if (iso.group(3) == null) {
      return YearMonth.of(year, Integer.parseInt(iso.group(2))).toString();
    }
    String day = day(iso.group(1), iso.group(2), iso.group(3));
    if (day == null || iso.group(4) == null || iso.group(7) == null) {
      // A time without its zone tells no instant; the day stands.
      return day;
    }
    int second = iso.group(6) == null ? 0 : Integer.parseInt(iso.group(6));
    LocalDateTime time =
        LocalDate.parse(day)
            .atTime(
                Integer.parseInt(iso.group(4)),
                Integer.parseInt(iso.group(5)),
                Math.min(second, 59));
    return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT))
        + zone(iso.group(7));
  }

  private static String zone(String zone) {
    if (Character.isLetter(zone.charAt(0))) {
      return "Z";
    }
    String digits = zone.substring(1).replace(":", "");
    String minutes = digits.length() == 4 ? digits.substring(2) : "00";
    return zone.charAt(0) + digits.substring(0, 2) + ":" + minutes;
  }

  private static @Nullable String day(String year, String month, String day) {
    LocalDate date =
        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    return sane(date.getYear()) ? date.toString() : null;
  }

  private static boolean sane(int year) {
    return year >= 1800 && year <= 2099;
  }
}
