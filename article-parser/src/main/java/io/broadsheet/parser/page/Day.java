package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.Precision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as pages print them, brought to RFC 3339 or a prefix of it. */
public final class Day {

  private static final int LONGEST = 80;
  // Of this age: what is older or later is a template's zero or a mistake.
  private static final Pattern ISO =
      Pattern.compile(
          "((?:1[89]|20)\\d{2})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[T ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?)?)?");
  private static final Pattern COMPACT =
      Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:\\d{4}|\\d{6})?(?:T.*)?");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

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
    if (printed == null || printed.isBlank() || printed.length() > LONGEST) {
      return null;
    }
    String text = printed.strip();
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return iso(iso);
      }
      Matcher compact = COMPACT.matcher(text);
      if (compact.matches()) {
        return day(compact).toString();
      }
      if (text.matches("[A-Za-z]{3}, .*")) {
        return OffsetDateTime.parse(
                text.replace(" UTC", " GMT"), DateTimeFormatter.RFC_1123_DATE_TIME)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      }
    } catch (DateTimeException e) {
      // Such a month or hour there is none; perhaps the line holds a day in another form.
    }
    List<PrintedDay> days = PrintedDay.all(text, null);
    return days.isEmpty() ? null : days.get(0).value();
  }

  private static String iso(Matcher iso) {
    if (iso.group(2) == null) {
      return iso.group(1);
    }
    if (iso.group(3) == null) {
      return YearMonth.of(number(iso, 1), number(iso, 2)).toString();
    }
    LocalDate day = day(iso);
    String zone = iso.group(7);
    if (zone == null) {
      // A time without its zone tells no instant; the day stands.
      return day.toString();
    }
    int second = iso.group(6) == null ? 0 : Math.min(number(iso, 6), 59);
    boolean utc = Character.isLetter(zone.charAt(0));
    return day.atTime(number(iso, 4), number(iso, 5), second)
        .atOffset(utc ? ZoneOffset.UTC : ZoneOffset.of(zone))
        .format(SECOND)
        .replace("+00:00", utc ? "Z" : "+00:00");
  }

  private static LocalDate day(Matcher matcher) {
    return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
