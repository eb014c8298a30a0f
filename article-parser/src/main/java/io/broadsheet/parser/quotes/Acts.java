package io.broadsheet.parser.quotes;

import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.quotes.Speakers.Found;
import io.broadsheet.parser.text.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds, outside quotation marks, everything that says that somebody speaks. */
final class Acts {

  private static final Set<String> BEFORE_INVERSION =
      Set.of(",", "”", "\"", "’", "»", "“", "'", "—", "–");

  private static final Set<String> NO_INVERSION =
      Set.of("told", "tells", "expects", "expect", "expected");
  private static final int FARTHEST_VERB = 8;

  private final Flow flow;
  private final Referents referents;
  private final Speakers speakers;
  private final VerbGroups verbs;
  private final List<Act> acts = new ArrayList<>();

  private Acts(Flow flow) {
    this.flow = flow;
    Roles roles = new Roles(flow);
    this.referents = new Referents(flow, roles);
    this.verbs = new VerbGroups(flow);
    this.speakers = new Speakers(flow, roles, referents, verbs);
  }

  static List<Act> find(Flow flow) {
    Acts acts = new Acts(flow);
    for (int i = 0; i < flow.size(); i++) {
      boolean beside = !flow.isQuoted(i) && acts.besideQuote(i);
      if (!beside && !flow.isQuoted(i) && flow.mention(i) == null) {
        acts.token(i);
      }
    }
    return acts.acts;
  }

  private void token(int index) {
    String word = flow.lower(index);
    if (word.equals("according") && flow.lower(index + 1).equals("to")) {
      Found found = speakers.after(index + 1);
      if (found != null) {
        add(
            Act.Form.ACCORDING,
            index,
            index,
            found.last(),
            found.speaker(),
            flow.text(index, index + 2));
      }
      return;
    }
    if (word.equals(":") && flow.isQuoted(index + 2)) {
      introduced(index);
      return;
    }
    if (!SpeechVerbs.speaks(word) || SpeechVerbs.BE.contains(flow.lower(index - 1))) {
      return;
    }
    if (word.endsWith("ing")) {
      goingOn(index);
      return;
    }
    boolean noun = verbs.isNoun(index);
    boolean opening = index == flow.begin(flow.sentence(index));
    // "Ann Lee, who left, called Bo Ek “a fool”"
    boolean inverts =
        SpeechVerbs.reports(word)
            ? !NO_INVERSION.contains(word)
            : Descriptions.isBesideQuote(flow, index);
    if (inverts && (opening || BEFORE_INVERSION.contains(flow.word(index - 1)))) {
      Found after = speakers.after(index);
      boolean clause =
          after != null
              && Set.of("it", "they", "we", "i", "you").contains(flow.lower(after.first()))
              && !isAfterQuote(index);
      boolean ofNoun = noun && !isAfterQuote(index) && (opening || goesOn(index, after));
      if (after != null && !clause && !ofNoun && !isApposedVerb(index, after)) {
        add(Act.Form.VERB_FIRST, index, index, after.last(), after.speaker(), flow.word(index));
        return;
      }
    }
    Found before = noun ? null : speakers.before(index);
    if (before != null) {
      speakerFirst(before, index);
    }
  }

  /** "Peter Kane welcomed the ruling: “It is justice.”" */
  private void introduced(int colon) {
    boolean spoken =
        !acts.isEmpty() && flow.sentence(acts.get(acts.size() - 1).verb()) == flow.sentence(colon);
    Found subject = spoken ? null : referents.subject(colon);
    if (subject != null) {
      add(Act.Form.SPEAKER_FIRST, colon, subject.first(), colon + 1, subject.speaker(), null);
    }
  }

  /** “...,” she laughs; “...?” wonders Ann Lee: whatever the verb, it is one of speech here. */
  private boolean besideQuote(int index) {
    if (flow.lower(index).equals("according")) {
      return false;
    }
    boolean comma = flow.word(index - 1).equals(",") && !flow.isQuoted(index - 1);
    String last = flow.word(comma ? index - 1 : index - 2);
    if (!",?!—–".contains(last) || !flow.isQuoted(comma ? index - 2 : index - 1)) {
      return false;
    }
    if (!last.equals(",") && !Character.isLowerCase(flow.word(index).codePointAt(0))) {
      return false;
    }
    if (SpeechVerbs.mayBeVerb(flow.word(index)) && !SpeechVerbs.speaks(flow.word(index))) {
      Found after = speakers.after(index);
      if (after != null) {
        add(Act.Form.VERB_FIRST, index, index, after.last(), after.speaker(), flow.word(index));
      }
      return after != null;
    }
    Found found = speakers.at(index);
    for (int i = index + 2; found == null && i < index + FARTHEST_VERB; i++) {
      // "the 22-year-old grinned"
      boolean past = flow.lower(i).endsWith("ed") || SpeechVerbs.PAST.contains(flow.lower(i));
      found = past ? speakers.described(index, i) : null;
    }
    int verb = found == null ? index : found.last();
    while (SpeechVerbs.BETWEEN.contains(flow.lower(verb)) || flow.lower(verb).endsWith("ly")) {
      verb++;
    }
    boolean unknown =
        SpeechVerbs.mayBeVerb(flow.word(verb)) && !SpeechVerbs.speaks(flow.word(verb));
    if (found == null || !unknown) {
      return false;
    }
    add(Act.Form.SPEAKER_FIRST, verb, index, verb + 1, found.speaker(), flow.word(verb));
    return true;
  }

  private void speakerFirst(Found speaker, int verb) {
    add(
        Act.Form.SPEAKER_FIRST,
        verb,
        speaker.first(),
        verb + 1,
        speaker.speaker(),
        flow.word(verb));
  }

  private boolean isAfterQuote(int index) {
    return flow.isQuoted(index - 1);
  }

  /** ", X, head of Y, said Z would": what follows is what is said, not who says it. */
  private boolean isApposedVerb(int index, Found after) {
    Found before = flow.word(index - 1).equals(",") ? speakers.before(index) : null;
    return before != null && (goesOn(index, after) || holdsPast(after));
  }

  /** "the company tied its" */
  private boolean holdsPast(Found found) {
    if (Set.of("a", "an").contains(flow.lower(found.first()))) {
      // "said a person briefed on it"
      return false;
    }
    for (int i = found.first() + 1; i < found.last(); i++) {
      if (flow.mention(i) == null && flow.lower(i).endsWith("ed")) {
        return true;
      }
    }
    return false;
  }

  private boolean goesOn(int index, @Nullable Found after) {
    return after != null
        && after.last() < flow.end(flow.sentence(index))
        && !Set.of(
                ",", ".", ";", "”", "“", "\"", "in", "on", "at", "of", "last", "during", "to",
                "when", "this")
            .contains(flow.lower(after.last()));
  }

  private void goingOn(int index) {
    boolean cited =
        flow.lower(index - 1).equals("as")
            && SpeechVerbs.CITED.contains(flow.lower(index - 2))
            && SpeechVerbs.BE.contains(flow.lower(index - 3));
    Found before = cited ? speakers.before(index - 3) : null;
    if (before != null) {
      // "was quoted as saying that"
      speakerFirst(before, index);
      return;
    }
    Act last = acts.isEmpty() ? null : acts.get(acts.size() - 1);
    if (last != null
        && flow.sentence(last.verb()) == flow.sentence(index)
        && flow.word(index - 1).equals(",")) {
      add(Act.Form.GOING_ON, index, index, index + 1, last.speaker(), flow.word(index));
      return;
    }
    Found subject = flow.word(index - 1).equals(",") ? subjectOf(index) : null;
    if (subject != null && subject.speaker().entity() != null) {
      add(Act.Form.GOING_ON, index, index, index + 1, subject.speaker(), flow.word(index));
    }
  }

  /** "He added that some leaders deny": the second speaks only in what the first one says. */
  static boolean isNested(Flow flow, Act outer, Act inner) {
    int before = inner.first() - 1;
    return flow.sentence(outer.verb()) == flow.sentence(inner.verb())
        && inner.form() == Act.Form.SPEAKER_FIRST
        && (flow.lower(before).equals("that") || before == outer.verb());
  }

  /** "Moody's raised its rating, saying it"; not "Ford workers left, saying", "grew, adding to". */
  private @Nullable Found subjectOf(int saying) {
    boolean that = flow.lower(saying + 1).equals("that");
    if (!that && !flow.lower(saying).equals("saying")) {
      return null;
    }
    Found opening = speakers.at(flow.begin(flow.sentence(saying)));
    boolean named = opening != null && opening.speaker().entity() != null;
    opening = named ? opening : referents.subject(saying);
    boolean other =
        opening != null
            && (flow.isPossessive(opening.last()) || Nouns.speaks(flow.lower(opening.last())));
    return other ? null : opening;
  }

  private void add(
      Act.Form form, int verb, int first, int last, Speaker speaker, @Nullable String printed) {
    Act act =
        new Act(
            form,
            verb,
            Math.min(first, verb),
            Math.max(last, verb + 1),
            speaker,
            printed == null ? "" : printed);
    boolean nested = !acts.isEmpty() && isNested(flow, acts.get(acts.size() - 1), act);
    acts.add(act);
    // "The group will put more into it" is no speech; beside a quote it is.
    boolean speaks =
        speaker.status() != Speaker.Status.DESCRIPTIVE
            || SpeechVerbs.reports(flow.lower(verb))
            || Descriptions.isBesideQuote(flow, Math.min(first, verb));
    if (speaks && !nested) {
      referents.heard(speaker, verb);
    }
  }
}
