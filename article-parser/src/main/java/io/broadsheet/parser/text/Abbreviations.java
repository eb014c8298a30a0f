package io.broadsheet.parser.text;

import java.util.Set;

/** English abbreviations whose dot is part of the word, in lower case without it. */
final class Abbreviations {

  // A name follows: the sentence never ends here.
  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov",
          "rev", "hon", "pres", "st", "mt", "ft", "vs", "messrs", "maj", "adm", "supt", "insp");

  private static final Set<String> OTHERS =
      Set.of(
          "inc", "ltd", "corp", "co", "cos", "bros", "jr", "sr", "etc", "dept", "univ", "assn",
          "jan", "feb", "aug", "sept", "oct", "nov", "dec", "calif", "mass", "conn", "fla", "ariz",
          "colo", "ill", "minn", "mo", "tenn", "tex", "va", "wash", "wis", "pa", "ga", "mich", "no",
          "approx", "est", "ave", "blvd", "rs", "e.g", "i.e", "u.s", "u.k", "u.n", "a.m", "p.m");

  // These words open sentences; after "Inc." they tell that one begins.
  private static final Set<String> OPENERS =
      Set.of(
          "the",
          "a",
          "an",
          "in",
          "on",
          "at",
          "by",
          "for",
          "from",
          "it",
          "its",
          "he",
          "she",
          "they",
          "we",
          "his",
          "her",
          "their",
          "this",
          "that",
          "these",
          "those",
          "but",
          "and",
          "however",
          "meanwhile",
          "while",
          "when",
          "after",
          "before",
          "as",
          "if",
          "last",
          "according",
          "since",
          "analysts",
          "shares",
          "there",
          "no",
          "some",
          "many",
          "most",
          "other",
          "others",
          "both");

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
