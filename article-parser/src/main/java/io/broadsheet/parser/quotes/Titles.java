package io.broadsheet.parser.quotes;

import io.broadsheet.parser.entities.Lexicon;
import java.util.Locale;

/** Words before a name that are none of it: "Inspector", "President". */
final class Titles {

  private Titles() {}

  static boolean contain(String word) {
    return Lexicon.TITLES.contains(word)
        || Lexicon.ROLE_WORDS.contains(word)
        || SpeechVerbs.RANKS.contains(word)
        || Lexicon.PERSON_NOUNS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** "Inspector Nora Falk" is Nora Falk. */
  static String without(String name) {
    int from = 0;
    int space = name.indexOf(' ');
    while (space > 0 && contain(name.substring(from, space))) {
      from = space + 1;
      space = name.indexOf(' ', from);
    }
    return name.substring(from);
  }
}
