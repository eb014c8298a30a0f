package io.broadsheet.parser.quotes;

import io.broadsheet.events.Quote;
import io.broadsheet.parser.text.*;
import java.util.List;

public final class QuoteExtractor implements Extractor<Quote> {
  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Quote> extract(Reading reading) {
    return List.of();
  }
}
