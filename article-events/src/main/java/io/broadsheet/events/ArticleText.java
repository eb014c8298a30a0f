package io.broadsheet.events;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An article's text, addressed by code points as the contract does and by chars as Java does.
 *
 * <p>Texts without surrogate pairs, nearly all, need no index: there the two addresses are the
 * same.
 */
public final class ArticleText {

  private final String text;
  // The char index of each code point; null when they coincide.
  private final int @Nullable [] charOf;
  private final int length;

  /** Indexes the text once; afterwards each address is found in constant or logarithmic time. */
  public ArticleText(String text) {
    this.text = text;
    this.length = text.codePointCount(0, text.length());
    this.charOf = length == text.length() ? null : index(text, length);
  }

  private static int[] index(String text, int length) {
    int[] charOf = new int[length + 1];
    int at = 0;
    for (int i = 0; i < length; i++) {
      charOf[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    charOf[length] = at;
    return charOf;
  }

  /** The length in code points. */
  public int length() {
    return length;
  }

  /** The char index of a code point. */
  public int charOf(int codePoint) {
    return charOf == null ? codePoint : charOf[codePoint];
  }

  /** The code point that a char belongs to; of a low surrogate, the pair's. */
  public int codePointOf(int charIndex) {
    if (charOf == null) {
      return charIndex;
    }
    int found = Arrays.binarySearch(charOf, charIndex);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * Evidence for the chars {@code [from, to)} of {@link #toString()}, as a regular expression gives
   * them.
   */
  public Evidence evidence(int from, int to) {
    return new Evidence(codePointOf(from), codePointOf(to), text.substring(from, to));
  }

  /**
   * The characters of {@code [start, end)} in code points; of what lies outside the text, nothing.
   */
  public String between(int start, int end) {
    return text.substring(charOf(Math.min(start, length)), charOf(Math.min(end, length)));
  }

  /**
   * Holds evidence against the text.
   *
   * @throws EvidenceMismatch when {@code text[start, end)} is not {@code exact}
   */
  public void verify(Evidence evidence) {
    String found = between(evidence.start(), evidence.end());
    if (!found.equals(evidence.exact())) {
      throw new EvidenceMismatch(evidence, found);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
