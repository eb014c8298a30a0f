package io.broadsheet.query.language;

import io.broadsheet.query.language.Field.Kind;
import io.broadsheet.query.language.Filter.Fuzzy;
import io.broadsheet.query.language.Filter.Pattern;
import io.broadsheet.query.language.Filter.Range;
import io.broadsheet.query.language.QueryText.Word;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the operators: words, phrases, ranges, and each one's bounds. */
final class Clauses {

  private static final int MOST = 200;
  private static final int FARTHEST = 50;
  private static final int MOST_WILDCARDS = 4;
  private static final int LONGEST_WORD = 100;
  private static final String NUMBER = "[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?";

  private final QueryText text;
  private int count;

  Clauses(QueryText text) {
    this.text = text;
  }

  void count(int at) {
    if (++count > MOST) {
      throw text.error(at, at, "a query has at most " + MOST + " clauses", null);
    }
  }

  Filter phrase(Field field) {
    int start = text.at();
    String words = text.quoted();
    if (!text.skip("~")) {
      return words(field, words, 0, start);
    }
    int slop = number(start, text.digits(), 0, FARTHEST, "\"chip export\"~5", "the distance");
    return words(field, words, slop, start);
  }

  Filter word(Field field, Word word) {
    int start = word.start();
    if (word.text().isEmpty()) {
      throw text.error(start, start, "something to look for is missing here", null);
    }
    if (word.text().matches("/.+/")) {
      throw text.error(start, text.at(), "regular expressions are no part of the language", null);
    }
    if (word.pattern() != null) {
      count(start);
      return pattern(field, word, word.pattern());
    }
    if (text.skip("~")) {
      count(start);
      return fuzzy(field, word);
    }
    return words(field, word.text(), 0, start);
  }

  /** What stands after an equals sign. */
  Filter whole(Field field, Field.Scope within) {
    int start = text.at();
    String value = text.isAt("\"“”") ? text.quoted() : unbroken(text.word());
    count(start);
    if (!field.hasWholes()) {
      String fields =
          Arrays.stream(Field.values())
              .filter(Field::hasWholes)
              .map(each -> each.name(within))
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      String reason =
          fields.isEmpty()
              ? "no field of this fact is asked for by its whole value; write : without ="
              : "whole values are asked for of " + fields;
      throw text.error(start, text.at(), reason, null);
    }
    requireSought(value, start);
    return new Filter.Whole(field, value);
  }

  private String unbroken(Word word) {
    if (word.pattern() != null) {
      throw wrong(word, "a whole value has no wildcard; write \\* for a star");
    }
    return word.text();
  }

  private Filter words(Field field, String words, int slop, int start) {
    count(start);
    if (field.kind() == Kind.NUMBER || field.kind() == Kind.TIME) {
      return range(field, words, true, words, true, start);
    }
    requireSought(words, start);
    return field.kind() == Kind.EXACT
        ? new Filter.Words(field, words.toLowerCase(Locale.ROOT), 0)
        : new Filter.Words(field, words, slop);
  }

  private void requireSought(String words, int start) {
    if (words.codePoints().noneMatch(Clauses::isSought)) {
      throw text.error(
          start, text.at(), "there is no letter and no digit in this to look for", null);
    }
  }

  private static boolean isSought(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL;
  }

  /** A letter, a digit, or the mark of a letter that was typed apart from it. */
  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private Filter pattern(Field field, Word word, String pattern) {
    requireWords(field, word);
    int[] typed = pattern.codePoints().toArray();
    int first = 0;
    int wildcards = 0;
    boolean plain = true;
    for (int i = 0; i < typed.length; i++) {
      boolean wildcard = typed[i] == '*' || typed[i] == '?';
      if (wildcard && wildcards++ == 0) {
        first = i;
      }
      plain &= wildcard || isOfWord(typed[i]) && !isHan(typed[i]);
    }
    boolean prefix = wildcards == 1 && first == typed.length - 1 && typed[first] == '*';
    if (first == 0) {
      throw wrong(
          word,
          "a word cannot begin with a wildcard: every word of the archive would have to be looked at");
    }
    int[] before = Arrays.stream(typed, 0, first).filter(Character::isLetterOrDigit).toArray();
    if (before.length < 2 && Arrays.stream(before).noneMatch(Clauses::isHan)) {
      throw wrong(word, "at least two characters stand before a wildcard");
    }
    if (wildcards > MOST_WILDCARDS || typed.length > LONGEST_WORD) {
      throw wrong(
          word,
          "a word has at most %d wildcards and %d characters"
              .formatted(MOST_WILDCARDS, LONGEST_WORD));
    }
    if (!prefix && !plain) {
      throw wrong(
          word,
          "beside ? and * within a word stand letters and digits; a * at the end may follow anything");
    }
    if (prefix && !isOfWord(typed[first - 1])) {
      throw wrong(word, "a letter or a digit stands before the *");
    }
    return new Pattern(field, pattern);
  }

  private Filter fuzzy(Field field, Word word) {
    requireWords(field, word);
    int length = word.text().codePointCount(0, word.text().length());
    String digits = text.digits();
    int distance =
        digits.isEmpty()
            ? length <= 5 ? 1 : 2
            : number(word.start(), digits, 1, 2, word.text() + "~1", "the number of slips");
    if (!text.endsHere()) {
      throw wrong(word, "the number of slips is 1 or 2");
    }
    if (length < 3
        || length > LONGEST_WORD
        || !word.text().codePoints().allMatch(c -> isOfWord(c) && !isHan(c))) {
      throw wrong(word, "only one word of 3 to 100 letters and digits may have slips");
    }
    return new Fuzzy(field, word.text(), distance);
  }

  private void requireWords(Field field, Word word) {
    if (field.kind() != Kind.WORDS) {
      throw wrong(word, "this field holds no words, so no wildcards and slips");
    }
  }

  private QueryError wrong(Word word, String why) {
    return text.error(word.start(), text.at(), why, null);
  }

  /** Each is a word of its own. */
  private static boolean isHan(int c) {
    return Character.isIdeographic(c);
  }

  /** One value, or all on one side of it. */
  Filter value(Field field) {
    int start = text.at();
    boolean below = text.isAt("<");
    boolean compares = text.skip("<>");
    boolean its = text.skip("=");
    text.skipSpace();
    String value = text.value();
    count(start);
    if (!compares) {
      return range(field, value, true, value, true, start);
    }
    return below
        ? range(field, Range.OPEN, true, value, its, start)
        : range(field, value, its, Range.OPEN, true, start);
  }

  Filter range(Field field) {
    int start = text.at();
    count(start);
    if (field.kind() != Kind.NUMBER && field.kind() != Kind.TIME) {
      throw text.error(
          start, start, "ranges are for published, received and figure", "published:[2024 TO *]");
    }
    boolean fromIts = text.isAt("[");
    text.skip("[{");
    text.skipSpace();
    String from = text.value();
    text.skipSpace();
    boolean to = text.skipOperator("TO");
    text.skipSpace();
    String until = to ? text.value() : "";
    text.skipSpace();
    boolean toIts = text.isAt("]");
    if (from.isEmpty() || until.isEmpty() || !text.skip("]}")) {
      String example = field.kind() == Kind.TIME ? "[2024-05-01 TO *]" : "[1e12 TO *]";
      throw text.error(start, text.at(), "a range is written " + example, example);
    }
    return range(field, from, fromIts, until, toIts, start);
  }

  private Filter range(
      Field field, String from, boolean fromIts, String to, boolean toIts, int start) {
    requireValue(field, from, start);
    requireValue(field, to, start);
    Range range = new Range(field, from, fromIts, to, toIts);
    if (range.isEmpty()) {
      throw text.error(start, text.at(), "nothing lies in this range", null);
    }
    return range;
  }

  private void requireValue(Field field, String value, int start) {
    if (value.equals(Range.OPEN)) {
      return;
    }
    if (field.kind() == Kind.NUMBER) {
      if (!value.matches(NUMBER) || Double.isInfinite(Double.parseDouble(value))) {
        throw text.error(
            start,
            text.at(),
            "this is no number; write it in digits, as 2600000000000 or 2.6e12. Inside figure:(…)"
                + " words follow kind:, unit:, currency:, of: or subject:",
            null);
      }
      return;
    }
    try {
      Filter.begin(value);
    } catch (DateTimeException e) {
      throw text.error(
          start,
          text.at(),
          "this is no time; there are 2024, 2024-05, 2024-05-31 and 2024-05-31T10:00:00Z",
          null);
    }
  }

  /** A small whole number. */
  int number(int start, String digits, int least, int most, String example, @Nullable String what) {
    if (!text.endsHere()
        || !digits.matches("[0-9]{1,3}")
        || Integer.parseInt(digits) < least
        || Integer.parseInt(digits) > most) {
      throw text.error(
          start,
          text.at(),
          "%s is a whole number from %d to %d".formatted(what, least, most),
          example);
    }
    return Integer.parseInt(digits);
  }
}
