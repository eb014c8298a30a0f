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
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures, in the languages whose numerals are known. */
public final class FigureExtractor implements Extractor<Figure> {

  @Override
  public boolean reads(Reading reading) {
    return Numerals.of(reading.language()) != null;
  }

  @Override
  public List<Figure> extract(Reading reading) {
    String text = reading.text().toString();
    NoFigures none = new NoFigures(reading);
    List<Ranks.Rank> ranks = Ranks.find(text);
    List<Amount> amounts = new ArrayList<>(amounts(reading));
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
              null,
              reading.evidence(rank.from(), rank.to())));
    }
    Scores scores = new Scores(text);
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
      if (next != null && scores.hold(amount, next)) {
        i++;
        continue;
      }
      int start = Surroundings.boundStart(text, amount.from(), amount.to());
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

  private static List<Amount> amounts(Reading reading) {
    Numerals numerals = Numerals.of(reading.language());
    return numerals == null ? List.of() : Amounts.find(reading.text().toString(), numerals);
  }

  private static @Nullable Figure single(
      Reading reading, String text, Sentence around, Amount amount, int start) {
    Surroundings.Unit unit = unit(reading, amount, around);
    Bound bound = Surroundings.bound(text, amount.from(), amount.to());
    boolean plain = amount.currency() == null && !amount.percent();
    int multiple = plain ? Telling.multipleEnd(text, amount) : -1;
    if (multiple > 0) {
      return figure(
          Kind.RATIO,
          one(amount.value()),
          bound,
          null,
          null,
          null,
          null,
          reading.evidence(start, multiple));
    }
    boolean small = amount.value().compareTo(BigDecimal.TEN) < 0;
    boolean telling =
        amount.part() && amount.value().compareTo(BigDecimal.ONE) < 0
            ? bound != Bound.EXACT
                || text.startsWith(" of ", amount.to())
                || Telling.isCompared(text, amount)
            : unit != null
                || amount.isScaled()
                || Telling.isOfPeople(text, amount)
                || bound != Bound.EXACT && !(amount.inWords() && small)
                || text.substring(amount.from(), amount.to()).indexOf(',') > 0;
    if (plain && !telling) {
      return null;
    }
    int end = unit == null ? Surroundings.boundEnd(text, amount.to()) : unit.end();
    Surroundings.Unit per =
        Surroundings.per(
            text, end, around.from(), amount.from(), around.to(), amount.currency() != null);
    Kind kind = kind(amount, unit);
    boolean toldBefore =
        amount.inWords()
            && amount.value().equals(BigDecimal.valueOf(2))
            && (Telling.isDetermined(text, amount) || text.startsWith(" others", amount.to()));
    if (kind == Kind.COUNT && toldBefore && bound == Bound.EXACT) {
      // "the two companies" tells them apart, it does not count them.
      return null;
    }
    // "over four years" is how long it takes, not a bound.
    boolean during =
        kind == Kind.DURATION && text.startsWith("over ", start) && !text.startsWith(" old", end);
    return figure(
        kind,
        one(amount.value()),
        during ? Bound.EXACT : bound,
        unitText(amount, unit),
        amount.currency(),
        per == null ? null : per.text(),
        Surroundings.of(text, end, around.to()),
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
    if (link == Link.RATIO) {
      return ratio(reading, around, first, start, second);
    }
    boolean range = link == Link.RANGE;
    Amount left = first.in(second, range);
    Amount right =
        second.currency() == null || second.percent()
            ? second.in(first.percent() ? first : second, range)
            : second;
    Surroundings.Unit unit = unit(reading, second, around);
    if (unit == null && left.currency() == null && !left.percent()) {
      Surroundings.Unit before = unit(reading, first, around);
      unit = before == null ? null : new Surroundings.Unit(before.text(), second.to());
    }
    BigDecimal low = link == Link.BACKWARDS ? right.value() : left.value();
    BigDecimal high = link == Link.BACKWARDS ? left.value() : right.value();
    Values values =
        range
            ? new Values(null, low.min(high), low.max(high), null, null)
            : new Values(null, null, null, low, high);
    int end = unit == null ? second.to() : unit.end();
    String currency = left.currency() != null ? left.currency() : second.currency();
    Surroundings.Unit per =
        Surroundings.per(text, end, around.from(), first.from(), around.to(), currency != null);
    return figure(
        kind(left, unit),
        values,
        // "nearly $2-4 million"; what opens with "between" or "from" is bounded by its ends.
        range && start < first.from() && first.to() == second.from() - 1
            ? Surroundings.bound(text, first.from(), first.to())
            : Bound.EXACT,
        unitText(left, unit),
        currency,
        per == null ? null : per.text(),
        Surroundings.of(text, end, around.to()),
        reading.evidence(Chains.start(text, start, link), end));
  }

  /** "one in three adults": a third of the adults. */
  private static Figure ratio(
      Reading reading, Sentence around, Amount first, int start, Amount second) {
    String text = reading.text().toString();
    Surroundings.Unit unit = unit(reading, second, around);
    return figure(
        Kind.RATIO,
        one(first.value().divide(second.value(), new MathContext(4)).stripTrailingZeros()),
        Surroundings.bound(text, first.from(), second.to()),
        null,
        null,
        null,
        unit == null ? Surroundings.of(text, second.to(), around.to()) : unit.text(),
        reading.evidence(start, Surroundings.boundEnd(text, second.to())));
  }

  /** Where the words end that say per what: the "1,000" of "per 1,000 tokens" is no figure. */
  private static int perEnd(String text, Reading reading, Figure figure, Sentence around) {
    int end = reading.chars(figure.evidence()).to();
    Surroundings.Unit per = Surroundings.per(text, end, around.from(), end, around.to(), false);
    return per == null ? end : per.end();
  }

  private static Surroundings.@Nullable Unit unit(Reading reading, Amount amount, Sentence around) {
    String text = reading.text().toString();
    return amount.currency() != null || amount.percent()
        ? null
        : Surroundings.unit(
            text, amount.to(), Math.min(around.to(), text.length()), reading.isIn("de"));
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
      return amount.part() ? Kind.RATIO : Kind.COUNT;
    }
    return Surroundings.kind(unit);
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
      @Nullable String of,
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
        of,
        null,
        null,
        evidence);
  }
}
