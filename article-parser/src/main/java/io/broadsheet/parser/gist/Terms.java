package io.broadsheet.parser.gist;

import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import io.broadsheet.parser.text.Wordlist;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which words carry what a text is about, and how often each stands in it. */
final class Terms {

  private static final Set<String> EMPTY = Wordlist.words(Terms.class, "empty-words.txt");
  private static final int SHORTEST = 3;

  private Terms() {}

  static boolean carries(Token token) {
    return token.isWord()
        && token.text().length() >= SHORTEST
        && !EMPTY.contains(token.lower())
        && Character.isLetter(token.text().codePointAt(0));
  }

  /** The singular of most nouns: enough to count "bank" and "banks" together. */
  static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean plural = lower.length() > SHORTEST && lower.endsWith("s") && !lower.endsWith("ss");
    if (!plural || lower.endsWith("us") || lower.endsWith("is")) {
      return lower;
    }
    return lower.endsWith("ies")
        ? lower.substring(0, lower.length() - 3) + "y"
        : lower.substring(0, lower.length() - 1);
  }

  static Map<String, Integer> count(Reading reading) {
    Map<String, Integer> counts = new HashMap<>();
    for (Sentence sentence : reading.sentences()) {
      for (Token token : sentence.tokens()) {
        if (carries(token)) {
          counts.merge(stem(token.text()), 1, Integer::sum);
        }
      }
    }
    return counts;
  }
}
