package io.broadsheet.parser.claims;

import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Wordlist;
import java.util.Set;

/** Whether what a verb says is less than certain. */
final class Hedges {

  private static final Set<String> HEDGES = Wordlist.words(Hedges.class, "hedges.txt");
  private static final Set<String> ENDING = Set.of("and", "but", ";");
  private static final Set<String> COMING =
      Set.of("will", "would", "may", "might", "could", "agreed", "plans", "planned", "expected");
  private static final Set<String> HAVING = Set.of("have", "be");
  private static final Set<String> WENT =
      Set.of("went", "goes", "go", "gone", "going", "held", "hold", "holds");
  private static final Set<String> MANAGING = Verbs.GRAMMAR.get("managing");

  private final Flow flow;

  Hedges(Flow flow) {
    this.flow = flow;
  }

  /** "to buy", but not "went on to buy" */
  boolean isToCome(int verb) {
    String before = flow.lower(verb - 2);
    boolean wentOn = before.equals("on") && WENT.contains(flow.lower(verb - 3));
    return flow.lower(verb - 1).equals("to") && !wentOn && !MANAGING.contains(before);
  }

  boolean isHedged(int verb) {
    int begin = flow.begin(flow.sentence(verb));
    boolean past = flow.lower(verb).endsWith("ed");
    boolean crossed = false;
    for (int i = verb; i >= begin; i--) {
      String word = flow.lower(i);
      // "said its head will step down and named Ann Lee": that will is another verb's.
      crossed |= past && i < verb && ENDING.contains(word) && !that(i);
      boolean others = crossed && COMING.contains(word) && !HAVING.contains(flow.lower(i + 1));
      // The month is no hedge.
      if (HEDGES.contains(word) && !others && !flow.word(i).equals("May")) {
        return true;
      }
    }
    return false;
  }

  /** "and that it": the clause goes on. */
  private boolean that(int and) {
    return flow.lower(and + 1).equals("that");
  }
}
