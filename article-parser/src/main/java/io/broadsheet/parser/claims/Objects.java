package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim.Part;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a verb is said to have been done to, and in what respect. */
final class Objects {

  /** Tokens {@code [first, last)} of what has no name: "a chatbot for", "in cloud services". */
  record Noun(int first, int last) {

    Part part(Flow flow) {
      return new Part(flow.text(first, last), null, flow.evidence(first, last));
    }
  }

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "from", "after", "by", "at", "before", "for", "to", "in", "into", "on", "with",
          "against", "behind", "that", "when", "while", "but", "as", "and", ";", ":", ",");
  private static final Set<String> ENDING =
      Set.of("over", "last", "this", "during", "through", "under", "since", "because");
  private static final Set<String> DIMENSION_ENDS =
      Set.of(
          ".", ";", "according", "at", "by", "to", "for", "after", "with", "when", "last", "this");
  private static final Set<String> MUCH = Set.of("much", "many");
  private static final Set<String> BUSINESSES = Verbs.GRAMMAR.get("businesses");
  private static final Set<String> VERBS =
      Set.of("became", "is", "was", "has", "had", "will", "plans", "said", "made", "took", "gave");
  private static final Set<String> CONTRASTS =
      Set.of("though", "although", "but", "while", "whereas", "which", "who", "as", "with", "even");
  private static final Set<String> PERIODS =
      Set.of("year", "quarter", "month", "week", "day", "decade", "half", "time", "period", "past");
  private static final Set<String> ADVERBS =
      Set.of("earlier", "yesterday", "twice", "too", "instead", "together", "alone", "first");
  private static final Set<String> GOODS = Verbs.GRAMMAR.get("goods");
  private static final Set<String> NEW = Set.of("a", "an", "its", "their", "new", "the");
  private static final int FARTHEST = 14;
  private static final int LONGEST_NOUN = 8;
  private static final int MOST_NOUNS = 4;
  private static final int MOST = 5;

  private final Flow flow;
  private final Verbs verbs;

  Objects(Flow flow, Verbs verbs) {
    this.flow = flow;
    this.verbs = verbs;
  }

  /** The first name of the right kind after a verb, before anything leads elsewhere. */
  @Nullable Mention after(int from, Relation relation) {
    int end = Math.min(flow.end(flow.sentence(from - 1)), from + FARTHEST);
    for (int i = from; i < end; i++) {
      Mention mention = flow.mention(i);
      // "OpenAI's GPT-4 Turbo", "Google's office": the owner is passed over for what is owned.
      if (mention != null && relation.isObject(mention) && !isOwner(mention)) {
        // "by three Singapore publishers"
        boolean place = mention.entity().type() == Type.PLACE && isCalledAfter(mention.last());
        if (!verbs.isAttribute(mention) && !place) {
          return mention;
        }
        if (flow.word(mention.last()).equals("-")) {
          // "Singapore-based Grab"
          continue;
        }
        // "OpenAI rival Anthropic", but not "Wall Street estimates"
        Mention next = flow.mention(mention.last() + 1);
        return next != null && relation.isObject(next) && !isOwner(next) ? next : null;
      }
      String word = flow.lower(i);
      boolean leads = relation.leads().contains(word);
      if (mention == null && PREPOSITIONS.contains(word) && !leads && !mayPass(i, word, relation)) {
        return null;
      }
    }
    return null;
  }

  /** "Gemini 4, which Google unveiled last month": the name before the relative. */
  @Nullable Mention relative(int verb, Relation relation) {
    Mention subject = flow.mention(verbs.subjectEnd(verb));
    int which = subject == null ? -1 : subject.first() - 1;
    if (!Set.of("which", "that").contains(flow.lower(which))) {
      return null;
    }
    Mention before = flow.mention(flow.word(which - 1).equals(",") ? which - 2 : which - 1);
    return relation.isObject(before) ? before : null;
  }

  /** What has no name and a verb is said to have been done to, where the relation allows it. */
  @Nullable Noun noun(int from, Relation relation) {
    if (!relation.nouns()) {
      return null;
    }
    int end = Math.min(flow.end(flow.sentence(from - 1)), from + FARTHEST);
    if (relation.name().equals("acquired")) {
      return owned(from, end);
    }
    boolean led = !relation.leads().contains("");
    int first = from;
    while (led && first < end && !relation.leads().contains(flow.lower(first))) {
      if (PREPOSITIONS.contains(flow.lower(first))
          && !mayPass(first, flow.lower(first), relation)) {
        return null;
      }
      first++;
    }
    first += led ? 1 : 0;
    int last = first;
    while (last < end && last - first < LONGEST_NOUN && isInside(last, led)) {
      last++;
    }
    boolean goods = led || NEW.contains(flow.lower(first)) && isGoods(flow.lower(last - 1));
    boolean plain = last > first && flow.token(last - 1).isWord() && flow.mention(last - 1) == null;
    boolean told = plain && !NEW.contains(flow.lower(last - 1)) && !isPeriod(flow.lower(last - 1));
    return goods && told ? new Noun(first, last) : null;
  }

  /** "Oatly's U.S. business" */
  private @Nullable Noun owned(int from, int end) {
    Mention owner = flow.mention(from);
    if (owner == null || !isOwner(owner)) {
      return null;
    }
    int last = owner.last() + 1;
    while (last < end && last - from < LONGEST_NOUN && isInside(last, false)) {
      last++;
    }
    return BUSINESSES.contains(flow.lower(last - 1)) ? new Noun(from, last) : null;
  }

  /** "a factory in Texas": what a place is only where it is. */
  boolean isIn(Mention place, int from) {
    for (int i = from; i < place.first(); i++) {
      if (NEW.contains(flow.lower(i)) && leadsOn(flow.lower(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** "cloud and AI infrastructure", "a new AI-powered assistant" */
  private boolean isInside(int at, boolean led) {
    String word = flow.lower(at);
    String next = flow.lower(at + 1);
    boolean verb = next.endsWith("ed") || VERBS.contains(next);
    boolean joined = led && word.equals("and") && !verb && isInside(at + 1, false);
    boolean ends = leadsOn(word) || ENDING.contains(word) || Verbs.TIMES.contains(word);
    boolean inside = at < flow.size() && !ends;
    return joined || inside && (flow.token(at).isWord() || word.equals("-"));
  }

  private static boolean isPeriod(String noun) {
    return PERIODS.contains(noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun);
  }

  private static boolean isGoods(String noun) {
    String one = noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    return GOODS.contains(noun) || GOODS.contains(one);
  }

  /** The object, and those that are named beside it: "OpenAI and Microsoft". */
  List<Mention> joined(Mention object, Relation relation) {
    List<Mention> all = new ArrayList<>(List.of(object));
    Mention next = next(object, relation);
    while (next != null && all.size() < MOST) {
      all.add(next);
      next = next(next, relation);
    }
    boolean closed = flow.lower(all.get(all.size() - 1).first() - 1).equals("and") || hasOwner(all);
    return all.size() > 1 && !closed ? all.subList(0, 1) : all;
  }

  private boolean hasOwner(List<Mention> all) {
    return flow.isPossessive(all.get(all.size() - 1).first() - 1);
  }

  private @Nullable Mention next(Mention object, Relation relation) {
    int at = object.last();
    if (!Set.of(",", "and").contains(flow.lower(at))) {
      return null;
    }
    at += flow.lower(at + 1).equals("and") ? 2 : 1;
    Mention mention = flow.mention(at);
    if (mention != null && isOwner(mention)) {
      mention = flow.mention(mention.last() + 1);
    }
    boolean another = mention != null && relation.isObject(mention) && !isOwner(mention);
    return another && mention != null && endsClause(mention.last()) ? mention : null;
  }

  /** "and Microsoft over copyright", but not "and Microsoft said". */
  private boolean endsClause(int at) {
    String word = flow.lower(at);
    return at >= flow.size() || !flow.token(at).isWord() || leadsOn(word) || ENDING.contains(word);
  }

  /** "Singapore publishers", not "India earlier" */
  private boolean isCalledAfter(int at) {
    String word = flow.lower(at);
    return !endsClause(at)
        && word.equals(flow.word(at))
        && !Verbs.isAdverb(word)
        && !ADVERBS.contains(word);
  }

  /** Whether a word leads elsewhere. */
  static boolean leadsOn(String word) {
    return PREPOSITIONS.contains(word);
  }

  /** "the second version of its model", "as its head Ann Lee", "its predecessor, GPT-4". */
  private boolean mayPass(int at, String word, Relation relation) {
    boolean its = Set.of("its", "the", "his", "her", "their").contains(flow.lower(at + 1));
    Mention next = word.equals(",") ? flow.mention(at + 1) : null;
    // "buys time, Airbus says": no apposition.
    boolean apposed =
        next != null
            && relation.isObject(next)
            && (next.last() >= flow.size() || !flow.token(next.last()).isWord());
    // "up to $5 billion", "as much as"
    String before = flow.lower(at - 1);
    boolean bound =
        word.equals("to") && before.equals("up")
            || word.equals("as") && MUCH.contains(before)
            || word.equals("as") && MUCH.contains(flow.lower(at + 1))
            || word.equals("at") && flow.lower(at + 1).equals("least");
    return apposed || bound || its && (word.equals("of") || word.equals("as"));
  }

  /** The name in "the shipping group Wallenius", else -1. */
  int named(int from) {
    int at = from;
    while (at < from + MOST_NOUNS && flow.mention(at) == null && !leadsOn(flow.lower(at))) {
      at++;
    }
    return flow.mention(at) == null ? -1 : at;
  }

  private boolean isOwner(Mention mention) {
    return flow.isPossessive(mention.last());
  }

  /** "on Tuesday", "in May", "at Wembley" */
  private boolean isTimeOrPlace(int at) {
    Mention mention = flow.mention(at);
    boolean place = mention != null && mention.entity().type() == Type.PLACE;
    return place || Verbs.TIMES.contains(flow.lower(at));
  }

  /** "in sales in May", "in sales and now has" */
  private boolean endsRespect(int at) {
    String next = flow.lower(at + 1);
    return flow.word(at).equals(",") && (CONTRASTS.contains(next) || next.endsWith("ing"))
        || flow.lower(at).equals("in") && isTimeOrPlace(at + 1)
        || flow.lower(at).equals("and") && (next.equals("now") || Verbs.AUXILIARIES.contains(next));
  }

  /** "in reading and maths", where the object is followed by that. */
  @Nullable String dimension(int from, int end) {
    if (!Set.of("in", "on", "at").contains(flow.lower(from)) || isTimeOrPlace(from + 1)) {
      return null;
    }
    int last = from + 1;
    while (last < end
        && !DIMENSION_ENDS.contains(flow.lower(last))
        && !endsRespect(last)
        && !Verbs.SAID.contains(flow.lower(last))
        && Relation.at(flow, last) == null) {
      last++;
    }
    if (Verbs.SAID.contains(flow.lower(last))) {
      // "in eight tests, the company claimed"
      int comma = last;
      while (comma > from + 1 && !flow.word(comma).equals(",")) {
        comma--;
      }
      last = comma > from + 1 ? comma : last;
    }
    while (last > from + 1 && Set.of(",", "and").contains(flow.word(last - 1))) {
      last--;
    }
    return last > from + 1 ? flow.text(from + 1, last) : null;
  }
}
