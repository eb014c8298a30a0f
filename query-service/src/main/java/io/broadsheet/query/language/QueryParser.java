package io.broadsheet.query.language;

import io.broadsheet.events.Characters;
import io.broadsheet.events.Words;
import io.broadsheet.query.language.Field.Kind;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter.Boosted;
import io.broadsheet.query.language.Filter.Everything;
import io.broadsheet.query.language.Filter.Near;
import io.broadsheet.query.language.Filter.Not;
import io.broadsheet.query.language.Filter.OneFact;
import io.broadsheet.query.language.Filter.Span;
import io.broadsheet.query.language.QueryText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent, bounded in length, depth and clauses. From loose to tight: OR, AND or nothing,
 * NOT, NEAR.
 */
final class QueryParser {

  private static final int DEEPEST = 25;
  private static final int FARTHEST = 50;
  private static final float STRONGEST = 100;
  private static final String QUOTES = "\"“”";
  private static final String DIGITS = "0123456789.";
  private static final String SIGNS = "-!+";
  private static final List<String> OPERATORS = List.of("AND", "&&", "OR", "||");

  private final QueryText text;
  private final Clauses clauses;

  /**
   * Where in a query: within the brackets of one fact or not, which field words belong to, how
   * deep.
   */
  private record Place(Scope within, Field usual, int depth) {

    Place of(Field field) {
      return new Place(within, field, depth);
    }

    Place deeper() {
      return new Place(within, usual, depth + 1);
    }
  }

  QueryParser(String query) {
    text = new QueryText(query);
    clauses = new Clauses(text);
  }

  Filter parse() {
    if (text.length() > QueryText.LONGEST) {
      throw text.error(
          QueryText.LONGEST,
          QueryText.LONGEST,
          "a query has at most " + QueryText.LONGEST + " characters",
          null);
    }
    text.skipSpace();
    if (text.isAtEnd()) {
      throw text.error(0, 0, "the query is empty", "*:*");
    }
    Filter filter = any(new Place(Scope.ARTICLE, Field.ANY, 0));
    if (!text.isAtEnd()) {
      throw text.error(text.at(), text.at(), "this bracket closes nothing", null);
    }
    return filter;
  }

  private Filter any(Place place) {
    List<Filter> either = new ArrayList<>();
    do {
      either.add(all(place));
    } while (text.skipOperator("OR") || text.skipOperator("||"));
    return Filter.Any.of(either);
  }

  private Filter all(Place place) {
    List<Filter> all = new ArrayList<>();
    while (true) {
      text.skipSpace();
      boolean and = !all.isEmpty() && (text.skipOperator("AND") || text.skipOperator("&&"));
      text.skipSpace();
      int here = text.at();
      boolean ends = text.isAtEnd() || text.isAt(")");
      if (ends || text.skipOperator("OR") || text.skipOperator("||")) {
        if (and || all.isEmpty()) {
          throw missing(here);
        }
        text.goTo(here);
        return Filter.All.of(all);
      }
      all.add(negated(place));
    }
  }

  private QueryError missing(int start) {
    return text.error(start, text.at(), "something to look for is missing here", null);
  }

  private Filter negated(Place place) {
    boolean not = false;
    while (true) {
      if (!isNumbers(place.usual(), "-") && text.skip("-!")) {
        not = !not;
      } else if (text.skipOperator("NOT")) {
        not = !not;
        text.skipSpace();
      } else if (!text.skip("+")) {
        Filter clause = near(place);
        return not ? Not.of(clause) : clause;
      }
    }
  }

  /**
   * Whether one of these signs stands here and belongs to a number, where numbers are asked for.
   */
  private boolean isNumbers(Field field, String signs) {
    return field.kind() == Kind.NUMBER && text.isAt(signs) && text.isFollowedBy(DIGITS);
  }

  private Filter near(Place place) {
    int start = text.at();
    Filter left = boosted(place);
    int distance = nearness();
    if (distance == 0) {
      return left;
    }
    text.skipSpace();
    refuseSign(place.usual(), "beside NEAR stand words without a sign or an operator", null);
    Filter right = boosted(place);
    int end = text.at();
    if (nearness() > 0) {
      throw text.error(end, text.at(), "NEAR takes two sides; join two of them with AND", null);
    }
    List<Filter> both = Stream.of(left, right).toList();
    List<List<Span>> sides = both.stream().map(side -> spans(side, start, end)).toList();
    List<Field> fields = sides.stream().flatMap(List::stream).map(Span::field).distinct().toList();
    if (fields.size() > 1) {
      throw text.error(
          start,
          end,
          "both sides of NEAR are in the same field: put the field before a bracket around both",
          "title:(chip NEAR/5 export)");
    }
    return new Near(fields.get(0), sides.get(0), sides.get(1), distance);
  }

  private int nearness() {
    int here = text.at();
    text.skipSpace();
    int start = text.at();
    if (!text.startsWith("NEAR/")) {
      text.goTo(here);
      return 0;
    }
    text.goTo(start + "NEAR/".length());
    return clauses.number(start, text.digits(), 1, FARTHEST, "NEAR/5", "NEAR");
  }

  private List<Span> spans(Filter side, int start, int end) {
    List<Filter> each = side instanceof Filter.Any any ? any.clauses() : List.of(side);
    List<Span> spans = new ArrayList<>();
    for (Filter one : each) {
      if (!(one instanceof Span span)
          || one instanceof Filter.Words words
              && (words.slop() > 0 || words.field().kind() == Kind.EXACT)) {
        throw text.error(
            start,
            end,
            "beside NEAR stand words, phrases, words with a wildcard, or such in brackets with OR",
            "(chip OR chips) NEAR/5 export");
      }
      spans.add(span);
    }
    return spans;
  }

  private Filter boosted(Place place) {
    Filter clause = clause(place);
    if (!text.skip("^")) {
      return clause;
    }
    int start = text.at();
    String factor = text.take(c -> c >= '0' && c <= '9' || c == '.');
    if (!factor.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
        || Float.parseFloat(factor) <= 0
        || Float.parseFloat(factor) > STRONGEST) {
      throw text.error(start, text.at(), "a boost is a number above 0, at most 100", "^2");
    }
    return new Boosted(clause, Float.parseFloat(factor));
  }

  private Filter clause(Place place) {
    int start = text.at();
    if (text.startsWith("NEAR/") || OPERATORS.stream().anyMatch(text::skipOperator)) {
      throw missing(start);
    }
    if (text.skipOperator("NEAR")) {
      throw text.error(
          start,
          text.at(),
          "NEAR says at how many words at most; the word itself stands in quotation marks",
          "NEAR/5");
    }
    if (text.isAt("(")) {
      return group(place);
    }
    if (text.isAt(QUOTES)) {
      return clauses.phrase(place.usual());
    }
    if (text.isAt("[{")) {
      return clauses.range(place.usual());
    }
    boolean value = place.usual().kind() == Kind.NUMBER || place.usual().kind() == Kind.TIME;
    if (value && (text.isAt(DIGITS + "<>") || isNumbers(place.usual(), "-"))) {
      return clauses.value(place.usual());
    }
    Word word = text.word();
    if (text.isAt(":") && word.plain() && !word.text().isEmpty()) {
      return fielded(place, word);
    }
    if (word.text().equals("*") && word.plain() && place.usual() == Field.ANY) {
      clauses.count(word.start());
      return new Everything();
    }
    return clauses.word(place.usual(), word);
  }

  private Filter fielded(Place place, Word name) {
    int end = text.at();
    text.skip(":");
    text.skipSpace();
    if (name.text().equals("*") && text.skip("*")) {
      clauses.count(name.start());
      return new Everything();
    }
    Optional<Scope> fact =
        Stream.of(Scope.values())
            .filter(kind -> kind != Scope.ARTICLE && place.within() == Scope.ARTICLE)
            .filter(kind -> kind.opening().equals(name.text()))
            .findFirst();
    if (fact.isPresent() && text.isAt("(")) {
      Scope kind = fact.get();
      return new OneFact(kind, group(new Place(kind, kind.usual(), place.depth())));
    }
    Field field =
        Field.named(name.text(), place.within())
            .orElseThrow(() -> unknown(name, end, place.within()));
    if (field.kind() == Kind.WORDS && text.skip("=")) {
      return clauses.whole(field, place.within());
    }
    refuseSign(
        field,
        "signs and operators stand before the field; words that begin with one in quotation marks",
        "-" + name.text() + ":…");
    if (text.isAt("(")) {
      return group(place.of(field));
    }
    if (text.isAt(QUOTES)) {
      return clauses.phrase(field);
    }
    if (text.isAt("[{")) {
      return clauses.range(field);
    }
    return field.kind() == Kind.NUMBER || field.kind() == Kind.TIME
        ? clauses.value(field)
        : clauses.word(field, text.word());
  }

  /** What would mean the opposite were it taken for a word. */
  private void refuseSign(Field field, String why, @Nullable String suggestion) {
    int start = text.at();
    if (!isNumbers(field, SIGNS) && text.skip(SIGNS)
        || text.skipOperator("NOT")
        || OPERATORS.stream().anyMatch(text::skipOperator)) {
      throw text.error(start, text.at(), why, suggestion);
    }
  }

  private Filter group(Place place) {
    int start = text.at();
    if (place.depth() == DEEPEST) {
      throw text.error(
          start, start, "brackets stand in brackets at most " + DEEPEST + " deep", null);
    }
    text.skip("(");
    Filter filter = any(place.deeper());
    if (!text.skip(")")) {
      throw text.error(start, start, "this bracket is never closed", null);
    }
    return filter;
  }

  private QueryError unknown(Word name, int end, Scope within) {
    List<String> known = Field.names(within);
    String shown = Characters.shortened(name.text());
    Optional<String> brackets =
        Stream.of(Scope.values())
            .filter(kind -> within == Scope.ARTICLE && Field.named(name.text(), kind).isPresent())
            .map(kind -> kind.opening() + ":(" + name.text() + ":…)")
            .findFirst();
    String where = within == Scope.ARTICLE ? "" : " of a " + within.name().toLowerCase(Locale.ROOT);
    return text.error(
        name.start(),
        end,
        "there is no field “%s”%s; there are %s. Put words that hold a colon in quotation marks"
            .formatted(shown, where, String.join(", ", known)),
        brackets.or(() -> Words.nearest(name.text(), known)).orElse(null));
  }
}
