package io.broadsheet.parser.quotes;

import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Token;
import java.util.Set;

/** Tells what opens a sentence from what is said in it, before and behind "Ann Lee said". */
final class Openings {

  private static final Set<String> RELATIVES = Set.of("who", "that", "which");
  private static final Set<String> POINTING = Set.of("last", "this", "next");
  private static final Set<String> ADJUNCTS =
      Set.of("in", "on", "at", "during", "via", "through", "with");
  private static final int LONGEST_TIME = 4;
  private static final int NEAREST_THAT = 12;

  private final Flow flow;

  Openings(Flow flow) {
    this.flow = flow;
  }

  /** "Despite the losses", "Two weeks ago", "After the ship had left": no clause that is said. */
  boolean isAdjunct(int begin, int last) {
    int end = begin;
    while (end < last && !flow.word(end).equals(",")) {
      end++;
    }
    int tail = last;
    while (tail > end && !flow.word(tail - 1).equals(",")) {
      tail--;
    }
    // "If it goes on, the plant will close"
    return opensOnly(begin, end) && !holdsVerb(tail, last);
  }

  private boolean opensOnly(int first, int last) {
    String opener = flow.lower(first);
    // "The day after the attack", "Founded in 2019 by Ann Lee"
    boolean time = Nouns.DETERMINERS.contains(opener) && isTimeEnd(first + 1);
    boolean participle = opener.endsWith("ed") || opener.endsWith("ing");
    boolean bound = Set.of("least", "most").contains(flow.lower(first + 1));
    return SpeechVerbs.SUBORDINATING.contains(opener)
        || (time || participle || SpeechVerbs.FRONTS.contains(opener))
            && !bound
            && !holdsVerb(first, last)
        || last - first <= LONGEST_TIME && isTimeEnd(last - 1);
  }

  private boolean isTimeEnd(int at) {
    return SpeechVerbs.TIME_ENDS.contains(flow.lower(at));
  }

  boolean holdsVerb(int first, int last) {
    for (int i = first + 1; i < last; i++) {
      String word = flow.lower(i);
      boolean verb =
          SpeechVerbs.AUXILIARIES.contains(word)
              || SpeechVerbs.PAST.contains(word)
              || SpeechVerbs.FINITE.contains(word);
      if (verb && !RELATIVES.contains(flow.lower(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a clause may begin here, right after the verb: no place, no time, no mark. */
  boolean opensClause(int next) {
    String word = flow.lower(next);
    String following = flow.lower(next + 1);
    boolean time =
        SpeechVerbs.DAYS.contains(word)
            || Set.of("late", "early", "last", "this").contains(word)
                && (SpeechVerbs.DAYS.contains(following)
                    || SpeechVerbs.PERIODS.contains(following));
    boolean amount =
        word.equals("no") && flow.token(Math.min(next + 1, flow.size() - 1)).isWord()
            || word.equals("at") && following.equals("least")
            || word.equals("about")
                && next + 1 < flow.size()
                && flow.token(next + 1).kind() == Token.Kind.NUMBER;
    return !word.equals("that") && (amount || !SpeechVerbs.NO_BEGINNING.contains(word)) && !time;
  }

  /** After "on Monday", "yesterday", "this month", "in December 2024". */
  int afterDay(int at) {
    int next = at;
    String second = flow.lower(next + 1);
    boolean day = flow.lower(next).equals("on") && SpeechVerbs.DAYS.contains(second);
    boolean month = flow.lower(next).equals("in") && SpeechVerbs.MONTHS.contains(second);
    boolean period =
        POINTING.contains(flow.lower(next))
            && isTimeNoun(next + 1)
            && !SpeechVerbs.AUXILIARIES.contains(flow.lower(next + 2));
    next += day || month || period ? 2 : 0;
    next += month && flow.word(next).matches("\\d{4}") ? 1 : 0;
    while (SpeechVerbs.DAYS.contains(flow.lower(next))) {
      next++;
    }
    return next;
  }

  /** "an hour later", "the next day", "sadly" */
  boolean isTime(int next) {
    String word = flow.lower(next);
    return word.endsWith("ly")
        || (word.equals("the") && SpeechVerbs.NEXT.contains(flow.lower(next + 1)));
  }

  /** "later that month" */
  private boolean isTimeNoun(int at) {
    String word = flow.lower(at);
    return SpeechVerbs.PERIODS.contains(word) && !Nouns.isPreposition(word) && !word.equals("on");
  }

  /** "denied reports that", not "said in a report that": the clause is the noun's. */
  private boolean isOfNoun(int from, int that) {
    String noun = flow.lower(that - 1);
    if (that == from || !SpeechVerbs.NOUNS.contains(noun) && !SpeechVerbs.ABOUT.contains(noun)) {
      return false;
    }
    for (int i = that - 2; i >= from; i--) {
      if (ADJUNCTS.contains(flow.lower(i))) {
        return false;
      }
    }
    return true;
  }

  /** The "that" that opens the clause, before any mark. */
  int that(int from, int end) {
    for (int i = from; i < Math.min(end, from + NEAREST_THAT); i++) {
      if (flow.lower(i).equals("that") && !isTimeNoun(i + 1)) {
        return flow.isQuoted(i) || isOfNoun(from, i) ? -1 : i;
      }
      if (Set.of(",", ";", ":", ".", "“", "\"", "‘").contains(flow.word(i))) {
        return -1;
      }
    }
    return -1;
  }
}
