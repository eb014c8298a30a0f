package io.broadsheet.parser.dates;

import io.broadsheet.events.Facts.DateMention;
import io.broadsheet.events.Metadata.Precision;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, months and years of English texts, resolved against the day of publication. */
public final class DateExtractor implements Extractor<DateMention> {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH =
      "(?<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)";
  private static final String YEAR = "(?<year>(?:19|20)\\d{2})(?![\\d,]\\d|\\p{L})";
  private static final Pattern DATES =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + "(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?)?"
              + MONTH
              + "(?:\\s(?<after>\\d{1,2})(?:st|nd|rd|th)?(?![\\d%:]|,\\d))?(?:,?\\s(?<of>(?:19|20)\\d{2})(?!\\d))?"
              + "|(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
              + "|(?<near>[Yy]esterday|[Tt]oday)"
              + "|(?<=(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Ff]rom|[Tt]o|[Dd]uring|[Tt]hrough|[Ee]arly|[Ll]ate|[Ee]nd)\\s)"
              + YEAR
              + ")(?![\\p{L}\\p{N}])");
  // "May" is a word as well; these before it, or a number beside it, make it a month.
  private static final Pattern BEFORE_MAY =
      Pattern.compile(
          "(?i)(?:in|since|last|until|by|of|from|to|through|early|late|mid|this|next|during|and|before|after|till)[\\s-]$");

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<DateMention> extract(Reading reading) {
    String text = reading.text().toString();
    List<DateMention> dates = new ArrayList<>();
    Matcher matcher = DATES.matcher(text);
    while (matcher.find()) {
      String value = value(matcher, text, reading.published());
      if (value != null) {
        dates.add(
            new DateMention(
                value, precision(value), reading.evidence(matcher.start(), matcher.end())));
      }
    }
    return dates;
  }

  private static Precision precision(String value) {
    return switch (value.length()) {
      case 4 -> Precision.YEAR;
      case 7 -> Precision.MONTH;
      default -> Precision.DAY;
    };
  }

  private static @Nullable String value(
      Matcher matcher, String text, @Nullable LocalDate published) {
    if (matcher.group("year") != null) {
      return matcher.group("year");
    }
    if (matcher.group("weekday") != null) {
      return weekday(matcher, text, published);
    }
    if (matcher.group("near") != null) {
      boolean yesterday = matcher.group("near").equalsIgnoreCase("yesterday");
      return published == null ? null : published.minusDays(yesterday ? 1 : 0).toString();
    }
    return month(matcher, text, published);
  }

  private static @Nullable String weekday(
      Matcher matcher, String text, @Nullable LocalDate published) {
    if (published == null) {
      return null;
    }
    DayOfWeek day = DayOfWeek.valueOf(matcher.group("weekday").toUpperCase(Locale.ROOT));
    boolean next = isBefore(text, matcher.start(), "next ");
    return (next
            ? published.with(TemporalAdjusters.next(day))
            : published.with(TemporalAdjusters.previousOrSame(day)))
        .toString();
  }

  private static @Nullable String month(
      Matcher matcher, String text, @Nullable LocalDate published) {
    String name = matcher.group("month");
    int month = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    String day = matcher.group("day") != null ? matcher.group("day") : matcher.group("after");
    String year = matcher.group("of");
    boolean word = name.equals("May") || name.equals("March") || name.equals("August");
    String before = text.substring(Math.max(0, matcher.start() - 8), matcher.start());
    if (word && day == null && year == null && !BEFORE_MAY.matcher(before).find()) {
      return null;
    }
    if (year == null && published == null) {
      return null;
    }
    int known =
        year != null ? Integer.parseInt(year) : year(month, day, published, isAhead(before));
    YearMonth of = YearMonth.of(known, month);
    if (day == null) {
      return of.toString();
    }
    int number = Integer.parseInt(day);
    return number >= 1 && number <= of.lengthOfMonth()
        ? of.atDay(number).toString()
        : of.toString();
  }

  private static boolean isAhead(String before) {
    return before.matches("(?i).*(?:next|until|by|from)\\s(?:the\\s)?$");
  }

  /** The year that a month without one means: the last such month, or one that is close ahead. */
  private static int year(
      int month, @Nullable String day, @Nullable LocalDate published, boolean ahead) {
    LocalDate today = published == null ? LocalDate.EPOCH : published;
    int number = day == null ? 1 : Math.min(28, Math.max(1, Integer.parseInt(day)));
    LocalDate same = LocalDate.of(today.getYear(), month, number);
    long days = ChronoUnit.DAYS.between(today, same);
    int close = ahead ? 240 : 100;
    if (days > close) {
      return today.getYear() - 1;
    }
    return days < -270 && ahead ? today.getYear() + 1 : today.getYear();
  }

  private static boolean isBefore(String text, int at, String word) {
    return at >= word.length() && text.startsWith(word, at - word.length());
  }
}
