package io.broadsheet.parser.dates;

import io.broadsheet.events.Facts.DateMention;
import io.broadsheet.parser.text.*;
import java.util.List;

public final class DateExtractor implements Extractor<DateMention> {
  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<DateMention> extract(Reading reading) {
    return List.of();
  }
}
