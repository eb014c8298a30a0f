package io.broadsheet.benchmarks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A vocabulary that is used as natural ones are: the nth most frequent word comes 1/n as often as
 * the first (Zipf's law).
 */
final class ZipfWords {

  private static final String CONSONANTS = "bdfgklmnprstvzhj";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

  /** Spreads neighbouring ranks over the alphabet; no divisor of a number of words. */
  private static final long STEP = 7_919;

  private final String[] words;
  private final double[] cumulative;

  ZipfWords(int size) {
    words = new String[size];
    cumulative = new double[size];
    double sum = 0;
    for (int rank = 0; rank < size; rank++) {
      words[rank] = spell(rank);
      sum += 1.0 / (rank + 1);
      cumulative[rank] = sum;
    }
  }

  /** The word at a rank, from 0. */
  String at(int rank) {
    return words[rank];
  }

  int size() {
    return words.length;
  }

  /** A word as a text has it next. */
  String next(RandomGenerator random) {
    return words[rank(random)];
  }

  int rank(RandomGenerator random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    return Math.min(found >= 0 ? found : -found - 1, words.length - 1);
  }

  /** The share of texts of that many words that have the word at that rank. */
  double share(int rank, int wordsInText) {
    double each = 1.0 / (rank + 1) / cumulative[cumulative.length - 1];
    return 1 - Math.pow(1 - each, wordsInText);
  }

  private static String spell(int rank) {
    int two = SYLLABLES * SYLLABLES;
    boolean isShort = rank < two;
    long all = isShort ? two : (long) two * SYLLABLES;
    long code = (isShort ? rank : rank - two) * STEP % all;
    StringBuilder word = new StringBuilder();
    for (int syllable = 0; syllable < (isShort ? 2 : 3); syllable++) {
      int one = (int) (code % SYLLABLES);
      word.append(CONSONANTS.charAt(one / VOWELS.length()));
      word.append(VOWELS.charAt(one % VOWELS.length()));
      code /= SYLLABLES;
    }
    return word.toString();
  }
}
