package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;

/** Who and what may speak, by name or noun, and the small words before it. */
final class Nouns {

  static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "his", "her", "its", "their", "one", "another");

  private static final Set<String> PREPOSITIONS =
      Set.of("at", "of", "from", "for", "with", "in", "by");

  private Nouns() {}

  static boolean speaks(Mention mention) {
    Type type = mention.entity().type();
    // Firms are called by their product: "TikTok said".
    return type != Type.MODEL;
  }

  static boolean speaks(String noun) {
    return SpeechVerbs.SPEAKERS.contains(noun) || isPerson(noun) || isBody(noun);
  }

  /** Whether "it" may stand for the noun. */
  static boolean isBody(String noun) {
    return SpeechVerbs.BODIES.contains(noun)
        || Lexicon.ORGANIZATION_NOUNS.contains(noun)
        || Lexicon.ORGANIZATION_NOUNS.contains(singular(noun));
  }

  static boolean isPerson(String noun) {
    String one = singular(noun);
    return Lexicon.PERSON_NOUNS.contains(noun)
        || Lexicon.PERSON_NOUNS.contains(one)
        || one.endsWith("ologist")
        || one.endsWith("ician");
  }

  static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  /** Whether a word may be of a name: a capital outside quotation marks. */
  static boolean isName(Flow flow, int at) {
    return at < flow.size()
        && flow.token(at).isCapitalised()
        && !flow.isQuoted(at)
        && !DETERMINERS.contains(flow.lower(at));
  }
}
