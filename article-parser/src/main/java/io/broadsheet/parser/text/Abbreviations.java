package io.broadsheet.parser.text;

import java.util.Set;

/** English words that tell where words and sentences end: abbreviations, openers, endings. */
final class Abbreviations {

  private static final Wordlist.Lists LISTS = Wordlist.lists(Abbreviations.class, "english.txt");
  // A name follows: the sentence never ends here.
  private static final Set<String> BEFORE_NAMES = LISTS.get("before-names");
  private static final Set<String> OTHERS = LISTS.get("abbreviations");
  // These words open sentences; after "Inc." they tell that one begins.
  private static final Set<String> OPENERS = LISTS.get("openers");

  /** "US-based" is a place and a word, while "GPT-4o" and "Jean-Luc" are one name. */
  static final Set<String> HYPHENATED_ENDINGS = LISTS.get("endings");

  private Abbreviations() {}

  static boolean contains(String word) {
    // "no." is only an abbreviation before a number, which the sentence splitter checks.
    return !word.equals("no") && (BEFORE_NAMES.contains(word) || OTHERS.contains(word));
  }

  /** Whether a sentence may end with this word's dot when the next word is the given one. */
  static boolean mayEnd(String word, String next) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    boolean initial = bare.length() == 1;
    return !initial && !BEFORE_NAMES.contains(bare) && OPENERS.contains(next);
  }
}
