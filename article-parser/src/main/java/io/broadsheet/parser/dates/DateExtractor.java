package io.broadsheet.parser.dates;

import io.broadsheet.events.Facts.DateMention;
import io.broadsheet.events.Metadata.Precision;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Days, weeks, months and years, resolved against the day of publication. */
public final class DateExtractor implements Extractor<DateMention> {

  @Override
  public boolean reads(Reading reading) {
    return Calendars.of(reading.language()) != null;
  }

  @Override
  public List<DateMention> extract(Reading reading) {
    List<DateMention> dates = new ArrayList<>();
    Calendars calendar = Calendars.of(reading.language());
    if (calendar != null) {
      Matcher matcher = calendar.dates().matcher(reading.text().toString());
      Resolution resolution = new Resolution(calendar, matcher, reading);
      while (matcher.find()) {
        String value = resolution.value();
        if (value != null) {
          dates.add(
              new DateMention(
                  value, precision(value), reading.evidence(matcher.start(), matcher.end())));
        }
      }
    }
    return dates;
  }

  /** Where days and months stand, whether or not they can be resolved. */
  public static List<Span> spans(Reading reading) {
    List<Span> spans = new ArrayList<>();
    Calendars calendar = Calendars.of(reading.language());
    if (calendar != null) {
      Matcher matcher = calendar.dates().matcher(reading.text().toString());
      while (matcher.find()) {
        if (matcher.group("year") == null && matcher.group("count") == null) {
          spans.add(new Span(matcher.start(), matcher.end()));
        }
      }
    }
    return spans;
  }

  private static Precision precision(String value) {
    return switch (value.length()) {
      case 4 -> Precision.YEAR;
      case 7 -> Precision.MONTH;
      default -> Precision.DAY;
    };
  }
}
