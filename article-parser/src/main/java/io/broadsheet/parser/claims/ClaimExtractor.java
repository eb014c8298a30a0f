package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim;
import io.broadsheet.events.Claim.Part;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Quote;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims of English texts: a verb between two named things, and what is expected of a thing. */
public final class ClaimExtractor implements Extractor<Claim> {

  private static final Set<String> HEDGES = Wordlist.words(ClaimExtractor.class, "hedges.txt");
  private static final Set<String> DENIALS =
      Set.of("not", "never", "no", "cannot", "hardly", "without", "fail", "failed", "denied");
  private static final Set<String> PASSIVE =
      Set.of("was", "were", "been", "is", "are", "be", "being");
  private static final Set<String> EXPECTED =
      Set.of("expected", "predicted", "projected", "forecast", "estimated", "set");
  private static final int FARTHEST = 14;

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Claim> extract(Reading reading) {
    Flow flow = new Flow(reading, List.of());
    List<Claim> claims = new ArrayList<>();
    Mention lastModel = null;
    Mention lastFirm = null;
    for (int i = 0; i < flow.size(); i++) {
      Mention mention = flow.mention(i);
      if (mention != null) {
        lastModel = mention.entity().type() == Type.MODEL ? mention : lastModel;
        boolean subject = i <= flow.begin(flow.sentence(i)) + 3;
        lastFirm = subject && mention.entity().type() == Type.ORGANIZATION ? mention : lastFirm;
        continue;
      }
      Relation relation = Relation.of(flow.lower(i));
      Claim claim =
          relation != null
              ? between(flow, i, relation, lastModel, lastFirm, claims)
              : expectation(flow, i, claims.size());
      if (claim != null) {
        claims.add(claim);
      }
    }
    return claims;
  }

  private static @Nullable Claim between(
      Flow flow,
      int verb,
      Relation relation,
      @Nullable Mention lastModel,
      @Nullable Mention lastFirm,
      List<Claim> before) {
    int begin = flow.begin(flow.sentence(verb));
    int end = flow.end(flow.sentence(verb));
    if (PASSIVE.contains(flow.lower(verb - 1))) {
      return null;
    }
    Claim last = before.isEmpty() ? null : before.get(before.size() - 1);
    boolean goesOn =
        last != null
            && flow.lower(verb - 1).equals("and")
            && flow.reading().chars(last.evidence()).from() >= flow.token(begin).from();
    Part subject =
        last != null && goesOn
            ? last.subject()
            : subject(flow, verb, begin, relation, lastModel, lastFirm);
    Mention object = null;
    for (int i = verb + 1; i < Math.min(end, verb + FARTHEST) && object == null; i++) {
      Mention mention = flow.mention(i);
      // "OpenAI's GPT-4 Turbo": the owner is passed over for what is owned.
      if (mention != null
          && relation.objects().contains(mention.entity().type())
          && !isOwner(flow, mention)) {
        object = mention;
      }
      if (Set.of(";", ":", "while", "but").contains(flow.lower(i))) {
        break;
      }
    }
    if (subject == null || object == null || object.entity().id().equals(subject.entity())) {
      return null;
    }
    int first = Math.min(flow.at(flow.reading().chars(subject.evidence()).from()), verb);
    return claim(
        flow,
        before.size(),
        subject,
        relation.name(),
        part(flow, object),
        relation.compares() ? dimension(flow, object.last(), end) : null,
        first,
        object.last(),
        verb);
  }

  private static boolean isOwner(Flow flow, Mention mention) {
    String next = flow.word(mention.last());
    return (next.equals("’s") || next.equals("'s")) && flow.mention(mention.last() + 1) != null;
  }

  private static @Nullable Part subject(
      Flow flow,
      int verb,
      int begin,
      Relation relation,
      @Nullable Mention lastModel,
      @Nullable Mention lastFirm) {
    Mention nearest = null;
    for (int i = verb - 1; i >= begin && verb - i <= 24; i--) {
      Mention mention = flow.mention(i);
      boolean fits = mention != null && relation.subjects().contains(mention.entity().type());
      // What follows "of" or "with" inside the subject is not its head.
      boolean inner =
          mention != null
              && Set.of("of", "with", "in", "from", "to", "for", "by")
                  .contains(flow.lower(mention.first() - 1));
      if (mention != null && fits && !inner) {
        nearest = mention;
        break;
      }
      boolean model = Set.of("model", "version").contains(flow.lower(i)) && relation.compares();
      boolean meant =
          Set.of("this", "the", "its").contains(flow.lower(i - 1))
              || flow.lower(i - 1).equals("new");
      if (model && meant && lastModel != null) {
        return new Part(
            lastModel.entity().name(), lastModel.entity().id(), flow.evidence(i - 1, i + 1));
      }
      boolean firm =
          Set.of("company", "firm", "group").contains(flow.lower(i))
              && flow.lower(i - 1).equals("the");
      if (firm && !relation.compares() && lastFirm != null) {
        return new Part(
            lastFirm.entity().name(), lastFirm.entity().id(), flow.evidence(i - 1, i + 1));
      }
    }
    if (nearest == null) {
      return null;
    }
    return part(flow, apposed(flow, nearest, begin, relation));
  }

  /** "Alibaba Cloud, the division of Alibaba Group, introduced": the name before the apposition. */
  private static Mention apposed(Flow flow, Mention nearest, int begin, Relation relation) {
    if (!flow.word(nearest.last()).equals(",")) {
      return nearest;
    }
    for (int i = nearest.first() - 1; i > begin; i--) {
      Mention before = flow.word(i).equals(",") ? flow.mention(i - 1) : null;
      boolean article = Set.of("a", "an", "the", "which", "whose").contains(flow.lower(i + 1));
      if (before != null && article && relation.subjects().contains(before.entity().type())) {
        return before;
      }
    }
    return nearest;
  }

  /** "X is expected to add Y": a prediction. */
  private static @Nullable Claim expectation(Flow flow, int at, int count) {
    boolean says =
        EXPECTED.contains(flow.lower(at))
            && flow.lower(at + 1).equals("to")
            && Set.of("is", "are", "was", "were").contains(flow.lower(at - 1));
    if (!says) {
      return null;
    }
    int begin = flow.begin(flow.sentence(at));
    int end = flow.end(flow.sentence(at));
    int first = at - 1;
    while (first > begin
        && at - first < 9
        && !Set.of(",", "that", ";", ":", "but").contains(flow.lower(first - 1))) {
      first--;
    }
    int last = at + 3;
    while (last < end && !Set.of(",", ".", ";").contains(flow.word(last))) {
      last++;
    }
    boolean list = Set.of("and", "or", "which", "who").contains(flow.lower(first));
    if (list || first >= at - 1 || last <= at + 3 || last > end) {
      return null;
    }
    return claim(
        flow,
        count,
        new Part(flow.text(first, at - 1), id(flow.mention(first)), flow.evidence(first, at - 1)),
        "predicts",
        new Part(flow.text(at + 3, last), null, flow.evidence(at + 3, last)),
        null,
        first,
        last,
        at);
  }

  private static @Nullable String id(@Nullable Mention mention) {
    return mention == null ? null : mention.entity().id();
  }

  private static Part part(Flow flow, Mention mention) {
    Entity entity = mention.entity();
    return new Part(entity.name(), entity.id(), flow.evidence(mention.first(), mention.last()));
  }

  private static @Nullable String dimension(Flow flow, int from, int end) {
    if (!flow.lower(from).equals("in")) {
      return null;
    }
    int last = from + 1;
    while (last < end
        && !Set.of(".", ";", "said", "according", "by").contains(flow.lower(last))
        && Relation.of(flow.lower(last)) == null) {
      last++;
    }
    while (last > from + 1 && Set.of(",", "and").contains(flow.word(last - 1))) {
      last--;
    }
    return last > from + 1 ? flow.text(from + 1, last) : null;
  }

  private static Claim claim(
      Flow flow,
      int count,
      Part subject,
      String relation,
      Part object,
      @Nullable String dimension,
      int first,
      int last,
      int verb) {
    Evidence evidence = flow.evidence(first, Math.max(last, verb + 1));
    boolean hedged = false;
    for (int i = flow.begin(flow.sentence(verb)); i <= verb; i++) {
      // The month is no hedge.
      hedged |= HEDGES.contains(flow.lower(i)) && !flow.word(i).equals("May");
    }
    boolean negated = false;
    for (int i = Math.max(first, verb - 4); i < verb; i++) {
      String word = flow.lower(i);
      negated |= DENIALS.contains(word) || word.endsWith("n’t") || word.endsWith("n't");
    }
    return new Claim(
        "c" + (count + 1),
        subject,
        relation,
        object,
        dimension,
        attributedTo(flow, evidence),
        hedged,
        negated,
        evidence);
  }

  /** Who says it: the speaker of the quote that it stands in, found by binary search. */
  private static @Nullable String attributedTo(Flow flow, Evidence evidence) {
    List<Quote> quotes = flow.reading().quotes();
    int low = 0;
    int high = quotes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotes.get(middle).evidence().end() <= evidence.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == quotes.size() || !evidence.overlaps(quotes.get(low).evidence())) {
      return null;
    }
    Quote.Speaker speaker = quotes.get(low).speaker();
    return speaker.name() != null ? speaker.name() : speaker.organization();
  }
}
