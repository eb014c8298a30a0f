package io.broadsheet.query.language;

import io.broadsheet.events.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A query, parsed: what an article or a fact has to be. */
public sealed interface Filter {

  /**
   * Reads a query.
   *
   * @throws QueryError with what is wrong, and where
   */
  static Filter parse(String text) {
    return new QueryParser(text).parse();
  }

  /** Text that reads as this filter again. */
  default String print() {
    return new Printer(Field.Scope.ARTICLE).print(this);
  }

  <T> T meaning(Meaning<T> of);

  /** What AND, OR and boosts join: each is true of an article, or not, for itself. */
  default List<Filter> parts() {
    if (this instanceof Boosted boosted) {
      return boosted.clause.parts();
    }
    List<Filter> joined =
        this instanceof All all
            ? all.clauses
            : this instanceof Any any ? any.clauses : List.<Filter>of();
    return joined.isEmpty()
        ? List.of(this)
        : joined.stream().flatMap(clause -> clause.parts().stream()).distinct().toList();
  }

  /** What is about the values of one field. */
  sealed interface OfField extends Filter permits Span, Whole, Fuzzy, Near, Range {
    Field field();
  }

  /** What each kind of filter means to somebody. */
  interface Meaning<T> {
    T everything();

    T all(List<Filter> clauses);

    T any(List<Filter> clauses);

    T not(Filter clause);

    T boosted(Filter clause, float factor);

    T oneFact(Field.Scope kind, Filter clause);

    T words(Words words);

    T whole(Whole whole);

    T pattern(Pattern pattern);

    T fuzzy(Fuzzy fuzzy);

    T near(Near near);

    T range(Range range);
  }

  /** Every article: {@code *:*}. */
  record Everything() implements Filter {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.everything();
    }
  }

  /** All of them, each a filter other than All. */
  record All(List<Filter> clauses) implements Filter {
    public All {
      clauses = List.copyOf(clauses);
    }

    static Filter of(List<Filter> clauses) {
      List<Filter> flat = new ArrayList<>();
      clauses.forEach(
          clause -> {
            if (clause instanceof All all) {
              flat.addAll(all.clauses);
            } else {
              flat.add(clause);
            }
          });
      return flat.size() == 1 ? flat.get(0) : new All(flat);
    }

    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.all(clauses);
    }
  }

  /** At least one of them, each a filter other than Any. */
  record Any(List<Filter> clauses) implements Filter {
    public Any {
      clauses = List.copyOf(clauses);
    }

    static Filter of(List<Filter> clauses) {
      List<Filter> flat = new ArrayList<>();
      clauses.forEach(
          clause -> {
            if (clause instanceof Any any) {
              flat.addAll(any.clauses);
            } else {
              flat.add(clause);
            }
          });
      return flat.size() == 1 ? flat.get(0) : new Any(flat);
    }

    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.any(clauses);
    }
  }

  record Not(Filter clause) implements Filter {
    static Filter of(Filter clause) {
      return clause instanceof Not not ? not.clause : new Not(clause);
    }

    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.not(clause);
    }
  }

  /** Finds the same; counts more, or less, when sorted by relevance. */
  record Boosted(Filter clause, float factor) implements Filter {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.boosted(clause, factor);
    }
  }

  /** Of one and the same quote, figure or claim. */
  record OneFact(Field.Scope kind, Filter clause) implements Filter {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.oneFact(kind, clause);
    }
  }

  /** One word, or several in this order with at most so many moves of one between them. */
  record Words(Field field, String text, int slop) implements Span {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.words(this);
    }
  }

  /** A value that is this and nothing more, but for case, accents and signs. */
  record Whole(Field field, String value) implements OfField {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.whole(this);
    }
  }

  /** A word with {@code *} and {@code ?} in it; a backslash makes the next character itself. */
  record Pattern(Field field, String text) implements Span {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.pattern(this);
    }
  }

  /** A word that differs from this in at most so many characters, not in the first. */
  record Fuzzy(Field field, String word, int distance) implements OfField {
    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.fuzzy(this);
    }
  }

  /** What can stand beside {@code NEAR}. */
  sealed interface Span extends OfField permits Words, Pattern {}

  /** One of the left at most so many words away from one of the right, in either order. */
  record Near(Field field, List<Span> left, List<Span> right, int distance) implements OfField {
    public Near {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }

    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.near(this);
    }
  }

  /**
   * A number or a time, from here to there; {@code *} is no bound.
   *
   * @param fromIts whether the lower bound belongs to it
   * @param toIts whether the upper bound belongs to it
   */
  record Range(Field field, String from, boolean fromIts, String to, boolean toIts)
      implements OfField {

    static final String OPEN = "*";

    /** The least number that belongs to it. */
    public double least() {
      double least = from.equals(OPEN) ? Double.NEGATIVE_INFINITY : Double.parseDouble(from);
      return fromIts ? least : Math.nextUp(least);
    }

    /** The greatest number that belongs to it. */
    public double most() {
      double most = to.equals(OPEN) ? Double.POSITIVE_INFINITY : Double.parseDouble(to);
      return toIts ? most : Math.nextDown(most);
    }

    /** The first millisecond that belongs to it. */
    public long first() {
      return from.equals(OPEN) ? Long.MIN_VALUE : fromIts ? begin(from) : end(from) + 1;
    }

    /** The last millisecond that belongs to it. */
    public long last() {
      return to.equals(OPEN) ? Long.MAX_VALUE : toIts ? end(to) : begin(to) - 1;
    }

    boolean isEmpty() {
      return field.kind() == Field.Kind.NUMBER ? least() > most() : first() > last();
    }

    @Override
    public <T> T meaning(Meaning<T> of) {
      return of.range(this);
    }
  }

  /** The first millisecond of a moment, day, month or year. */
  static long begin(String time) {
    return Moments.begin(time).toEpochMilli();
  }

  /** Its last millisecond. */
  static long end(String time) {
    Instant begin = Moments.begin(time);
    LocalDate day = LocalDate.ofInstant(begin, ZoneOffset.UTC);
    LocalDate next =
        switch (time.length()) {
          case 4 -> day.plusYears(1);
          case 7 -> day.plusMonths(1);
          case 10 -> day.plusDays(1);
          default -> null;
        };
    return next == null
        ? begin.toEpochMilli()
        : next.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() - 1;
  }
}
