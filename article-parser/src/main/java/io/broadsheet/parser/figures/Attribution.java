package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure;
import io.broadsheet.events.Quote;
import io.broadsheet.parser.text.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers the figures, and says of each whose it is and in whose words it stands. */
final class Attribution {

  private Attribution() {}

  static List<Figure> number(List<Figure> figures, Reading reading) {
    List<Quote> quotes = reading.quotes();
    Owners owners = new Owners(reading);
    List<Figure> numbered = new ArrayList<>();
    int quote = 0;
    for (Figure figure : figures) {
      while (quote < quotes.size()
          && quotes.get(quote).evidence().end() <= figure.evidence().start()) {
        quote++;
      }
      boolean said =
          quote < quotes.size() && figure.evidence().overlaps(quotes.get(quote).evidence());
      String by = said ? quotes.get(quote).speaker().called() : null;
      numbered.add(with(figure, "f" + (numbered.size() + 1), owners.of(figure), by));
    }
    return numbered;
  }

  private static Figure with(Figure f, String id, @Nullable String subject, @Nullable String by) {
    return new Figure(
        id,
        f.kind(),
        f.value(),
        f.min(),
        f.max(),
        f.from(),
        f.to(),
        f.bound(),
        f.unit(),
        f.currency(),
        f.per(),
        f.of(),
        subject,
        by,
        f.evidence());
  }
}
