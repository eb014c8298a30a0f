package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim.Part;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said to come: "X is expected to add Y", "analysts predict that X will fall". */
final class Predictions {

  /**
   * Of what, and what; tokens {@code [first, last)} hold both.
   *
   * @param teller who expects it, where one is named right before
   * @param told the token that says that it is to come: "expected"
   * @param verb what is to come: "release"
   */
  record Prediction(
      Part subject,
      Part object,
      @Nullable String teller,
      int first,
      int last,
      int told,
      int verb) {}

  private static final Set<String> EXPECTED =
      Set.of("expected", "predicted", "projected", "forecast", "estimated", "set", "likely");
  private static final Set<String> EXPECTS =
      Set.of(
          "expects",
          "expect",
          "expected",
          "predicts",
          "predict",
          "predicted",
          "forecasts",
          "forecast",
          "projects",
          "projected",
          "anticipates",
          "anticipate");
  private static final Set<String> BE = Set.of("is", "are", "was", "were");
  private static final Set<String> ENDS =
      Set.of(",", ".", ";", "that", "which", "where", "when", ":", "but", "”", "“");
  private static final Set<String> NO_SUBJECTS =
      Set.of("and", "or", "which", "who", "it", "to", "them", "they", "him", "her");

  private static final Set<String> NO_OBJECTS = Set.of("or", "and", "that", "it", "so", "than");
  private static final Set<String> OPENS = Set.of("whether", "if", "what");

  private static final Set<String> NOUNS = Set.of("forecast", "forecasts", "projects");

  /** After a verb no subject begins with these: "its projects in Kenya will", "the forecast is". */
  private static final Set<String> AFTER_NOUNS =
      Set.of(
          "in", "on", "at", "of", "for", "from", "with", "by", "about", "to", "is", "are", "was",
          "were", "has", "have", "had", "will", "would");

  private static final Set<String> BOUNDS =
      Set.of(
          "between", "about", "around", "at", "least", "most", "up", "to", "more", "than",
          "another", "nearly", "almost", "roughly", "some");

  private static final Set<String> REASONS =
      Set.of("because", "if", "when", "while", "after", "before", "since", "unless", "until");
  private static final Set<String> EMPLOYING = Set.of("of", "at", "from", "in", "for");
  private static final int LONGEST = 9;
  private static final int LONGEST_OBJECT = 40;

  private final Flow flow;
  private final Verbs verbs;
  private final Subjects subjects;
  private final Unnamed unnamed;

  Predictions(Flow flow, Verbs verbs, Subjects subjects, Unnamed unnamed) {
    this.flow = flow;
    this.verbs = verbs;
    this.subjects = subjects;
    this.unnamed = unnamed;
  }

  @Nullable Prediction at(int verb) {
    int be = flow.lower(verb - 1).equals("not") ? verb - 2 : verb - 1;
    boolean to = flow.lower(verb + 1).equals("to");
    if (BE.contains(flow.lower(be))) {
      if (!EXPECTED.contains(flow.lower(verb)) || !to) {
        return null;
      }
      if (Set.of("and", ",").contains(flow.lower(be - 1))) {
        // "The takeover was approved and is expected to close": of what the sentence begins with.
        Objects.Noun opening = unnamed.first(be);
        return opening == null
            ? null
            : prediction(opening.first(), opening.last(), verb, verb + 2, verb + 2);
      }
      return prediction(start(be), be, verb, verb + 2, verb + 2);
    }
    if (!EXPECTS.contains(flow.lower(verb)) || verbs.isAttributive(verb)) {
      return null;
    }
    Mention own = to ? flow.mention(verbs.before(verb)) : null;
    Mention person = own == null ? null : employed(own);
    own = person == null ? own : person;
    if (own != null && !EMPLOYING.contains(flow.lower(own.first() - 1))) {
      // "Ford expects to lose $2 billion"
      return prediction(own.first(), own.last(), verb, verb + 2, verb + 2);
    }
    int first = flow.lower(verb + 1).equals("that") ? verb + 2 : verb + 1;
    return isNoun(verb, first) ? null : expected(verb, first);
  }

  /** "expects prices to fall", "expects a profit of $11 billion to $12 billion" */
  private @Nullable Prediction expected(int verb, int first) {
    int of = -1;
    if (ENDS.contains(flow.lower(first))) {
      return null;
    }
    for (int i = first + 1; i < Math.min(flow.size(), first + LONGEST); i++) {
      String word = flow.lower(i);
      if (ENDS.contains(word)) {
        break;
      }
      if (word.equals("will") || word.equals("would") || word.equals("to") && !isAmount(i + 1)) {
        return prediction(first, i, verb, i + 1, i + 1);
      }
      if (word.equals("of") && isAmount(i + 1) && of < 0 && !isAmount(first)) {
        of = i;
      }
    }
    return of < 0 ? null : prediction(first, of, verb, of, of + 1);
  }

  /** "between 2 and 3 million", "$11 billion" */
  private boolean isAmount(int at) {
    int first = at;
    while (BOUNDS.contains(flow.lower(first))) {
      first++;
    }
    return first < flow.size()
        && (flow.token(first).kind() == Token.Kind.NUMBER || "$€£¥".contains(flow.word(first)));
  }

  /** Who expects it: a name right before, "analysts at" a firm, "the company". */
  private @Nullable String teller(int told) {
    int at = verbs.before(told);
    // "Ann Lee, an analyst at Nokia, expects"
    at = flow.word(at).equals(",") ? flow.begin(flow.sentence(told)) : at;
    Mention firm = subjects.firmAt(at);
    Mention mention = firm == null ? flow.mention(at) : firm;
    if (mention == null) {
      return null;
    }
    Type type = mention.entity().type();
    boolean speaks = type == Type.PERSON || type == Type.ORGANIZATION;
    int before = mention.first() - 1;
    if (firm == null && EMPLOYING.contains(flow.lower(before))) {
      Mention person = employed(mention);
      mention = person == null ? mention : person;
      speaks = person != null || type == Type.ORGANIZATION && flow.lower(before - 1).endsWith("s");
    }
    return speaks ? mention.entity().name() : null;
  }

  /** "Ann Lee" of "Ann Lee of Nokia". */
  private @Nullable Mention employed(Mention firm) {
    Mention person =
        EMPLOYING.contains(flow.lower(firm.first() - 1)) ? flow.mention(firm.first() - 2) : null;
    return person != null && person.entity().type() == Type.PERSON ? person : null;
  }

  /** "projects in Kenya will", "Government forecasts that"; but "analysts forecast". */
  private boolean isNoun(int verb, int next) {
    String word = flow.lower(verb);
    boolean second = verb - 1 == flow.begin(flow.sentence(verb));
    boolean bare =
        second
            && word.endsWith("s")
            && flow.mention(verb - 1) == null
            && !flow.lower(verb - 1).equals("it");
    return NOUNS.contains(word) && (bare || AFTER_NOUNS.contains(flow.lower(next)));
  }

  private int start(int end) {
    int begin = flow.begin(flow.sentence(end));
    int first = end;
    while (first > begin
        && end - first < LONGEST - 1
        && !ENDS.contains(flow.lower(first - 1))
        && (first == end || !Verbs.SAID.contains(flow.lower(first - 1)))) {
      first--;
    }
    return first;
  }

  /** "Whether the bank is likely to", "in what is likely to": nobody is said to. */
  private boolean isOpen(int first, int end) {
    for (int i = first - 1; i < end; i++) {
      if (OPENS.contains(flow.lower(i))) {
        return true;
      }
    }
    return false;
  }

  /** The subject's tokens, then from one token on what is expected of it. */
  private @Nullable Prediction prediction(int first, int end, int told, int verb, int from) {
    if (verb >= flow.size()
        || first >= end
        || flow.sentence(told) != flow.sentence(first)
        || NO_SUBJECTS.contains(flow.lower(first))
        || isOpen(first, end)
        || NO_OBJECTS.contains(flow.lower(verb + 1)) && !flow.lower(verb).equals("more")) {
      return null;
    }
    int sentence = flow.end(flow.sentence(verb));
    int last = from;
    while (last < sentence
        && last - from < LONGEST_OBJECT
        && !Set.of(",", ".", ";", "”").contains(flow.word(last))
        && !(last > from && REASONS.contains(flow.lower(last)))) {
      last++;
    }
    if (flow.sentence(verb) != flow.sentence(first) || last <= from) {
      return null;
    }
    Mention mention = flow.mention(first);
    return new Prediction(
        new Part(
            flow.text(first, end),
            mention == null ? null : mention.entity().id(),
            flow.evidence(first, end)),
        new Objects.Noun(from, last).part(flow),
        told < first ? teller(told) : null,
        first,
        last,
        told,
        verb);
  }
}
