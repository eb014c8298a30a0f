package io.broadsheet.parser.claims;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who founded what, told by the noun: "Nokia founder Ann Lee", "Ann Lee, its founder". */
final class Founders {

  /**
   * A founder and what she founded, each pair once.
   *
   * @param first the first token that says so in its sentence
   * @param last after the last
   */
  record Founding(Mention founder, Mention founded, int first, int last) {}

  private static final Set<String> NOUNS = Set.of("founder", "co-founder", "cofounder");
  private static final Set<String> MARKS =
      Set.of(",", ".", ";", ":", "(", ")", "”", "?", "!", "—", "–", "", "and");
  private static final int FARTHEST = 7;

  private final Flow flow;
  private final Subjects subjects;
  private final Set<String> told = new HashSet<>();

  Founders(Flow flow, Subjects subjects) {
    this.flow = flow;
    this.subjects = subjects;
  }

  @Nullable Founding at(int noun) {
    if (!NOUNS.contains(flow.lower(noun))) {
      return null;
    }
    Mention founded = foundedBefore(noun);
    Mention of = founded == null ? behindOf(noun) : null;
    founded = founded == null ? of : founded;
    Mention founder = founder(noun, of);
    if (founded == null || founder == null) {
      return null;
    }
    boolean sorts =
        founded.entity().type() == Type.ORGANIZATION && founder.entity().type() == Type.PERSON;
    int first = Math.min(Math.min(founder.first(), founded.first()), noun);
    int last = Math.max(Math.max(founder.last(), founded.last()), noun + 1);
    boolean near = flow.sentence(first) == flow.sentence(noun);
    return sorts && told.add(founder.entity().id() + founded.entity().id())
        ? new Founding(founder, founded, near ? first : Math.min(founder.first(), noun), last)
        : null;
  }

  /** "Nokia's founder", "Nokia founder", "its founder" */
  private @Nullable Mention foundedBefore(int noun) {
    if (!flow.lower(noun - 1).equals("its")) {
      return flow.mention(flow.isPossessive(noun - 1) ? noun - 2 : noun - 1);
    }
    if (Verbs.SAID.contains(flow.lower(noun - 2))) {
      // "came from Baidu, said its founder": another's.
      return null;
    }
    for (int i = noun - 2; i >= flow.begin(flow.sentence(noun)); i--) {
      Mention mention = flow.mention(i);
      if (mention != null && mention.entity().type() == Type.ORGANIZATION) {
        return mention;
      }
    }
    Mention firm = subjects.lastFirm();
    boolean near = firm != null && flow.sentence(noun) - flow.sentence(firm.first()) <= 1;
    return near ? firm : null;
  }

  /** The name behind a word, over what else she is: "founder and chief executive of Nokia". */
  private @Nullable Mention behindOf(int noun) {
    int at = noun + 1;
    while (at < noun + FARTHEST && flow.mention(at) == null && !flow.word(at).equals(".")) {
      if (flow.lower(at).equals("of")) {
        return flow.mention(flow.lower(at + 1).equals("the") ? at + 2 : at + 1);
      }
      at++;
    }
    return null;
  }

  /** "founder Ann Lee", "founder, Ann Lee", "Ann Lee, founder of", "Ann Lee, Nokia's founder" */
  private @Nullable Mention founder(int noun, @Nullable Mention of) {
    boolean mark = flow.word(noun + 1).equals(",");
    Mention behind = of == null ? person(mark ? noun + 2 : noun + 1) : null;
    int begin = Math.max(flow.begin(flow.sentence(noun)), noun - FARTHEST);
    int comma = noun - 1;
    while (comma > begin && !flow.word(comma).equals(",")) {
      comma--;
    }
    // An apposition ends with a mark.
    int end = of == null ? noun + 1 : of.last();
    boolean apposed = MARKS.contains(flow.word(end)) || end >= flow.end(flow.sentence(noun));
    Mention before = apposed && flow.word(comma).equals(",") ? person(comma - 1) : null;
    return behind == null || mark && before != null ? before : behind;
  }

  private @Nullable Mention person(int at) {
    Mention mention = flow.mention(at);
    return mention != null && mention.entity().type() == Type.PERSON ? mention : null;
  }
}
