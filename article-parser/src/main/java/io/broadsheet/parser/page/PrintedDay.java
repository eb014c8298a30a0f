package io.broadsheet.parser.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "22 May 2024", "June 26, 2024", "16. Februar 2024", "16.02.24": days as pages print them.
 *
 * @param value the day, ISO 8601
 * @param start where it begins in its line
 * @param end where it ends
 */
record PrintedDay(String value, int start, int end) {

  private static final String LANGUAGES =
      "en de fr es it pt nl sv da nb fi pl cs sk hu ro tr ru uk bg el ca id ar hi lt lv et sl";
  private static final List<TextStyle> NAMES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
  private static final Map<String, Integer> MONTHS = months();
  private static final String YEAR = "(?<%s>(?:19|20)\\d{2})(?!\\d)";
  private static final String MONTH = "(?<%s>[\\p{L}\\p{M}]{3,12})\\.?,?";
  private static final String DAY = "(?<!\\d)(?<%s>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?,?";
  private static final Pattern DAYS =
      Pattern.compile(
          ("(?<!\\d)"
                  + YEAR
                  + "\\s?[-/.年년]\\s?(?<m0>\\d{1,2})\\s?[-/.月월]\\s?(?<d0>\\d{1,2})(?!\\d)"
                  + "|(?<!\\d)"
                  + YEAR
                  + "\\.?[\\s-]"
                  + MONTH
                  + "[\\s-](?<d1>\\d{1,2})(?!\\d)"
                  + "|"
                  + DAY
                  + "[\\s-](?:de\\s|of\\s)?"
                  + MONTH
                  + "[\\s-](?:de\\s|del\\s)?"
                  + YEAR
                  + "|"
                  + MONTH
                  + "\\s?"
                  + DAY
                  + "\\s"
                  + YEAR
                  + "|(?<!\\d)(?<d4>\\d{1,2})(?<by>[./-])\\s?(?<m4>\\d{1,2})\\k<by>\\s?(?<y4>(?:(?:19|20)\\d{2}|(?<=\\.\\s?)\\d{2}))(?![\\d.]\\d)")
              .formatted("y0", "y1", "m1", "d2", "m2", "y2", "m3", "d3", "y3"));

  /** All days in a line, from left to right; where nobody can tell day from month, none. */
  static List<PrintedDay> all(String printed, @Nullable Boolean monthFirst) {
    String line = withLatinDigits(printed);
    if (!mayHold(line)) {
      return List.of();
    }
    List<PrintedDay> days = new ArrayList<>();
    Matcher matcher = DAYS.matcher(line);
    int from = 0;
    while (matcher.find(from)) {
      String value = value(matcher, monthFirst);
      if (value != null) {
        days.add(new PrintedDay(value, matcher.start(), matcher.end()));
      }
      from = value == null ? matcher.start() + 1 : matcher.end();
    }
    return days;
  }

  /** The same line, with the digits of other scripts (٢٠٢٥, ２０２５) as those of this one. */
  private static String withLatinDigits(String line) {
    StringBuilder latin = null;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c > '9' && Character.isDigit(c)) {
        latin = latin == null ? new StringBuilder(line) : latin;
        latin.setCharAt(i, Character.forDigit(Character.digit(c, 10), 10));
      }
    }
    return latin == null ? line : latin.toString();
  }

  /** Whether a line has what each form has: a year's four digits, or two points after digits. */
  private static boolean mayHold(String line) {
    int points = 0;
    int digits = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      points += c == '.' && digits > 0 ? 1 : 0;
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (points == 2 || digits == 4) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String value(Matcher matcher, @Nullable Boolean monthFirst) {
    int form = 0;
    while (matcher.group("d" + form) == null) {
      form++;
    }
    int day = Integer.parseInt(matcher.group("d" + form));
    int year = Integer.parseInt(matcher.group("y" + form));
    Integer month = month(matcher.group("m" + form));
    if (month == null) {
      return null;
    }
    boolean slash = form == 4 && matcher.group("by").equals("/");
    if (slash && (month > 12 || day <= 12 && Boolean.TRUE.equals(monthFirst))) {
      int swapped = day;
      day = month;
      month = swapped;
    } else if (slash && day <= 12 && day != month && monthFirst == null) {
      return null;
    }
    try {
      return LocalDate.of(year < 100 ? 2000 + year : year, month, day).toString();
    } catch (DateTimeException e) {
      // Looks like a day and is none: a version, a price, a score.
      return null;
    }
  }

  private static @Nullable Integer month(String printed) {
    return Character.isDigit(printed.charAt(0))
        ? Integer.valueOf(printed)
        : MONTHS.get(printed.toLowerCase(Locale.ROOT));
  }

  /** The months' names, long and short, in the languages of many papers; the first owns a name. */
  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>(Map.of("sept", 9, "jänner", 1, "mrt", 3, "avr", 4));
    for (String language : LANGUAGES.split(" ")) {
      for (Month month : Month.values()) {
        for (TextStyle style : NAMES) {
          String name = month.getDisplayName(style, Locale.forLanguageTag(language));
          months.putIfAbsent(name.toLowerCase(Locale.ROOT).replace(".", ""), month.getValue());
        }
      }
    }
    return Map.copyOf(months);
  }
}
