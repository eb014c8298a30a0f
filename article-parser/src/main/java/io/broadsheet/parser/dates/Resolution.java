package io.broadsheet.parser.dates;

import io.broadsheet.parser.text.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a matched date means on the day of publication: no more precise than its words. */
final class Resolution {

  private static final List<String> NUMBERS =
      List.of(
          "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  // Words as well: alone they are months only after a word that leads to one.
  private static final Set<String> DOUBTFUL =
      Set.of("May", "March", "Mar", "mars", "Jan", "August");
  private static final Pattern SAYING = Pattern.compile("(?:said|says|told) (?:on )?$");
  // "a premium to Friday's close"
  private static final Pattern CLOSE = Pattern.compile("[’']s clos(?:e|ing)(?!\\p{L})");
  // "a 2019 crash", "her 2016 book", "the mayor's 2016 claim"
  private static final Set<String> OWNING = Set.of("a", "his", "her", "its", "their", "s", "as");
  private static final Set<String> ARTICLES =
      Set.of("of", "the", "and", "before", "after", "mid", "this", "last");
  // Years of more digits are no dates; a text may say "the following year" without end.
  private static final String LAST_YEAR = "9999";
  // A month without a year is the last one; but one just ahead is, and one well ahead may be,
  // meant.
  private static final int NEAR = 100;
  private static final int FAR = 270;

  private final Calendars calendar;
  private final Matcher matcher;
  private final String text;
  private final Around around;
  private final @Nullable LocalDate published;
  private final @Nullable String language;
  // The date before, and the one before that is no weekday and no "today".
  private @Nullable Anchor last;
  private @Nullable Anchor lastPrinted;
  private boolean followed;

  /** A date that others go by, and whether it says its year. */
  private record Anchor(String value, int end, boolean dated) {}

  Resolution(Calendars calendar, Matcher matcher, Reading reading) {
    this.calendar = calendar;
    this.matcher = matcher;
    this.text = reading.text().toString();
    this.around = new Around(text);
    this.published = reading.published();
    this.language = reading.language();
  }

  @Nullable String value() {
    followed = false;
    String value = resolve();
    if (value != null) {
      boolean relative = matcher.group("near") != null || matcher.group("weekday") != null;
      boolean dated =
          Stream.of("iso", "year", "y1", "y2", "y3").anyMatch(name -> matcher.group(name) != null);
      Anchor anchor = new Anchor(value, matcher.end(), dated || followed);
      // "the police said on Friday": when it was said is not when it was.
      boolean saying =
          relative
              && SAYING
                  .matcher(text)
                  .region(Math.max(0, matcher.start() - 12), matcher.start())
                  .find();
      last = saying && lastPrinted != null ? lastPrinted : anchor;
      lastPrinted = relative && !followed ? lastPrinted : anchor;
    }
    return value;
  }

  private @Nullable String resolve() {
    if (matcher.group("iso") != null) {
      return numeric(matcher.group("iso"));
    }
    if (matcher.group("year") != null) {
      return isYear() ? matcher.group("year") : null;
    }
    for (int form = 1; form <= 3; form++) {
      if (matcher.group("m" + form) != null || form == 1 && matcher.group("y1") != null) {
        return calendarDate(form);
      }
    }
    String near =
        matcher.group("near") == null
            ? null
            : calendar.near().get(matcher.group("near").toLowerCase(Locale.ROOT));
    if (near != null && near.startsWith(">")) {
      return after(near.charAt(1), Integer.parseInt(near.substring(2)));
    }
    if (published == null) {
      return null;
    }
    if (matcher.group("weekday") != null) {
      return weekday(published);
    }
    if (matcher.group("near") != null) {
      return near == null || isName()
          ? null
          : shifted(published, near.charAt(0), Integer.parseInt(near.substring(1)));
    }
    char unit = Character.toUpperCase(matcher.group("unit").charAt(0));
    return shifted(published, unit, -number(matcher.group("count")));
  }

  /** So far from the date before it in the text, where that is precise enough. */
  private @Nullable String after(char unit, int by) {
    int needed = unit == 'Y' ? 4 : unit == 'M' ? 7 : 10;
    Anchor anchor = unit == 'D' || unit == 'W' ? last : lastPrinted;
    if (anchor == null || !anchor.dated() && anchor.end() < sentenceBefore()) {
      return null;
    }
    followed = true;
    String day = anchor.value();
    return day.length() < needed || day.compareTo(LAST_YEAR) >= 0
        ? null
        : shifted(LocalDate.parse((day + "-01-01").substring(0, 10)), unit, by);
  }

  private int sentenceBefore() {
    return around.sentenceStart(Math.max(0, around.sentenceStart(matcher.start()) - 1));
  }

  /** "USA Today", "the Today programme": a capital within a sentence; "Today’s Zaman". */
  private boolean isName() {
    int at = matcher.start();
    if (!Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    String before = text.startsWith(" ", at - 1) ? around.wordBefore(at) : "";
    boolean within =
        before.equals(",") || !before.isEmpty() && Character.isLetterOrDigit(before.charAt(0));
    boolean loud = Character.isUpperCase(text.charAt(at + 1));
    return within && (!loud || Character.isUpperCase(before.charAt(0)))
        || calendar.naming().stream().anyMatch(end -> text.startsWith(end, matcher.end()));
  }

  private static int number(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "twenty" -> 20;
      case "thirty" -> 30;
      default ->
          Character.isDigit(words.charAt(0))
              ? Integer.parseInt(words)
              : Math.max(1, NUMBERS.indexOf(words.toLowerCase(Locale.ROOT)));
    };
  }

  /** A day, or the month or year that the shifted week, month or year lies in. */
  private static @Nullable String shifted(LocalDate day, char unit, int by) {
    return switch (unit) {
      case 'D' -> day.plusDays(by).toString();
      case 'W' -> {
        LocalDate monday =
            day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(by);
        yield common(monday, monday.plusDays(6));
      }
      case 'M' -> YearMonth.from(day).plusMonths(by).toString();
      default -> String.valueOf(day.getYear() + by);
    };
  }

  /** As much of the date as all days of a span share. */
  private static @Nullable String common(LocalDate first, LocalDate last) {
    if (first.getYear() != last.getYear()) {
      return null;
    }
    return first.getMonth() == last.getMonth()
        ? YearMonth.from(first).toString()
        : String.valueOf(first.getYear());
  }

  /** "2024-05-03", "3.5.2024", "5/3/2024": where day and month cannot be told apart, the year. */
  private @Nullable String numeric(String printed) {
    String[] parts = printed.split("[-./]");
    if (parts[0].length() == 4) {
      return day(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
    int first = Integer.parseInt(parts[0]);
    int second = Integer.parseInt(parts[1]);
    int year = Integer.parseInt(parts[2]);
    boolean american = "en-US".equals(language) || second > 12;
    boolean told = first == second || first > 12 || second > 12 || !"en".equals(language);
    return !told ? parts[2] : american ? day(year, first, second) : day(year, second, first);
  }

  private static @Nullable String day(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return null;
    }
    YearMonth of = YearMonth.of(year, month);
    return day >= 1 && day <= of.lengthOfMonth() ? of.atDay(day).toString() : of.toString();
  }

  private @Nullable String calendarDate(int form) {
    String name = matcher.group("m" + form);
    String printedDay = form == 3 ? null : matcher.group("d" + form);
    String printedYear = matcher.group("y" + form);
    String before = around.wordBefore(matcher.start()).toLowerCase(Locale.ROOT);
    if (name == null) {
      return printedYear;
    }
    boolean alone = printedDay == null && printedYear == null;
    if (alone && DOUBTFUL.contains(name) && !leadsToMonth(before)) {
      return null;
    }
    if (printedYear == null && published == null) {
      return null;
    }
    Integer named = calendar.months().get(name);
    int month = named == null ? Integer.parseInt(name) : named;
    if (month < 1 || month > 12) {
      return null;
    }
    int day = printedDay == null ? 0 : Integer.parseInt(printedDay.replaceAll("\\D", ""));
    int year =
        printedYear != null
            ? Integer.parseInt(printedYear)
            : matcher.group("in") != null && published != null
                ? published.getYear() + (matcher.group("in").equals("next") ? 1 : -1)
                : year(month, Math.max(1, Math.min(28, day)), before);
    return day == 0 ? YearMonth.of(year, month).toString() : day(year, month, day);
  }

  private boolean leadsToMonth(String before) {
    return ARTICLES.contains(before)
        || calendar.years().contains(before)
        || calendar.ahead().contains(before)
        || calendar.maybe().contains(before) && !before.equals("-");
  }

  /** The year that a month without one means. */
  private int year(int month, int day, String before) {
    LocalDate today = published == null ? LocalDate.EPOCH : published;
    LocalDate same = LocalDate.of(today.getYear(), month, day);
    long days = ChronoUnit.DAYS.between(today, same);
    if (calendar.past().contains(before)) {
      boolean now = month == today.getMonthValue();
      return days >= 0 || now ? today.getYear() - 1 : today.getYear();
    }
    boolean told = around.isAhead(calendar, matcher.start());
    boolean ahead = told || calendar.ahead().contains(before);
    if (days > (ahead ? FAR : NEAR)) {
      return today.getYear() - 1;
    }
    return ahead && days < (told ? -31 : -FAR) ? today.getYear() + 1 : today.getYear();
  }

  private @Nullable String weekday(LocalDate today) {
    Integer number = calendar.weekdays().get(matcher.group("weekday"));
    String before = around.wordBefore(matcher.start()).toLowerCase(Locale.ROOT);
    if (number == null || DOUBTFUL.contains(matcher.group("weekday"))) {
      return null;
    }
    DayOfWeek day = DayOfWeek.of(number);
    if (before.equals("next")) {
      return today.with(TemporalAdjusters.next(day)).toString();
    }
    if (calendar.past().contains(before)) {
      return today.with(TemporalAdjusters.previous(day)).toString();
    }
    boolean close = CLOSE.matcher(text).region(matcher.end(), text.length()).lookingAt();
    boolean ahead =
        !close && (calendar.ahead().contains(before) || around.isAhead(calendar, matcher.start()));
    return today
        .with(ahead ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.previousOrSame(day))
        .toString();
  }

  /** Four digits that count nothing: after a word that leads to a year, or after a name. */
  private boolean isYear() {
    String before = around.wordBefore(matcher.start());
    if (calendar.years().contains(before.toLowerCase(Locale.ROOT))) {
      return true;
    }
    boolean named =
        !before.isEmpty()
            && Character.isUpperCase(before.charAt(0))
            && !calendar.money().contains(before);
    boolean owned = "en".equals(language) && OWNING.contains(before.toLowerCase(Locale.ROOT));
    boolean led = owned || calendar.maybe().contains(before.toLowerCase(Locale.ROOT));
    boolean bracketed = matcher.start() > 0 && "(–-".indexOf(text.charAt(matcher.start() - 1)) >= 0;
    return (named || led || bracketed) && !around.isCounting(matcher.end());
  }
}
