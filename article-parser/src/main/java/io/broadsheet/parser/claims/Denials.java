package io.broadsheet.parser.claims;

import io.broadsheet.parser.text.Flow;
import java.util.Set;

/** Whether a sentence denies what its verb says. */
final class Denials {

  private static final Set<String> NO = Set.of("not", "never", "cannot", "hardly");

  /** "not only" denies nothing. */
  private static final Set<String> ADDING = Set.of("only", "just", "merely");

  private static final Set<String> DENIALS = Set.of("no", "without", "fail", "failed", "denied");

  /** Before "to". */
  private static final Set<String> DECLINING =
      Set.of("declined", "declines", "refused", "refuses", "yet", "unable");

  private static final Set<String> ABANDONING = Verbs.GRAMMAR.get("abandoning");
  private static final Set<String> PLANS = Verbs.GRAMMAR.get("plans");

  /** Of what comes after "that". */
  private static final Set<String> DENYING =
      Set.of("denied", "denies", "denying", "rejected", "rejects", "dismissed", "dismisses");

  private final Flow flow;

  Denials(Flow flow) {
    this.flow = flow;
  }

  /** "is not a founder of": of a noun, right before it. */
  boolean isDenied(int noun) {
    for (int i = noun - 1; i >= noun - 3; i--) {
      if (NO.contains(flow.lower(i)) || flow.isContractedNot(i)) {
        return true;
      }
    }
    return false;
  }

  boolean isNegated(int verb) {
    int begin = flow.begin(flow.sentence(verb));
    boolean clause = true;
    boolean that = false;
    boolean but = false;
    for (int i = verb - 1; i >= begin; i--) {
      String word = flow.lower(i);
      boolean near = i >= verb - 4;
      boolean no = NO.contains(word) || flow.isContractedNot(i);
      if (near && no && !ADDING.contains(flow.lower(i + 1))
          || near && clause && DENIALS.contains(word)
          || near && DECLINING.contains(word) && flow.lower(i + 1).equals("to")
          || near && ABANDONING.contains(word) && isPlan(i + 1)
          || that && !but && DENYING.contains(word)) {
        return true;
      }
      clause &= !word.equals(",");
      that |= word.equals("that");
      but |= word.equals("but") || word.equals(";");
    }
    return false;
  }

  private boolean isPlan(int at) {
    return PLANS.contains(flow.lower(at)) || PLANS.contains(flow.lower(at + 1));
  }
}
