package io.broadsheet.parser.claims;

import io.broadsheet.parser.claims.Relation.Phrase;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Wordlist;
import java.util.Set;

/** Tells verbs from the nouns and adjectives that have their form: "its rivals", "the acquired". */
final class Verbs {

  static final Wordlist.Lists GRAMMAR = Wordlist.lists(Verbs.class, "grammar.txt");

  private static final Set<String> ADVERBS = GRAMMAR.get("adverbs");
  private static final Set<String> ATTRIBUTIVE = GRAMMAR.get("attributive");
  private static final Set<String> HELPING = GRAMMAR.get("helping");
  static final Set<String> TIMES = GRAMMAR.get("times");
  private static final Set<String> SUBJECTS = GRAMMAR.get("subjects");
  private static final Set<String> OWNED = GRAMMAR.get("owned");
  static final Set<String> SAID = GRAMMAR.get("said");
  private static final Set<String> PRONOUNS = GRAMMAR.get("pronouns");
  static final Set<String> BE = Set.of("was", "were", "been", "is", "are", "be", "being");
  static final Set<String> AUXILIARIES =
      Set.of("has", "have", "had", "is", "was", "will", "would", "did");
  private static final Set<String> STYLES = Set.of("style", "like", "powered", "based", "made");
  static final Set<String> MODELS = Set.of("model", "version");
  static final Set<String> RELATIVES = Set.of("that", "which", "who");
  private static final int WIDEST = 6;
  private static final int MOST_ADVERBS = 3;

  private final Flow flow;

  Verbs(Flow flow) {
    this.flow = flow;
  }

  /** The token before the verb and its adverbs. */
  int before(int verb) {
    int at = verb - 1;
    while (at >= verb - MOST_ADVERBS && flow.mention(at) == null && isAdverb(flow.lower(at))) {
      at--;
    }
    return at;
  }

  /** The last token before the verb, its adverbs and one helping verb: "has also bought". */
  int subjectEnd(int verb) {
    int at = before(verb);
    return AUXILIARIES.contains(flow.lower(at)) ? before(at) : at;
  }

  static boolean isAdverb(String word) {
    return ADVERBS.contains(word) || word.endsWith("ly") && !word.equals("newly");
  }

  /** Whether a phrase that begins there says what it may say. */
  boolean is(Phrase phrase, int at, boolean goesOn) {
    String before = flow.lower(before(at));
    return switch (phrase.form()) {
      case VERB -> !isAttributive(at);
      case TURNED, ROLE -> true;
      case DOUBTFUL -> !isAttributive(at) && (followsSubject(at) || goesOn);
      case PROGRESSIVE -> BE.contains(before) || flow.word(at - 1).equals(",");
      case OWNED -> false;
    };
  }

  /** Whether a noun's owner or article stands before the form, so that it is no verb. */
  boolean isAttributive(int verb) {
    int at = before(verb);
    // "he’s left" is a verb.
    return flow.mention(at) == null
        && (ATTRIBUTIVE.contains(flow.lower(at))
            || flow.isPossessive(at) && !PRONOUNS.contains(flow.lower(at - 1)));
  }

  /** "Google office", "Wall Street estimates": the name tells of what comes after it. */
  boolean isAttribute(Mention mention) {
    // "a ChatGPT-style chatbot"
    boolean joined =
        flow.word(mention.last()).equals("-") && STYLES.contains(flow.lower(mention.last() + 1));
    return joined || OWNED.contains(flow.lower(mention.last()));
  }

  /** "a model that it says outperforms GPT-4": the "that" before a verb of speech; else -1. */
  int relativeOf(int said) {
    int bare = bareRelative(said);
    if (bare >= 0) {
      return bare;
    }
    for (int i = said - 1; i > said - WIDEST && !flow.word(i).equals(","); i--) {
      if (RELATIVES.contains(flow.lower(i))) {
        return i == said - 1 || SAID.contains(flow.lower(i - 1)) ? -1 : i;
      }
    }
    return -1;
  }

  /** "a model the company says outperforms GPT-4": where "the company" begins; else -1. */
  private int bareRelative(int said) {
    Mention named = flow.mention(said - 1);
    int first =
        named != null ? named.first() : flow.lower(said - 2).equals("the") ? said - 2 : said - 1;
    return MODELS.contains(flow.lower(first - 1)) ? first : -1;
  }

  /** Whether a form that is a noun as well has its subject or a helping verb right before it. */
  boolean followsSubject(int verb) {
    int at = before(verb);
    String word = flow.lower(at);
    // "a model that rivals GPT-4", but not "said that rivals had copied it"
    boolean relative = word.equals("that") && !SAID.contains(flow.lower(at - 1));
    return flow.mention(at) != null
        || HELPING.contains(word)
        || SUBJECTS.contains(word)
        || relative
        || SAID.contains(word) && relativeOf(at) >= 0
        || flow.isContractedNot(at);
  }
}
