package io.broadsheet.parser.text;

import java.util.Locale;

/**
 * A word, a number or one mark.
 *
 * @param from first char in the text
 * @param to char after the last
 */
public record Token(int from, int to, String text, Kind kind) {

  /** What a token is made of. */
  public enum Kind {
    WORD,
    NUMBER,
    MARK
  }

  /** Whether it is a word with a capital first letter. */
  public boolean isCapitalised() {
    return kind == Kind.WORD && Character.isUpperCase(text.codePointAt(0));
  }

  /** Whether it has a capital anywhere, as iFlytek has. */
  public boolean hasCapital() {
    return kind == Kind.WORD && text.codePoints().anyMatch(Character::isUpperCase);
  }

  /** Whether it has two capitals or more and no small letter. */
  public boolean isAllCapitals() {
    return kind == Kind.WORD
        && text.codePoints().filter(Character::isUpperCase).count() > 1
        && text.codePoints().noneMatch(Character::isLowerCase);
  }

  /** Whether it is a word, not a number or a mark. */
  public boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Whether it is exactly this. */
  public boolean is(String other) {
    return text.equals(other);
  }

  /** In lower case, for word lists. */
  public String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Its place. */
  public Span span() {
    return new Span(from, to);
  }
}
