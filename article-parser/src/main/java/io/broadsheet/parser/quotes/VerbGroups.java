package io.broadsheet.parser.quotes;

import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;

/** A verb of speech with its helping words, and whether it is one: "its claims" are a noun. */
final class VerbGroups {

  private static final Set<String> WENT = Set.of("went", "goes", "go");
  private static final Set<String> LAST = Set.of("last", "this", "earlier");
  private static final int WIDEST = 4;

  private final Flow flow;

  VerbGroups(Flow flow) {
    this.flow = flow;
  }

  /** The token before the verb, its adverbs, helping words and day: "on Monday also". */
  int before(int verb) {
    int at = verb - 1;
    if (flow.lower(at).equals("to")
        && flow.lower(at - 1).equals("on")
        && WENT.contains(flow.lower(at - 2))) {
      at -= 3;
    }
    while (at >= 0 && SpeechVerbs.BETWEEN.contains(flow.lower(at))) {
      at--;
    }
    boolean day = flow.lower(at - 1).equals("on") && SpeechVerbs.DAYS.contains(flow.lower(at));
    // "Ford last week said"
    boolean period =
        SpeechVerbs.PERIODS.contains(flow.lower(at)) && LAST.contains(flow.lower(at - 1));
    boolean month = flow.lower(at - 1).equals("in") && SpeechVerbs.MONTHS.contains(flow.lower(at));
    return day || period || month ? at - 2 : at;
  }

  /** Whether a form that may be a noun follows no subject: "rejected claims", "has doubts". */
  boolean isNoun(int verb) {
    String word = flow.lower(verb);
    int begin = flow.begin(flow.sentence(verb));
    int at = before(verb);
    if (!SpeechVerbs.NOUNS.contains(word)) {
      return false;
    }
    boolean several = !word.endsWith("s");
    if (at < begin || !several && SpeechVerbs.HAVE.contains(flow.lower(verb - 1))) {
      return true;
    }
    Mention mention = flow.mention(at);
    if (mention != null) {
      // "a Red Cross report argued"
      boolean one = several && !word.equals("forecast") && !isPlural(mention);
      return one || takes(mention.first() - 1);
    }
    if (SpeechVerbs.LEADING.contains(flow.lower(at))) {
      return true;
    }
    if (SpeechVerbs.SUBJECTS.contains(flow.lower(at))) {
      return false;
    }
    if (several && flow.lower(at).endsWith("s") && Nouns.speaks(flow.lower(at))) {
      return takes(at - 1);
    }
    for (int i = at; i >= begin && i > at - WIDEST && !takes(i); i--) {
      if (Nouns.DETERMINERS.contains(flow.lower(i)) || flow.isPossessive(i)) {
        return i == at || takes(i - 1);
      }
    }
    return true;
  }

  private boolean isPlural(Mention mention) {
    return flow.lower(mention.last() - 1).endsWith("s")
        || flow.lower(mention.first() - 1).equals("and");
  }

  /** "rejected", "faces", "amid": a noun is what follows. */
  private boolean takes(int at) {
    String before = flow.lower(at - 1);
    // "the troubled company", "Paris-based"
    boolean adjective = Nouns.DETERMINERS.contains(before) || before.equals("-");
    String word = flow.lower(at);
    boolean past = word.endsWith("ed") && !adjective || SpeechVerbs.PAST.contains(word);
    return flow.mention(at) == null && (past || SpeechVerbs.TAKING.contains(word));
  }
}
