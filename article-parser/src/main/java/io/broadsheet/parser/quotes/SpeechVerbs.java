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

  /** Forms of these that are nouns as well: "claims", "reports". */
  static final Set<String> NOUNS = LISTS.get("nouns");

  /** Other nouns with a "that" of their own: "rumours that". */
  static final Set<String> ABOUT = LISTS.get("about");

  /** What stands before a form that is a noun as well where it is a verb. */
  static final Set<String> SUBJECTS = LISTS.get("subjects");

  /** What stands before such a form where it is a noun. */
  static final Set<String> TAKING = LISTS.get("taking");

  static final Set<String> LEADING = LISTS.get("leading");

  static final Set<String> HAVE = LISTS.get("have");

  static final Set<String> BE = LISTS.get("be");

  /** After an inserted "said Ann Lee," the clause goes on with one of these. */
  static final Set<String> AUXILIARIES = LISTS.get("auxiliaries");

  /** After an inserted "she said," nothing goes on with one of these. */
  static final Set<String> NO_CLAUSE = LISTS.get("no-clause");

  /** "the next day": words of time between "the" and a noun. */
  static final Set<String> NEXT = LISTS.get("next");

  /** Words of time that may stand between a verb and what is said. */
  static final Set<String> DAYS = LISTS.get("days");

  static final Set<String> PERIODS = LISTS.get("periods");

  static final Set<String> BETWEEN = LISTS.get("between");

  /** "quoted as saying" */
  static final Set<String> CITED = Set.of("quoted", "cited", "reported");

  /** What opens a sentence without being said. */
  static final Set<String> FRONTS = LISTS.get("fronts");

  static final Set<String> SUBORDINATING = LISTS.get("subordinating");
  static final Set<String> TIME_ENDS = LISTS.get("time-ends");

  /** Pasts that tell a clause from what only opens a sentence. */
  static final Set<String> FINITE = LISTS.get("finite");

  /** What no clause begins with. */
  static final Set<String> NO_BEGINNING = LISTS.get("no-beginning");

  /** Nouns behind the name of somebody else: "OpenAI rival Anthropic". */
  static final Set<String> RIVALS = LISTS.get("rivals");

  static final Set<String> MONTHS = LISTS.get("months");

  /** Who is told something, beside those who have a name. */
  static final Set<String> HEARERS = LISTS.get("hearers");

  /** Words that end the name or description of a speaker. */
  static final Set<String> SPEAKER_ENDS = LISTS.get("speaker-ends");

  /** What closes a sentence with whoever speaks: "..., the coast guard said". */
  static final Set<String> CLOSING = LISTS.get("closing");

  /** What people do where they are employed: "who studies robots at". */
  static final Set<String> WORKING = LISTS.get("working");

  /** What a firm publishes: "according to its data". */
  static final Set<String> PUBLISHED = LISTS.get("published");

  /** "the company": nouns that stand for an organization spoken of before. */
  static final Set<String> FIRMS = LISTS.get("firms");

  /** Nouns that stand for an organization only where it was the last to speak: "the carmaker". */
  static final Set<String> KINDS = LISTS.get("kinds");

  /** Nouns behind an organization's name that say what it is: "the Reuters agency". */
  static final Set<String> SAME = LISTS.get("same");

  /** What says of speakers how they know: "people familiar with the matter". */
  static final Set<String> KNOWING = LISTS.get("knowing");

  /** People who speak without having a role: "officials", "a neighbour". */
  static final Set<String> SPEAKERS = LISTS.get("speakers");

  /** What speaks and is no person: "the report", "the court". */
  static final Set<String> BODIES = LISTS.get("bodies");

  /** Words of a speaker who did not speak: "neither", "never". */
  static final Set<String> NOBODY = LISTS.get("nobody");

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
    return speaks(word)
        || PAST.contains(word)
        || hasFormOfVerb(word) && Character.isLowerCase(word.charAt(0));
  }

  /** Whether a clause without subject may begin with a word: "outperforms", "was". */
  static boolean isFinite(String word) {
    return AUXILIARIES.contains(word) || hasFormOfVerb(word);
  }

  private static boolean hasFormOfVerb(String word) {
    boolean ending = word.endsWith("s") && !word.endsWith("ss") || word.endsWith("ed");
    return word.length() > 3 && ending && !NO_VERBS.contains(word);
  }

  static boolean reports(String word) {
    return PLAIN.contains(word) || REPORTING.contains(word);
  }

  static boolean speaks(String word) {
    return reports(word) || QUOTING.contains(word);
  }
}
