package io.broadsheet.parser.quotes;

import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clause that an act reports: what X said, without quotation marks or with some. */
final class ReportedSpeech {

  /** Tokens {@code [first, last)} of what is said. */
  record Clause(int first, int last) {}

  private static final Set<String> TOLD = Set.of("told", "tells");
  private static final Set<String> RELATIVES = Set.of("which", "who", "whom", "what");
  private static final Set<String> PRONOUNS =
      Set.of("it", "he", "she", "they", "we", "there", "this", "these", "those");
  private static final Set<String> SELVES = Set.of("it", "he", "she", "they");
  private static final Set<String> CONTRASTS = Set.of("while", "but", "whereas");
  private static final Set<String> WRITER = Set.of("i", "we", "you");
  private static final int FARTHEST_SELF = 12;
  private static final int SHORTEST = 3;
  private static final int LONG = 4;
  private static final int FARTHEST_FRAGMENT = 8;

  /** A "that" after these and a noun is a clause of the noun, where another follows. */
  private static final Set<String> PLACES = Set.of("in", "at", "from", "of", "for", "with");

  private final Flow flow;
  private final Openings openings;

  ReportedSpeech(Flow flow) {
    this.flow = flow;
    this.openings = new Openings(flow);
  }

  /** What the act reports; the next act of the sentence may end it. */
  @Nullable Clause of(Act act, @Nullable Act next) {
    int sentence = flow.sentence(act.verb());
    int begin = flow.begin(sentence);
    int end = withoutStop(begin, flow.end(sentence));
    if (next != null && flow.sentence(next.verb()) == sentence && isCut(next)) {
      end = Math.min(end, next.first() - (flow.word(next.first() - 1).equals(",") ? 1 : 2));
    }
    if (next != null && flow.sentence(next.verb()) == sentence && isSecondOf(act, next)) {
      end = Math.min(end, next.verb() - 1);
    }
    Clause clause =
        switch (act.form()) {
          case ACCORDING -> according(act, begin, end);
          case VERB_FIRST -> goesOn(act, end) ? clause(begin, end) : clause(begin, act.verb() - 1);
          case GOING_ON -> goingOn(act, end);
          case SPEAKER_FIRST -> reported(act, begin, end);
        };
    return clause != null && flow.paragraph(clause.first()) == flow.paragraph(act.verb())
        ? clause
        : null;
  }

  private boolean isCut(Act next) {
    boolean first = next.form() == Act.Form.SPEAKER_FIRST;
    // "..., while Nokia warned"
    boolean other = first && CONTRASTS.contains(flow.lower(next.first() - 1));
    return flow.word(next.first() - (other ? 2 : 1)).equals(",") && (other || !first)
        || next.form() == Act.Form.GOING_ON;
  }

  /** "said it was late and warned that": the same speaker's second verb. */
  private boolean isSecondOf(Act act, Act next) {
    return Set.of("and", "but").contains(flow.lower(next.verb() - 1))
        && next.verb() > act.verb() + SHORTEST
        && (act.speaker().name() == null
            || next.speaker().name() == null
            || act.speaker().name().equals(next.speaker().name()));
  }

  /** ", adding that it would", ", saying the bridge would" */
  private @Nullable Clause goingOn(Act act, int end) {
    int next = act.verb() + 1;
    boolean bare =
        flow.lower(act.verb()).equals("saying")
            && openings.opensClause(next)
            && openings.holdsVerb(next, end);
    return bare ? clause(next, end) : afterThat(act, end);
  }

  private @Nullable Clause according(Act act, int begin, int end) {
    if (act.first() - begin <= 1) {
      int comma = act.last();
      while (comma < end && !flow.word(comma).equals(",")) {
        comma++;
      }
      // "According to Lena Fox, an analyst at Kestrel, sales ..."
      if (Set.of("a", "an", "who").contains(flow.lower(comma + 1))) {
        int second = comma + 1;
        while (second < end && !flow.word(second).equals(",")) {
          second++;
        }
        comma = second < end ? second : comma;
      }
      return clause(comma + 1, end);
    }
    boolean comma = flow.word(act.first() - 1).equals(",");
    // "dark mode, which, according to data, is wanted": what is said is half a clause.
    if (comma && RELATIVES.contains(flow.lower(act.first() - 2))) {
      return null;
    }
    if (goesOn(act, end)) {
      return clause(begin, end);
    }
    return clause(begin, comma ? act.first() - 1 : act.first());
  }

  /** "The plan, said Ann Lee, would cost nothing." */
  private boolean goesOn(Act act, int end) {
    return flow.word(act.first() - 1).equals(",")
        && flow.word(act.last()).equals(",")
        && act.last() + 2 < end
        && SpeechVerbs.AUXILIARIES.contains(flow.lower(act.last() + 1));
  }

  /** The quoted words close after a verb that takes no clause: "called it “a gift”". */
  @Nullable Clause fragment(Act act) {
    int end = flow.end(flow.sentence(act.verb()));
    int first = act.verb() + 1;
    while (first < end && first - act.verb() < FARTHEST_FRAGMENT && !flow.isQuoted(first)) {
      first++;
    }
    int last = first;
    while (last < end && flow.isQuoted(last)) {
      last++;
    }
    // The closing mark is within what is quoted.
    return last - first > SHORTEST - 1 ? clause(first, last - 1, 1) : null;
  }

  private @Nullable Clause afterThat(Act act, int end) {
    int that = openings.that(act.verb() + 1, end);
    if (that > 0 && PLACES.contains(flow.lower(that - 2))) {
      // "told users in places that it does not serve, Iran among them, that it ...": of places.
      for (int i = that + 1; i < end; i++) {
        if (flow.lower(i).equals("that") && flow.word(i - 1).equals(",")) {
          return clause(i + 1, end);
        }
      }
    }
    return that < 0 ? null : clause(that + 1, end);
  }

  private @Nullable Clause reported(Act act, int begin, int end) {
    // "the letter, which Ann Lee says she never got"
    boolean relative = RELATIVES.contains(flow.lower(act.first() - 1));
    boolean writer = WRITER.contains(flow.lower(act.first()));
    if (relative && SpeechVerbs.isFinite(flow.lower(act.verb() + 1))) {
      // "a model, which Baidu claims outperforms GPT-4"
      return clause(act.verb() + 1, end);
    }
    if (relative || writer || !SpeechVerbs.reports(flow.lower(act.verb()))) {
      return null;
    }
    boolean plain = SpeechVerbs.PLAIN.contains(flow.lower(act.verb()));
    int next = act.verb() + 1;
    boolean set = act.first() > begin && flow.word(act.first() - 1).equals(",");
    boolean adds = flow.lower(act.verb()).startsWith("add");
    if (adds && isFigure(next)) {
      return null;
    }
    // "said the bridge that fell was old": that "that" is the bridge's.
    boolean opened = plain && openings.opensClause(next);
    boolean infinitive = flow.lower(act.verb() + 1).equals("to");
    // "expects to lose $2 million for each week that it lasts"
    Clause after = opened || infinitive && !plain ? null : afterThat(act, end);
    if (after != null) {
      return after;
    }
    next = openings.afterDay(next);
    boolean closed = next >= end && act.first() - 1 - begin > LONG;
    // "Training it cost less than $9 million, Ann Lee said."
    boolean front = set && (closed || !openings.isAdjunct(begin, act.first() - 1));
    int heard = front || !TOLD.contains(flow.lower(act.verb())) ? -1 : afterHearer(next);
    if (heard > 0 && end - heard >= LONG) {
      return clause(heard, end);
    }
    if (adds && !set && !opensWithPronoun(next)) {
      return null;
    }
    if (plain && !front && next < end) {
      boolean opens =
          openings.opensClause(next) && !(set && (openings.isTime(next) || end - next < LONG));
      return opens ? clause(next, end) : afterAdjunct(next, end);
    }
    boolean expecting = flow.lower(act.verb()).startsWith("expect") && next < end;
    if (!front || infinitive || expecting) {
      return null;
    }
    // "Price, she added, was ..." goes on after the speaker; "..., she said on Friday" does not.
    String following = flow.lower(act.verb() + 2);
    boolean inserted =
        flow.word(act.verb() + 1).equals(",")
            && end - act.verb() > 3
            && !SpeechVerbs.NO_CLAUSE.contains(following);
    return inserted ? clause(begin, end) : clause(begin, act.first() - 1);
  }

  /** "She added it would open", not "it adds the feature to its shop" or "adds it to". */
  private boolean opensWithPronoun(int next) {
    return PRONOUNS.contains(flow.lower(next)) && !flow.lower(next + 1).equals("to");
  }

  /** "The index added 20.7 points" is no speech. */
  private boolean isFigure(int at) {
    return at < flow.size()
        && (flow.token(at).kind() == Token.Kind.NUMBER || "$€£¥".contains(flow.word(at)));
  }

  /** Where the clause begins in "told Reuters the company would", "told reporters it would". */
  private int afterHearer(int at) {
    int first = Nouns.DETERMINERS.contains(flow.lower(at)) ? at + 1 : at;
    Mention mention = flow.mention(first);
    if (mention == null && !SpeechVerbs.HEARERS.contains(flow.lower(first))) {
      return -1;
    }
    int next = openings.afterDay(mention == null ? first + 1 : mention.last());
    boolean opens =
        flow.mention(next) != null
            || PRONOUNS.contains(flow.lower(next))
            || Nouns.DETERMINERS.contains(flow.lower(next));
    return opens ? next : -1;
  }

  /** "said in a statement it had", "said in March it would" */
  private @Nullable Clause afterAdjunct(int at, int end) {
    for (int i = at; i < Math.min(end, at + FARTHEST_SELF); i++) {
      if (Speakers.STOPS.contains(flow.word(i))) {
        return null;
      }
      String verb = flow.lower(i + 1);
      boolean follows = SpeechVerbs.AUXILIARIES.contains(verb) || verb.endsWith("ed");
      if (SELVES.contains(flow.lower(i)) && follows) {
        return clause(i, end);
      }
    }
    return null;
  }

  private @Nullable Clause clause(int first, int last) {
    return clause(first, last, SHORTEST);
  }

  private @Nullable Clause clause(int first, int last, int shortest) {
    int from = first;
    int to = last;
    while (from < to && (flow.word(from).equals(",") || flow.word(from).equals("”"))) {
      from++;
    }
    while (to > from && flow.word(to - 1).equals(",")) {
      to--;
    }
    return to - from < shortest ? null : new Clause(from, to);
  }

  private int withoutStop(int begin, int end) {
    int last = end;
    while (last > begin && flow.word(last - 1).equals(".")) {
      last--;
    }
    return last;
  }
}
