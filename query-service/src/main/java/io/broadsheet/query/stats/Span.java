package io.broadsheet.query.stats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One span of a time line, as the query that finds what lies in it. A moment does where it falls
 * there in the time zone; a day, month or year where the calendar has it there, in every zone.
 */
record Span(Bucket size, LocalDateTime begin, ZoneId zone) {

  /**
   * The query.
   *
   * @param alone whether nothing lies only partly in it, which a range would find too
   */
  String query(boolean alone) {
    LocalDateTime end = size.end(begin);
    if (size != Bucket.HOUR && zone.normalized().equals(ZoneOffset.UTC)) {
      String first = size.name(begin);
      String last = size == Bucket.WEEK ? end.toLocalDate().minusDays(1).toString() : first;
      String range =
          first.equals(last) ? "published:" + first : "published:[%s TO %s]".formatted(first, last);
      return alone ? range : "%s -published:<%s -published:>%s".formatted(range, first, last);
    }
    Instant from = begin.atZone(zone).toInstant();
    Instant to = end.atZone(zone).toInstant();
    String range = "published:[%s TO %s}".formatted(from, to);
    if (size == Bucket.HOUR) {
      return alone ? range : range + outside(from, to);
    }
    // The days at its ends reach beyond it in UTC, which is what the language reads them in.
    String days =
        Stream.of(begin.toLocalDate(), end.toLocalDate().minusDays(1))
            .distinct()
            .map(day -> day(day, begin.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC)))
            .collect(Collectors.joining(" OR "));
    return "(%s%s OR %s)".formatted(range, outside(from, to), days);
  }

  private static String outside(Instant from, Instant to) {
    return " -published:<%s -published:>=%s".formatted(from, to);
  }

  /** What is both at the first and at the last of a day is no moment. */
  private static String day(LocalDate day, Instant from, Instant to) {
    Instant first = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant last = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
    return "published:%s published:%s%s".formatted(first, last, outside(from, to));
  }
}
