package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim;
import io.broadsheet.events.Claim.Part;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.events.Evidence;
import io.broadsheet.parser.claims.Deeds.Deed;
import io.broadsheet.parser.claims.Founders.Founding;
import io.broadsheet.parser.claims.Predictions.Prediction;
import io.broadsheet.parser.claims.Relation.Form;
import io.broadsheet.parser.claims.Relation.Phrase;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims of English texts: a verb between two named things, and what is expected of a thing. */
public final class ClaimExtractor implements Extractor<Claim> {

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Claim> extract(Reading reading) {
    return new Claims(new Flow(reading, List.of())).find();
  }

  /** The claims of one article. */
  private static final class Claims {

    private static final int FARTHEST_BY = 8;
    private static final String PREDICTS = "predicts";
    private static final String APPOINTED = "appointed";
    private static final String FOUNDED = "founded";
    private static final String MERGED = "merged";
    private static final String LEFT = "left";

    private final Flow flow;
    private final Verbs verbs;
    private final Subjects subjects;
    private final Objects objects;
    private final Hedges hedges;
    private final Denials denials;
    private final Deeds deeds;
    private final Founders founders;
    private final Predictions predictions;
    private final List<Claim> claims = new ArrayList<>();
    // By what is to come, until that is read.
    private final Map<Integer, Prediction> predicted = new HashMap<>();

    Claims(Flow flow) {
      this.flow = flow;
      this.verbs = new Verbs(flow);
      Unnamed unnamed = new Unnamed(flow, verbs);
      this.subjects = new Subjects(flow, verbs, unnamed);
      this.objects = new Objects(flow, verbs);
      this.hedges = new Hedges(flow);
      this.denials = new Denials(flow);
      this.deeds = new Deeds(flow, subjects, objects);
      this.founders = new Founders(flow, subjects);
      this.predictions = new Predictions(flow, verbs, subjects, unnamed);
    }

    List<Claim> find() {
      for (int i = 0; i < flow.size(); i++) {
        Mention mention = flow.mention(i);
        Phrase phrase = mention == null ? verb(i) : null;
        Deed deed = mention == null ? deeds.at(i) : null;
        Founding founding = mention == null ? founders.at(i) : null;
        Prediction prediction = mention == null ? predictions.at(i) : null;
        int before = claims.size();
        if (mention != null) {
          subjects.named(mention, i);
        } else if (phrase != null) {
          between(i, phrase.end(flow, i), phrase);
        } else if (deed != null) {
          done(deed, i);
        } else if (founding != null) {
          founded(founding, i);
        } else if (prediction != null) {
          predicted.put(prediction.verb(), prediction);
        }
        Prediction due = predicted.remove(i);
        // "Is expected to release Llama 3" is a launch to come.
        if (due != null && claims.size() == before) {
          predict(due);
        }
      }
      return claims;
    }

    private void predict(Prediction prediction) {
      add(
          prediction.subject(),
          PREDICTS,
          prediction.object(),
          null,
          new Said(
              prediction.first(),
              prediction.last(),
              prediction.told(),
              true,
              denials.isNegated(prediction.told()),
              prediction.teller()));
    }

    private @Nullable Phrase verb(int at) {
      Phrase phrase = Relation.at(flow, at);
      return phrase != null && verbs.is(phrase, at, goesOn(at)) ? phrase : null;
    }

    private void between(int verb, int after, Phrase phrase) {
      Relation relation = phrase.relation();
      boolean progressive = flow.lower(verb).endsWith("ing");
      boolean passive =
          !progressive && Verbs.BE.contains(flow.lower(verbs.before(verb)))
              || phrase.form() == Form.ROLE
              || isReducedPassive(verb, after, relation);
      int by = passive ? afterBy(after, relation) : after;
      // "was launched at dawn" tells of no maker; "is on a par with" is no passive.
      if (passive && by == after && after == verb + 1) {
        return;
      }
      boolean turned = passive && by > after || phrase.form() == Form.TURNED;
      Relation sides = turned ? relation.turned() : relation;
      Part before = goesOn(verb) ? claims.get(claims.size() - 1).subject() : null;
      before = before == null ? sameAsBefore(verb, relation) : before;
      before = before == null ? subjects.before(verb, sides) : before;
      Mention object = objects.after(by, sides);
      if (before == null || object != null && object.entity().id().equals(before.entity())) {
        return;
      }
      if (object != null && object.entity().type() == Type.PLACE && objects.isIn(object, after)) {
        // "invested in a factory in Texas": in the factory.
        object = null;
      }
      int end = flow.end(flow.sentence(verb));
      int first = Math.min(flow.at(flow.reading().chars(before.evidence()).from()), verb);
      // "agreed to buy" is not yet bought.
      boolean hedged = hedges.isToCome(verb) || hedges.isHedged(verb);
      boolean negated = denials.isNegated(verb);
      if (object == null) {
        Part other = turned ? null : other(before, verb, after, relation);
        if (other != null) {
          Span where = flow.reading().chars(other.evidence());
          int begin = Math.min(first, flow.at(where.from()));
          Said said = new Said(begin, flow.at(where.to()), verb, hedged, negated);
          add(before, relation.name(), other, null, said);
        }
        return;
      }
      List<Mention> all = objects.joined(object, sides);
      int behind = all.get(all.size() - 1).last();
      String dimension = relation.compares() ? objects.dimension(behind, end) : null;
      for (Mention each : all) {
        Part there = subjects.part(each);
        add(
            turned ? there : before,
            relation.name(),
            turned ? before : there,
            dimension,
            new Said(first, each.last(), verb, hedged, negated));
      }
    }

    /** "Qwen 3 outperforms GPT-4. It lags GPT-5": whatever was compared in the sentence before. */
    private @Nullable Part sameAsBefore(int verb, Relation relation) {
      int it = relation.compares() && !claims.isEmpty() ? subjects.pronoun(verb, relation) : -1;
      if (it < 0) {
        return null;
      }
      Claim last = claims.get(claims.size() - 1);
      int sentence = flow.sentence(flow.at(flow.reading().chars(last.evidence()).from()));
      return Relation.COMPARING.contains(last.relation()) && flow.sentence(verb) - sentence <= 1
          ? new Part(last.subject().text(), last.subject().entity(), flow.evidence(it, it + 1))
          : null;
    }

    /** What it is done to where no name follows: "Qwen 3, which Alibaba launched", "a chatbot". */
    private @Nullable Part other(Part subject, int verb, int after, Relation relation) {
      Mention relative = objects.relative(verb, relation);
      if (relative != null && !relative.entity().id().equals(subject.entity())) {
        return subjects.part(relative);
      }
      if (relation.name().equals(MERGED)) {
        return subjects.joined(subject);
      }
      Objects.Noun noun = subject.entity() == null ? null : objects.noun(after, relation);
      boolean leads = relation.leads().contains(flow.lower(after));
      int the = noun != null ? noun.first() : leads ? after + 1 : after;
      Part firm = subjects.otherFirm(the, subject);
      if (firm != null && relation.objects().contains(Type.ORGANIZATION)) {
        return firm;
      }
      Part employer =
          noun == null && relation.name().equals(LEFT) ? subjects.employer(subject) : null;
      return noun == null ? employer : noun.part(flow);
    }

    /** "was fined $2 billion by", "was named head of": where the doer begins, or where it began. */
    private int afterBy(int after, Relation relation) {
      for (int i = after; i < after + FARTHEST_BY && flow.mention(i) == null; i++) {
        if (flow.lower(i).equals("by")) {
          return i + 1;
        }
        boolean role =
            flow.lower(i).equals("of") && Lexicon.PERSON_NOUNS.contains(flow.lower(i - 1));
        int of = role && relation.name().equals(APPOINTED) ? objects.named(i + 1) : -1;
        if (of > 0 && relation.isSubject(flow.mention(of))) {
          return of;
        }
      }
      return after;
    }

    private void founded(Founding founding, int noun) {
      add(
          subjects.part(founding.founder()),
          FOUNDED,
          subjects.part(founding.founded()),
          null,
          new Said(founding.first(), founding.last(), noun, false, denials.isDenied(noun)));
    }

    private void done(Deed deed, int noun) {
      add(
          deed.subject(),
          deed.relation().name(),
          subjects.part(deed.object()),
          null,
          new Said(
              deed.first(),
              deed.object().last(),
              noun,
              deed.open() || hedges.isHedged(noun),
              deed.stopped() || denials.isNegated(noun)));
    }

    /** "Instagram, bought by Facebook, ...", "Nokia, founded in 1865 by Fredrik Idestam" */
    private boolean isReducedPassive(int verb, int after, Relation relation) {
      boolean apposed = flow.word(verb - 1).equals(",") && flow.mention(verb - 2) != null;
      boolean far = apposed && flow.lower(verb).endsWith("ed") && afterBy(after, relation) > after;
      return far || (apposed || flow.mention(verb - 1) != null) && flow.lower(after).equals("by");
    }

    /** "Baidu launched X and bought Y": the second verb has the first one's subject. */
    private boolean goesOn(int verb) {
      int begin = flow.token(flow.begin(flow.sentence(verb))).from();
      if (claims.isEmpty() || !flow.lower(verb - 1).equals("and")) {
        return false;
      }
      Claim last = claims.get(claims.size() - 1);
      // "said its head will step down and named Ann Lee": the head names nobody.
      return !last.relation().equals(LEFT) && flow.reading().chars(last.evidence()).from() >= begin;
    }

    /** Where a claim stands, tokens {@code [first, last)}, and whether for certain. */
    private record Said(
        int first, int last, int verb, boolean hedged, boolean negated, @Nullable String teller) {

      Said(int first, int last, int verb, boolean hedged, boolean negated) {
        this(first, last, verb, hedged, negated, null);
      }
    }

    private void add(
        Part subject, String relation, Part object, @Nullable String dimension, Said said) {
      Evidence evidence = flow.evidence(said.first(), Math.max(said.last(), said.verb() + 1));
      String speaker = Tellers.of(flow, evidence);
      claims.add(
          new Claim(
              "c" + (claims.size() + 1),
              subject,
              relation,
              object,
              dimension,
              speaker == null ? said.teller() : speaker,
              said.hedged(),
              said.negated(),
              evidence));
    }
  }
}
