package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim.Part;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds whom or what a verb is said of: a name before it, or "the company", "the new model". */
final class Subjects {

  private static final int FARTHEST = 24;
  private static final int NEAREST_DOER = 3;
  private static final Set<String> JOINS = Set.of("and", "but");
  static final Set<String> SELVES = Set.of("it", "he", "she", "they", "we");
  private static final Set<String> INNER =
      Set.of("of", "with", "in", "from", "to", "for", "by", "at", "on");
  private static final Set<String> FIRMS = Verbs.GRAMMAR.get("firms");
  private static final Set<String> POINTING = Set.of("this", "the", "its", "new", "latest");
  private static final Set<String> TOLD_MORE =
      Set.of("behind", "of", "that", "which", "who", "whose", "with");
  private static final Set<String> FRONTS =
      Set.of("on", "in", "at", "after", "for", "with", "under");
  private static final Set<String> CLAUSES = Set.of("and", "but", "while", "though", "although");
  private static final Set<String> OTHER = Set.of("rival", "other", "parent", "another", "second");
  private static final int LONGEST_ROLE = 7;
  private static final int FARTHEST_MODEL = 6;
  private static final Set<String> APPOSING = Set.of("a", "an", "the", "which", "whose", "who");

  private final Flow flow;
  private final Verbs verbs;
  private final Unnamed unnamed;
  private @Nullable Mention lastModel;
  private @Nullable Mention firstModel;
  private @Nullable Mention lastFirm;
  private @Nullable Mention firmBefore;

  Subjects(Flow flow, Verbs verbs, Unnamed unnamed) {
    this.flow = flow;
    this.verbs = verbs;
    this.unnamed = unnamed;
  }

  /** Remembers what was named, for the nouns that stand for it later. */
  void named(Mention mention, int at) {
    Type type = mention.entity().type();
    if (type == Type.MODEL) {
      // The first of its sentence, which the sentence is about.
      boolean same =
          firstModel != null && flow.sentence(firstModel.first()) == flow.sentence(mention.first());
      firstModel = same ? firstModel : mention;
      lastModel = mention;
    }
    // "Analysts at Bernstein" are not "the company".
    boolean inner = INNER.contains(flow.lower(mention.first() - 1));
    if (type == Type.ORGANIZATION && !inner && at <= flow.begin(flow.sentence(at)) + 3) {
      firmBefore =
          lastFirm != null && lastFirm.entity() != mention.entity() ? lastFirm : firmBefore;
      lastFirm = mention;
    }
  }

  @Nullable Part before(int verb, Relation relation) {
    boolean participle = flow.word(verb - 1).equals(",") && flow.lower(verb).endsWith("ing");
    if (participle || JOINS.contains(flow.lower(verb - 1))) {
      Mention doer = doer(verb, relation);
      if (doer != null) {
        return part(doer);
      }
    }
    int begin = Math.max(flow.begin(flow.sentence(verb)), verb - FARTHEST);
    boolean relative = relation.compares() && Verbs.RELATIVES.contains(flow.lower(verb - 1));
    Part nameless = relative ? unnamed.before(verb - 1) : null;
    if (nameless != null) {
      return nameless;
    }
    int it = pronoun(verb, relation);
    Mention stands = it < 0 ? null : relation.compares() ? modelNear(verb) : lastFirm;
    if (stands != null && relation.isSubject(stands)) {
      return part(stands, it, it + 1);
    }
    boolean own = false;
    int subjectEnd = verbs.subjectEnd(verb);
    for (int i = verb - 1; i >= begin; i--) {
      Mention mention = flow.mention(i);
      if (i < subjectEnd
          && CLAUSES.contains(flow.lower(i))
          && flow.word(i - 1).equals(",")
          && holdsSubject(i + 1, subjectEnd)) {
        // "Nokia grew, and the rest was bought by Google": another clause begins there.
        return null;
      }
      own |= SELVES.contains(flow.lower(i));
      if (Verbs.SAID.contains(flow.lower(i)) && !own) {
        int before = verbs.relativeOf(i);
        // "Ann Lee of Tallow said Chinese firms trailed Intel": nobody who is named.
        if (before < begin) {
          return null;
        }
        i = before;
        Part model = relation.compares() ? unnamed.before(before) : null;
        if (model != null) {
          return model;
        }
        continue;
      }
      // What follows "of" or "with" inside the subject is not its head.
      if (mention != null
          && relation.isSubject(mention)
          && !isOwningPlace(mention)
          && !INNER.contains(flow.lower(mention.first() - 1))) {
        return part(apposed(mention, begin, relation));
      }
      boolean firm = !relation.compares() && FIRMS.contains(flow.lower(i));
      boolean model = relation.compares() && Verbs.MODELS.contains(flow.lower(i));
      Mention meant = firm ? lastFirm : model ? lastModel : null;
      int pointing = meant == null ? -1 : pointing(i);
      if (meant != null && pointing >= 0 && relation.isSubject(meant)) {
        return part(meant, pointing, i + 1);
      }
    }
    return unnamed.opening(verb, relation);
  }

  @Nullable Mention lastFirm() {
    return lastFirm;
  }

  /** "the company" where it is not who does it: the one that was spoken of before. */
  @Nullable Part otherFirm(int at, Part subject) {
    if (!flow.lower(at).equals("the")
        || !FIRMS.contains(flow.lower(at + 1))
        || TOLD_MORE.contains(flow.lower(at + 2))) {
      return null;
    }
    Mention other =
        lastFirm != null && !lastFirm.entity().id().equals(subject.entity())
            ? lastFirm
            : firmBefore;
    return other == null || other.entity().id().equals(subject.entity())
        ? null
        : part(other, at, at + 2);
  }

  /** "the company" right before a verb: who is meant. */
  @Nullable Mention firmAt(int noun) {
    return FIRMS.contains(flow.lower(noun)) && pointing(noun) >= 0 ? lastFirm : null;
  }

  /** "the rest", "Nokia", "it": not "plans to", ", still". */
  private boolean holdsSubject(int first, int last) {
    boolean found = false;
    for (int i = first; i <= last; i++) {
      String word = flow.lower(i);
      found |= flow.mention(i) != null || Unnamed.OPENING.contains(word) || SELVES.contains(word);
    }
    return found && !flow.word(last).equals(",");
  }

  /** "Canada's Nutrien", "U.S. retailer Macy's" */
  private boolean isOwningPlace(Mention mention) {
    String next = flow.lower(mention.last());
    boolean noun = FIRMS.contains(next) || Lexicon.ORGANIZATION_NOUNS.contains(next);
    return mention.entity().type() == Type.PLACE && (noun || flow.isPossessive(mention.last()));
  }

  /** "Nokia and Ericsson agreed to merge": who is named with the subject. */
  @Nullable Part joined(Part subject) {
    Mention mention = flow.mention(flow.at(flow.reading().chars(subject.evidence()).from()));
    Mention other =
        mention != null && flow.lower(mention.first() - 1).equals("and")
            ? flow.mention(mention.first() - 2)
            : null;
    return other == null || other.entity().type() != Type.ORGANIZATION ? null : part(other);
  }

  /** "Nokia chief Ann Lee resigned", "Ann Lee, head of research at Nokia, resigned": Nokia. */
  @Nullable Part employer(Part subject) {
    Mention person = flow.mention(flow.at(flow.reading().chars(subject.evidence()).from()));
    if (person == null) {
      return null;
    }
    int before = person.first() - 1;
    while (before > person.first() - LONGEST_ROLE && isPlain(before)) {
      before--;
    }
    int after = person.last() + 1;
    while (flow.word(person.last()).equals(",")
        && after < person.last() + LONGEST_ROLE
        && isPlain(after)) {
      after++;
    }
    boolean led = Set.of("of", "at").contains(flow.lower(after - 1));
    Mention firm = before < person.first() - 1 ? flow.mention(before) : null;
    firm = firm == null && led ? flow.mention(after) : firm;
    return firm == null || firm.entity().type() != Type.ORGANIZATION ? null : part(firm);
  }

  private boolean isPlain(int at) {
    return at >= 0 && at < flow.size() && flow.mention(at) == null && flow.token(at).isWord();
  }

  /** The model of this sentence or the one before, where no firm was named since. */
  private @Nullable Mention modelNear(int verb) {
    if (firstModel == null) {
      return null;
    }
    int sentence = flow.sentence(firstModel.first());
    boolean other = lastFirm != null && flow.sentence(lastFirm.first()) > sentence;
    boolean subject = firstModel.first() - flow.begin(sentence) <= FARTHEST_MODEL;
    return other || !subject || flow.sentence(verb) - sentence > 1 ? null : firstModel;
  }

  /** "It invested", "It said it will", "though it lags": a pronoun that names tell of; else -1. */
  int pronoun(int verb, Relation relation) {
    int at = verbs.subjectEnd(verb);
    int begin = flow.begin(flow.sentence(verb));
    boolean opens = flow.lower(begin).equals("it");
    boolean though = relation.compares() && CLAUSES.contains(flow.lower(at - 1));
    return flow.lower(at).equals("it") && (opens || though) ? at : -1;
  }

  /** "the company", "the Chinese e-commerce giant": where it begins; else -1. */
  private int pointing(int noun) {
    int at = noun - 1;
    while (at >= 0
        && at > noun - Unnamed.MOST_ADJECTIVES - 2
        && flow.mention(at) == null
        && !OTHER.contains(flow.lower(at))
        && flow.token(at).isWord()
        && !INNER.contains(flow.lower(at))
        && !POINTING.contains(flow.lower(at))) {
      at--;
    }
    return POINTING.contains(flow.lower(at)) ? at : -1;
  }

  /** "SMIC, a supplier of Huawei, makes chips but trails TSMC": what the sentence begins with. */
  private @Nullable Mention doer(int verb, Relation relation) {
    int begin = flow.begin(flow.sentence(verb));
    if (FRONTS.contains(flow.lower(begin))) {
      // "On the maths test, Qwen 3 scored 78, surpassing GPT-5"
      while (begin < verb && !flow.word(begin).equals(",")) {
        begin++;
      }
    }
    for (int i = begin; i < Math.min(verb, begin + NEAREST_DOER); i++) {
      Mention mention = flow.mention(i);
      if (mention != null && !isOwningPlace(mention)) {
        return relation.isSubject(mention) && !flow.isPossessive(mention.last()) ? mention : null;
      }
    }
    return null;
  }

  /** "Alibaba Cloud, the division of Alibaba Group, introduced": the name before the apposition. */
  private Mention apposed(Mention nearest, int begin, Relation relation) {
    if (!flow.word(nearest.last()).equals(",")) {
      return nearest;
    }
    for (int i = nearest.first() - 1; i > begin; i--) {
      Mention before = flow.word(i).equals(",") ? flow.mention(i - 1) : null;
      if (before != null && relation.isSubject(before) && APPOSING.contains(flow.lower(i + 1))) {
        return before;
      }
      // "Baidu, the owner of Xiaodu, launched Ernie 4.0, a model that": the apposition is over.
      if (flow.word(i).equals(",") && flow.mention(i + 1) == null) {
        return nearest;
      }
    }
    return nearest;
  }

  Part part(Mention mention) {
    return part(mention, mention.first(), mention.last());
  }

  /** A thing by what stands for it there: "the company". */
  private Part part(Mention mention, int first, int last) {
    return new Part(mention.entity().name(), mention.entity().id(), flow.evidence(first, last));
  }
}
