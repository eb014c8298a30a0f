package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim.Part;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds subjects that have no name: "the government", "a model that", "17 authors". */
final class Unnamed {

  private static final Set<String> BODIES = Verbs.GRAMMAR.get("bodies");
  static final Set<String> OPENING = Set.of("a", "an", "the", "its", "their");
  private static final String SUES = "sues";
  private static final Set<String> PAST =
      Set.of("rose", "fell", "grew", "won", "lost", "sold", "made", "took", "came", "went", "held");
  // "Three authors are suing", "plan to sue", "may sue"
  private static final Set<String> HELPING =
      Set.of(
          "are", "is", "were", "was", "be", "been", "to", "plan", "plans", "may", "might", "could",
          "can", "will", "would", "should", "have", "has", "had", "did");
  private static final int LONGEST_MODEL = 10;
  static final int MOST_ADJECTIVES = 3;

  private final Flow flow;
  private final Verbs verbs;

  Unnamed(Flow flow, Verbs verbs) {
    this.flow = flow;
    this.verbs = verbs;
  }

  /** Tokens of what a sentence begins with: a name, or an article and a noun before a verb. */
  Objects.@Nullable Noun first(int limit) {
    int begin = flow.begin(flow.sentence(limit));
    boolean article = OPENING.contains(flow.lower(begin));
    Mention mention = flow.mention(article ? begin + 1 : begin);
    if (mention != null && mention.last() < limit && beginsVerb(mention.last())) {
      return new Objects.Noun(mention.first(), mention.last());
    }
    int last = article ? begin + 2 : begin + 1;
    while (mention == null
        && last < Math.min(limit, begin + MOST_ADJECTIVES)
        && !beginsVerb(last)) {
      last++;
    }
    return mention == null && last < limit && beginsVerb(last)
        ? new Objects.Noun(begin, last)
        : null;
  }

  /** Whether a verb begins there: "requires", but not the "prices" of "the oil prices rose". */
  private boolean beginsVerb(int at) {
    String word = flow.lower(at);
    boolean present =
        word.endsWith("s")
            && !flow.lower(at - 1).endsWith("s")
            && flow.mention(at - 1) == null
            && !isFinite(flow.lower(at + 1));
    return present || word.equals(",") || isFinite(word) || Relation.at(flow, at) != null;
  }

  private static boolean isFinite(String word) {
    return Verbs.AUXILIARIES.contains(word)
        || Verbs.BE.contains(word)
        || PAST.contains(word)
        || word.endsWith("ed");
  }

  /** "The government", "The new model": no name, but what the sentence begins with. */
  @Nullable Part opening(int verb, Relation relation) {
    int begin = flow.begin(flow.sentence(verb));
    int head = verbs.subjectEnd(verb);
    while (head > begin && HELPING.contains(flow.lower(head))) {
      head--;
    }
    if (Subjects.SELVES.contains(flow.lower(head)) || Verbs.RELATIVES.contains(flow.lower(head))) {
      return null;
    }
    boolean kind =
        relation.compares()
            ? Verbs.MODELS.contains(flow.lower(head))
            : (BODIES.contains(flow.lower(head)) || relation.name().equals(SUES))
                && relation.subjects().contains(Type.ORGANIZATION);
    boolean opens = OPENING.contains(flow.lower(begin)) || relation.name().equals(SUES);
    boolean whole = kind && opens && head >= begin && head - begin <= MOST_ADJECTIVES + 1;
    Mention owner = flow.mention(begin);
    boolean owned = owner != null && flow.isPossessive(owner.last());
    if (kind
        && owner != null
        && owned
        && head > owner.last()
        && head - owner.last() <= MOST_ADJECTIVES + 1) {
      // "Ireland's data protection watchdog"
      return new Objects.Noun(begin, head + 1).part(flow);
    }
    for (int i = begin; i < head && whole; i++) {
      whole = isInside(i) || relation.name().equals(SUES) && isNumber(i);
    }
    return whole ? new Objects.Noun(begin, head + 1).part(flow) : null;
  }

  /** "a new version of its model" before "that", where it is no apposition to a name. */
  @Nullable Part before(int relative) {
    int first = relative - 1;
    if (!Verbs.MODELS.contains(flow.lower(first))) {
      return null;
    }
    int begin = flow.begin(flow.sentence(relative));
    boolean determined = false;
    for (int i = first - 1; i >= Math.max(begin, relative - LONGEST_MODEL) && isInside(i); i--) {
      // "a new version of its model": the one before "of"
      if (OPENING.contains(flow.lower(i))) {
        first = i;
        determined = true;
        if (!flow.lower(i - 1).equals("of")) {
          break;
        }
      }
    }
    // "Qwen 3, a model that", "Qwen 3 is a model that"
    boolean apposed =
        Verbs.BE.contains(flow.lower(first - 1))
            || flow.word(first - 1).equals(",") && flow.mention(first - 2) != null;
    return determined && !apposed ? new Objects.Noun(first, relative).part(flow) : null;
  }

  private boolean isNumber(int at) {
    return flow.token(at).kind() == Token.Kind.NUMBER;
  }

  private boolean isInside(int at) {
    return flow.mention(at) == null
        && flow.token(at).isWord()
        && !Verbs.BE.contains(flow.lower(at))
        && Relation.at(flow, at) == null;
  }
}
