package io.broadsheet.events;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters that text may hold on its way through JSON, Kafka and PostgreSQL. */
public final class Characters {

  private static final int MAX_WORD = 40;

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
