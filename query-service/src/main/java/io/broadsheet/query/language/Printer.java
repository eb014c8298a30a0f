package io.broadsheet.query.language;

import io.broadsheet.query.language.Filter.All;
import io.broadsheet.query.language.Filter.Any;
import io.broadsheet.query.language.Filter.Boosted;
import io.broadsheet.query.language.Filter.Fuzzy;
import io.broadsheet.query.language.Filter.Near;
import io.broadsheet.query.language.Filter.Not;
import io.broadsheet.query.language.Filter.Pattern;
import io.broadsheet.query.language.Filter.Range;
import io.broadsheet.query.language.Filter.Span;
import io.broadsheet.query.language.Filter.Whole;
import io.broadsheet.query.language.Filter.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A filter as text, with no more brackets than it needs. */
final class Printer implements Filter.Meaning<String> {

  private static final int OR = 0;
  private static final int AND = 1;
  private static final int NOT = 2;
  private static final int NEAR = 3;
  private static final int CLAUSE = 4;
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR");

  private final Field.Scope within;

  Printer(Field.Scope within) {
    this.within = within;
  }

  String print(Filter filter) {
    return filter.meaning(this);
  }

  @Override
  public String everything() {
    return "*:*";
  }

  @Override
  public String all(List<Filter> clauses) {
    return clauses.stream().map(each -> print(each, NOT)).collect(Collectors.joining(" AND "));
  }

  @Override
  public String any(List<Filter> clauses) {
    return clauses.stream().map(each -> print(each, AND)).collect(Collectors.joining(" OR "));
  }

  @Override
  public String not(Filter clause) {
    return "NOT " + print(clause, NEAR);
  }

  @Override
  public String boosted(Filter clause, float factor) {
    return print(clause, CLAUSE) + "^" + new BigDecimal(Float.toString(factor)).toPlainString();
  }

  /** In brackets where its operator binds no tighter than what stands around it. */
  private String print(Filter filter, int around) {
    String printed = print(filter);
    return tightness(filter) < around ? "(" + printed + ")" : printed;
  }

  private int tightness(Filter filter) {
    if (filter instanceof Any) {
      return OR;
    }
    if (filter instanceof All) {
      return AND;
    }
    if (filter instanceof Not) {
      return NOT;
    }
    return filter instanceof Boosted || filter instanceof Near ? NEAR : CLAUSE;
  }

  @Override
  public String oneFact(Field.Scope kind, Filter clause) {
    return kind.opening() + ":(" + new Printer(kind).print(clause) + ")";
  }

  @Override
  public String words(Words words) {
    return prefix(words.field())
        + quoted(words.text())
        + (words.slop() == 0 ? "" : "~" + words.slop());
  }

  @Override
  public String whole(Whole whole) {
    return prefix(whole.field()) + "=" + quoted(whole.value());
  }

  private static String quoted(String text) {
    return "\"" + text.replaceAll("[\"“”*\\\\]", "\\\\$0") + "\"";
  }

  @Override
  public String pattern(Pattern pattern) {
    return prefix(pattern.field()) + escaped(pattern.text(), true);
  }

  @Override
  public String fuzzy(Fuzzy fuzzy) {
    String word = escaped(fuzzy.word(), false);
    String plain = OPERATORS.contains(word) ? "\\" + word : word;
    return prefix(fuzzy.field()) + plain + "~" + fuzzy.distance();
  }

  @Override
  public String near(Near near) {
    return spans(near.left()) + " NEAR/" + near.distance() + " " + spans(near.right());
  }

  @Override
  public String range(Range range) {
    return prefix(range.field())
        + (range.fromIts() ? "[" : "{")
        + range.from()
        + " TO "
        + range.to()
        + (range.toIts() ? "]" : "}");
  }

  private String spans(List<Span> spans) {
    String printed = spans.stream().map(this::print).collect(Collectors.joining(" OR "));
    return spans.size() == 1 ? printed : "(" + printed + ")";
  }

  /** All but letters and digits, so that nothing is an operator; of a pattern only its text. */
  private static String escaped(String word, boolean pattern) {
    StringBuilder escaped = new StringBuilder();
    boolean literal = false;
    for (int c : word.codePoints().toArray()) {
      if (pattern && !literal && c == '\\') {
        literal = true;
        continue;
      }
      boolean operator = pattern && !literal && (c == '*' || c == '?');
      escaped.append(Character.isLetterOrDigit(c) && !literal || operator ? "" : "\\");
      escaped.appendCodePoint(c);
      literal = false;
    }
    return escaped.toString();
  }

  private String prefix(Field field) {
    String name = field.name(within);
    return name == null || name.isEmpty() ? "" : name + ":";
  }
}
