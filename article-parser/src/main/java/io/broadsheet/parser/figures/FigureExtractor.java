package io.broadsheet.parser.figures;

import io.broadsheet.events.Evidence;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Figure.Bound;
import io.broadsheet.events.Figure.Kind;
import io.broadsheet.parser.figures.Chains.Link;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures of English texts. */
public final class FigureExtractor implements Extractor<Figure> {

  private static final Set<String> SPANS_OF_TIME =
      Set.of(
          "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade",
          "century");
  private static final Set<String> MEASURES =
      Set.of(
          "megawatts",
          "gigawatts",
          "kilowatts",
          "watts",
          "terawatt-hours",
          "kilometres",
          "kilometers",
          "miles",
          "metres",
          "meters",
          "feet",
          "inches",
          "tonnes",
          "tons",
          "kilograms",
          "grams",
          "litres",
          "liters",
          "gallons",
          "acres",
          "hectares",
          "degrees",
          "nanometres",
          "nanometers",
          "gigabytes",
          "terabytes",
          "petabytes",
          "petaflops",
          "hertz",
          "barrels");

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Figure> extract(Reading reading) {
    String text = reading.text().toString();
    NoFigures none = new NoFigures(reading);
    List<Ranks.Rank> ranks = Ranks.find(text);
    List<Amount> amounts = new ArrayList<>(Amounts.find(text));
    amounts.removeIf(none::holds);
    List<Figure> figures = new ArrayList<>();
    for (Ranks.Rank rank : ranks) {
      figures.add(
          figure(
              Kind.RANK,
              one(rank.value()),
              Bound.EXACT,
              null,
              null,
              null,
              reading.evidence(rank.from(), rank.to())));
    }
    int sentence = 0;
    int rank = 0;
    int perEnd = 0;
    for (int i = 0; i < amounts.size(); i++) {
      Amount amount = amounts.get(i);
      while (sentence + 1 < reading.sentences().size()
          && reading.sentences().get(sentence).to() <= amount.from()) {
        sentence++;
      }
      while (rank < ranks.size() && ranks.get(rank).to() <= amount.from()) {
        rank++;
      }
      boolean ranked = rank < ranks.size() && ranks.get(rank).from() <= amount.from();
      if (ranked || amount.from() < perEnd) {
        continue;
      }
      Sentence around = reading.sentences().get(sentence);
      Amount next = i + 1 < amounts.size() ? amounts.get(i + 1) : null;
      int start = Surroundings.boundStart(text, amount.from());
      Link link =
          next == null || next.to() > around.to() ? null : Chains.link(text, amount, start, next);
      Figure figure =
          link == null || next == null
              ? single(reading, text, around, amount, start)
              : pair(reading, text, around, amount, start, next, link);
      if (figure != null) {
        figures.add(figure);
        i += link == null ? 0 : 1;
        perEnd = perEnd(text, reading, figure, around);
      }
    }
    figures.sort(Comparator.comparingInt(figure -> figure.evidence().start()));
    return Attribution.number(figures, reading);
  }

  private static @Nullable Figure single(
      Reading reading, String text, Sentence around, Amount amount, int start) {
    Surroundings.Unit unit = unit(text, amount, around);
    Bound bound = Surroundings.bound(text, start, amount.from(), amount.to());
    boolean plain = amount.currency() == null && !amount.percent();
    boolean telling =
        unit != null
            || amount.isScaled()
            || start < amount.from() && !amount.inWords()
            || text.substring(amount.from(), amount.to()).indexOf(',') > 0;
    if (plain && !telling) {
      return null;
    }
    int end = unit == null ? amount.to() : unit.end();
    Surroundings.Unit per =
        Surroundings.per(
            text, end, around.from(), amount.from(), around.to(), amount.currency() != null);
    Kind kind = kind(amount, unit);
    boolean two = amount.inWords() && amount.value().equals(BigDecimal.valueOf(2));
    if (kind == Kind.COUNT && two && bound == Bound.EXACT) {
      // "the two companies" tells them apart, it does not count them.
      return null;
    }
    // "over four years" is how long it takes, not a bound.
    boolean during = kind == Kind.DURATION && text.startsWith("over ", start);
    return figure(
        kind,
        one(amount.value()),
        during ? Bound.EXACT : bound,
        unitText(amount, unit),
        amount.currency(),
        per == null ? null : per.text(),
        reading.evidence(during ? amount.from() : start, end));
  }

  private static Figure pair(
      Reading reading,
      String text,
      Sentence around,
      Amount first,
      int start,
      Amount second,
      Link link) {
    Amount left = first.in(second);
    Amount right =
        second.currency() == null || second.percent()
            ? second.in(first.percent() ? first : second)
            : second;
    Surroundings.Unit unit = unit(text, second, around);
    if (unit == null && left.currency() == null && !left.percent()) {
      Surroundings.Unit before = unit(text, first, around);
      unit = before == null ? null : new Surroundings.Unit(before.text(), second.to());
    }
    BigDecimal low = link == Link.BACKWARDS ? right.value() : left.value();
    BigDecimal high = link == Link.BACKWARDS ? left.value() : right.value();
    Values values =
        link == Link.RANGE
            ? new Values(null, low.min(high), low.max(high), null, null)
            : new Values(null, null, null, low, high);
    int end = unit == null ? second.to() : unit.end();
    String currency = left.currency() != null ? left.currency() : second.currency();
    Surroundings.Unit per =
        Surroundings.per(text, end, around.from(), first.from(), around.to(), currency != null);
    return figure(
        kind(left, unit),
        values,
        Bound.EXACT,
        unitText(left, unit),
        currency,
        per == null ? null : per.text(),
        reading.evidence(Chains.start(text, start, link), end));
  }

  /** Where the words end that say per what: the "1,000" of "per 1,000 tokens" is no figure. */
  private static int perEnd(String text, Reading reading, Figure figure, Sentence around) {
    int end = reading.chars(figure.evidence()).to();
    Surroundings.Unit per = Surroundings.per(text, end, around.from(), end, around.to(), false);
    return per == null ? end : per.end();
  }

  private static Surroundings.@Nullable Unit unit(String text, Amount amount, Sentence around) {
    return amount.currency() != null || amount.percent()
        ? null
        : Surroundings.unit(text, amount.to(), Math.min(around.to(), text.length()));
  }

  private static @Nullable String unitText(Amount amount, Surroundings.@Nullable Unit unit) {
    if (amount.points()) {
      return "percentage points";
    }
    return unit == null ? null : unit.text();
  }

  private static Kind kind(Amount amount, Surroundings.@Nullable Unit unit) {
    if (amount.currency() != null) {
      return Kind.MONEY;
    }
    if (amount.percent()) {
      return Kind.PERCENT;
    }
    if (unit == null) {
      return Kind.COUNT;
    }
    String last = unit.text().substring(unit.text().lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    String singular = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    if (SPANS_OF_TIME.contains(singular) && unit.text().indexOf(' ') < 0) {
      return Kind.DURATION;
    }
    return MEASURES.contains(last) ? Kind.MEASURE : Kind.COUNT;
  }

  private record Values(
      @Nullable BigDecimal value,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to) {}

  private static Values one(BigDecimal value) {
    return new Values(value, null, null, null, null);
  }

  private static Figure figure(
      Kind kind,
      Values values,
      Bound bound,
      @Nullable String unit,
      @Nullable String currency,
      @Nullable String per,
      Evidence evidence) {
    return new Figure(
        "",
        kind,
        values.value(),
        values.min(),
        values.max(),
        values.from(),
        values.to(),
        bound,
        unit,
        currency,
        per,
        null,
        null,
        null,
        evidence);
  }
}
