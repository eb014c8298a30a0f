package io.broadsheet.parser.figures;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases of a few words that stand for something; the longest at a place counts. */
final class Phrases<T> {

  /** A phrase in the text, and what it stands for. */
  record Found<T>(int from, int to, T value) {}

  private final Map<String, T> phrases = new HashMap<>();
  private int longest;

  /** Adds a phrase, in which a space is written {@code _}. */
  void add(String phrase, T value) {
    String spaced = phrase.replace('_', ' ');
    phrases.putIfAbsent(spaced, value);
    longest = Math.max(longest, spaced.length());
  }

  /** The longest phrase that begins here, in small letters or as it was added. */
  @Nullable Found<T> at(String text, int from) {
    for (int to = Math.min(text.length(), from + longest); to > from; to--) {
      if (!isWithinWord(text, to)) {
        T value = value(text.substring(from, to));
        if (value != null) {
          return new Found<>(from, to, value);
        }
      }
    }
    return null;
  }

  /** The longest phrase that ends here. */
  @Nullable Found<T> before(String text, int to) {
    for (int from = Math.max(0, to - longest); from < to; from++) {
      if (!isWithinWord(text, from)) {
        T value = value(text.substring(from, to));
        if (value != null) {
          return new Found<>(from, to, value);
        }
      }
    }
    return null;
  }

  private @Nullable T value(String words) {
    T value = phrases.get(words);
    return value != null ? value : phrases.get(words.toLowerCase(Locale.ROOT));
  }

  private static boolean isWithinWord(String text, int at) {
    return at > 0
        && at < text.length()
        && isLetter(text.charAt(at - 1))
        && isLetter(text.charAt(at));
  }

  // Han is written without spaces: a word may end between any two of its characters.
  private static boolean isLetter(char c) {
    return Character.isLetter(c) && !Character.isIdeographic(c);
  }
}
