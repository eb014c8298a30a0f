package io.broadsheet.query.stats;

import io.broadsheet.query.index.PublishedAt.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long a span of a time line is: whole ones of the calendar. */
enum Bucket {
  HOUR(ChronoUnit.HOURS, Precision.MOMENT),
  DAY(ChronoUnit.DAYS, Precision.DAY),
  WEEK(ChronoUnit.WEEKS, Precision.DAY),
  MONTH(ChronoUnit.MONTHS, Precision.MONTH),
  YEAR(ChronoUnit.YEARS, Precision.YEAR);

  private final ChronoUnit unit;
  private final Precision coarsest;

  Bucket(ChronoUnit unit, Precision coarsest) {
    this.unit = unit;
    this.coarsest = coarsest;
  }

  /** Whether a time of that precision is in one of them for certain. */
  boolean holds(Precision precision) {
    return precision.compareTo(coarsest) <= 0;
  }

  LocalDateTime begin(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    return switch (this) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day.atStartOfDay();
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
      case MONTH -> day.withDayOfMonth(1).atStartOfDay();
      case YEAR -> day.withDayOfYear(1).atStartOfDay();
    };
  }

  LocalDateTime end(LocalDateTime begin) {
    return begin.plus(1, unit);
  }

  /** As it is written: a prefix of RFC 3339, of a week its Monday. */
  String name(LocalDateTime begin) {
    String day = begin.toLocalDate().toString();
    return switch (this) {
      case HOUR -> begin.truncatedTo(ChronoUnit.HOURS).toString();
      case DAY, WEEK -> day;
      case MONTH -> day.substring(0, "2024-06".length());
      case YEAR -> day.substring(0, "2024".length());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
