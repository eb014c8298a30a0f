package io.broadsheet.parser.quotes;

import io.broadsheet.parser.text.Wordlist;
import java.util.Set;

/** Verbs by which texts hand words to a speaker, and nouns that stand for one. */
final class SpeechVerbs {

  private static final Wordlist.Lists LISTS = Wordlist.lists(SpeechVerbs.class, "speech.txt");

  /** A clause may follow these without "that". */
  static final Set<String> PLAIN = LISTS.get("plain");

  /** A reported clause follows these only with "that"; quoted words without. */
  static final Set<String> REPORTING = LISTS.get("reporting");

  /** Beside quotation marks these speak as well. */
  static final Set<String> QUOTING = LISTS.get("quoting");

  static final Set<String> BE = LISTS.get("be");

  static final Set<String> BETWEEN = LISTS.get("between");

  /** Words that end the name or description of a speaker. */
  static final Set<String> SPEAKER_ENDS = LISTS.get("speaker-ends");

  /** "the company": nouns that stand for an organization spoken of before. */
  static final Set<String> FIRMS = LISTS.get("firms");

  /** Nouns that speak without being a role: "officials", "the report". */
  static final Set<String> SPEAKERS = LISTS.get("speakers");

  /** First names and titles of those who are called "she". */
  static final Set<String> WOMEN = LISTS.get("women");

  /** First names and titles of those who are called "he". */
  static final Set<String> MEN = LISTS.get("men");

  /** Titles that only stand before a name. */
  static final Set<String> RANKS = LISTS.get("ranks");

  private static final Set<String> NO_VERBS = LISTS.get("no-verbs");
  static final Set<String> PAST = LISTS.get("past");

  private SpeechVerbs() {}

  /** Whether a word may be a verb of any meaning: beside a quote it is one of speech then. */
  static boolean mayBeVerb(String word) {
    int length = word.length();
    boolean form =
        length > 3 && (word.endsWith("s") && !word.endsWith("ss") || word.endsWith("ed"));
    return speaks(word)
        || PAST.contains(word)
        || form && Character.isLowerCase(word.charAt(0)) && !NO_VERBS.contains(word);
  }

  static boolean reports(String word) {
    return PLAIN.contains(word) || REPORTING.contains(word);
  }

  static boolean speaks(String word) {
    return reports(word) || QUOTING.contains(word);
  }
}
