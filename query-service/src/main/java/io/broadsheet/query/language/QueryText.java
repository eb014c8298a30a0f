package io.broadsheet.query.language;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A query's characters, read from left to right. */
final class QueryText {

  static final int LONGEST = 5_000;
  private static final String ENDS_A_WORD = "()\"“”[]{}^~:";

  private final int[] text;
  private int at;

  QueryText(String text) {
    this.text = text.codePoints().limit(LONGEST + 1L).toArray();
  }

  /**
   * A word as it stands there.
   *
   * @param text without backslashes
   * @param pattern as {@link Filter.Pattern} has it; null where the word has no wildcard
   * @param plain whether no character was escaped
   */
  record Word(String text, @Nullable String pattern, boolean plain, int start) {}

  int at() {
    return at;
  }

  int length() {
    return text.length;
  }

  void goTo(int place) {
    at = place;
  }

  boolean isAtEnd() {
    return at >= text.length;
  }

  boolean isAt(String characters) {
    return !isAtEnd() && characters.indexOf(text[at]) >= 0;
  }

  /** Whether one of these comes after the character that stands here. */
  boolean isFollowedBy(String characters) {
    return at + 1 < text.length && characters.indexOf(text[at + 1]) >= 0;
  }

  boolean skip(String characters) {
    boolean there = isAt(characters);
    at += there ? 1 : 0;
    return there;
  }

  void skipSpace() {
    take(QueryText::isSpace);
  }

  /** Goes past an operator that stands there as a word of its own. */
  boolean skipOperator(String operator) {
    int end = at + operator.length();
    boolean there = startsWith(operator) && (end == text.length || endsAWord(text[end]));
    at = there ? end : at;
    return there;
  }

  /** Whether what was just read goes no further. */
  boolean endsHere() {
    return isAtEnd() || endsAWord(text[at]);
  }

  boolean startsWith(String prefix) {
    return at + prefix.length() <= text.length
        && new String(text, at, prefix.length()).equals(prefix);
  }

  String take(IntPredicate these) {
    int start = at;
    while (!isAtEnd() && these.test(text[at])) {
      at++;
    }
    return new String(text, start, at - start);
  }

  String digits() {
    return take(c -> c >= '0' && c <= '9');
  }

  /** A number or a time, which may hold colons. */
  String value() {
    return take(c -> !isSpace(c) && "()[]{}\"^~".indexOf(c) < 0);
  }

  Word word() {
    int start = at;
    StringBuilder word = new StringBuilder();
    StringBuilder pattern = new StringBuilder();
    boolean wildcard = false;
    boolean plain = true;
    for (; !isAtEnd() && !endsAWord(text[at]); at++) {
      int c = text[at];
      boolean operator = c == '*' || c == '?';
      if (c == '\\') {
        plain = false;
        if (++at == text.length) {
          throw error(at - 1, at, "a backslash needs a character after it", null);
        }
        c = text[at];
        pattern.append(c == '*' || c == '?' || c == '\\' ? "\\" : "");
        operator = false;
      }
      wildcard |= operator;
      word.appendCodePoint(c);
      pattern.appendCodePoint(c);
    }
    return new Word(word.toString(), wildcard ? pattern.toString() : null, plain, start);
  }

  String quoted() {
    int start = at++;
    StringBuilder quoted = new StringBuilder();
    while (!isAt("\"“”")) {
      if (isAt("\\")) {
        at++;
      } else if (isAt("*") && Character.isLetterOrDigit(text[at - 1])) {
        throw error(
            at,
            at + 1,
            "no wildcard stands in quotation marks: join words with NEAR/1, or write \\* for the star",
            null);
      }
      if (isAtEnd()) {
        throw error(start, start + 1, "this quotation mark is never closed", null);
      }
      quoted.appendCodePoint(text[at++]);
    }
    at++;
    return quoted.toString();
  }

  String from(int start) {
    return new String(text, start, at - start);
  }

  QueryError error(int start, int end, String why, @Nullable String suggestion) {
    return new QueryError(text, start, end, why, suggestion);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean endsAWord(int c) {
    return isSpace(c) || ENDS_A_WORD.indexOf(c) >= 0;
  }
}
