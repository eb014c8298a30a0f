package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure;
import io.broadsheet.parser.text.*;
import java.util.List;

public final class FigureExtractor implements Extractor<Figure> {
  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Figure> extract(Reading reading) {
    return List.of();
  }
}
