package io.broadsheet.events;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters that text may hold on its way through JSON, Kafka and PostgreSQL. */
public final class Characters {

  private static final int MAX_WORD = 40;
  private static final int FIRST_MARK = 0x300;
  private static final int MAX_MARKS = 30;

  private static final Pattern NOTHING =
      Pattern.compile("[\\p{IsWhite_Space}\\u200b\\ufeff\\x00]*");

  private Characters() {}

  /** The value; null where it holds nothing but white space, which says nothing. */
  public static @Nullable String given(@Nullable String value) {
    if (value != null && !value.isEmpty() && value.charAt(0) > ' ' && value.charAt(0) < 0x7f) {
      return value;
    }
    return value == null || NOTHING.matcher(value).matches() ? null : value;
  }

  /** The text without U+0000 and lone surrogates; the same object where there are none. */
  public static String clean(String text) {
    int first = firstUnfit(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    int from = 0;
    for (int at = first; at >= 0; at = firstUnfit(text, from)) {
      clean.append(text, from, at);
      from = at + 1;
    }
    return clean.append(text, from, text.length()).toString();
  }

  /** A word of somebody else's, cut to a length that a message can bear. */
  public static String shortened(String word) {
    return word.length() <= MAX_WORD ? word : word.substring(0, MAX_WORD) + "…";
  }

  /**
   * With at most 30 marks in a row, as UAX #15's stream-safe text has it: a normalisation puts the
   * marks of one letter in order, in a time that is the square of their number.
   */
  public static String streamSafe(String text) {
    StringBuilder safe = null;
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      marks = c >= FIRST_MARK && Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
      if (marks > MAX_MARKS && safe == null) {
        safe = new StringBuilder(text.length()).append(text, 0, i);
      } else if (marks <= MAX_MARKS && safe != null) {
        safe.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return safe == null ? text : safe.toString();
  }

  private static int firstUnfit(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
