package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.quotes.Speakers.Found;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speakers without a name: "officials", "a person familiar with the matter". */
final class Descriptions {

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final Set<String> LEADING =
      Set.of("that", "but", "as", "while", "which", "though", "although", "because", "since", "if");
  private static final Set<String> JOINING =
      Set.of(
          "and", "or", "nor", "to", "on", "about", "near", "behind", "against", "between", "than");
  private static final Set<String> COMPANIES =
      Set.of("company", "firm", "giant", "startup", "start-up", "group");
  private static final int LONGEST = 9;
  private static final int FARTHEST_VERB = 3;
  private static final int SHORTEST_PLURAL = 4;
  private static final Set<String> OPENING = Set.of("in", "at", "on", "after", "during");

  private final Flow flow;
  private final Referents referents;

  Descriptions(Flow flow, Referents referents) {
    this.flow = flow;
    this.referents = referents;
  }

  /** A noun phrase that ends at {@code last} and says what the speaker is. */
  @Nullable Found before(int floor, int last) {
    int first = last;
    while (first > floor
        && last - first < LONGEST
        && (!Speakers.STOPS.contains(flow.word(first - 1)) || isOfPlace(first))
        && !LEADING.contains(flow.lower(first - 1))
        && !beginsNoun(first, last)
        && !SpeechVerbs.PLAIN.contains(flow.lower(first - 1))
        && !(flow.lower(first - 1).equals("and") && !isJoining(first - 1))) {
      first--;
    }
    if (first == last || holdsNobody(first, last)) {
      return null;
    }
    int head = last - 1;
    for (int i = first + 1; i < last; i++) {
      if (Nouns.isPreposition(flow.lower(i)) || isSaidMoreOf(i)) {
        head = i - 1;
        break;
      }
    }
    // "In a statement the company said"
    for (int i = head; OPENING.contains(flow.lower(first)) && i > first; i--) {
      first = Nouns.DETERMINERS.contains(flow.lower(i)) ? i : first;
    }
    Mention called = calledSo(first, head);
    if (called != null && head == last - 1) {
      return referents.named(called);
    }
    String noun = flow.lower(head);
    // Beside quotation marks any noun speaks: "the Dutchman", "the mother of three".
    boolean beside = isBesideQuote(flow, first) || isBesideQuote(flow, first - 1);
    boolean closing = closes(first, last);
    boolean one = flow.lower(first).equals("one") && flow.lower(first + 1).equals("of");
    boolean determined = one || Nouns.DETERMINERS.contains(flow.lower(first)) && head > first;
    // "The regulator's chief enforcer, who left, said"
    String behind = flow.word(last).equals(",") ? flow.lower(last + 1) : "";
    boolean relative =
        Set.of("which", "who").contains(behind)
            || behind.endsWith("ed") && flow.word(last + 1).equals(behind);
    // "Jurors said that it", "Jurors, who asked not to be named, said"
    boolean opening =
        first == floor
            && flow.begin(flow.sentence(first)) == floor
            && isSeveral(first, head)
            && (relative || head == last - 1 && SpeechVerbs.PLAIN.contains(flow.lower(last)));
    boolean any =
        opening
            || (beside || closing || relative) && determined
            || closing && isSeveral(first, head);
    if (noun.equals("who") || noun.equals("whose") || !any && !Nouns.speaks(noun)) {
      return null;
    }
    if (flow.lower(first).equals("the")) {
      // "the company", "the Geneva-based company", "the Chinese company"
      boolean based = flow.lower(head - 1).equals("based") && flow.word(head - 2).equals("-");
      boolean modified = COMPANIES.contains(noun) && isPlain(first + 1, head);
      boolean alone = head == last - 1 && (last - first == 2 || based || modified);
      Entity meant = referents.meantBy(noun, first, alone, beside);
      if (meant != null) {
        return referents.meant(meant, first, last);
      }
    }
    // "The army in a statement said"
    boolean adjunct =
        flow.lower(head + 1).equals("in") && Nouns.DETERMINERS.contains(flow.lower(head + 2));
    boolean body = Nouns.isBody(noun) && isSaidMoreOf(head + 1);
    int end = adjunct || body ? head + 1 : last;
    String organization = null;
    for (int i = head + 1; i < end; i++) {
      Mention mention = flow.mention(i);
      boolean by = flow.lower(i - 1).equals("by");
      if (mention != null && !by && mention.entity().type() == Type.ORGANIZATION) {
        organization = mention.entity().name();
      }
    }
    int start = ARTICLES.contains(flow.lower(first)) && first < head ? first + 1 : first;
    Mention employer = flow.mention(start);
    if (employer != null
        && employer.entity().type() == Type.ORGANIZATION
        && employer.last() <= head
        && Nouns.isPerson(noun)) {
      // "a Nokia spokeswoman"
      organization = employer.entity().name();
      start = flow.isPossessive(employer.last()) ? employer.last() + 1 : employer.last();
    }
    return new Found(
        referents.described(
            start, organization == null ? end : head + 1, organization, first, last),
        first,
        last);
  }

  /** "the company" of "a model the company" */
  private boolean beginsNoun(int first, int last) {
    boolean article = first < last && ARTICLES.contains(flow.lower(first));
    String before = flow.lower(first - 1);
    boolean noun =
        flow.mention(first - 1) == null
            && !Nouns.isPreposition(before)
            && !JOINING.contains(before);
    return article
        && noun
        && (ARTICLES.contains(flow.lower(first - 2)) || ARTICLES.contains(flow.lower(first - 3)));
  }

  /** "the San Jose, California-based company" */
  private boolean isOfPlace(int first) {
    Mention state = flow.mention(first);
    Mention city = flow.mention(first - 2);
    return state != null
        && city != null
        && flow.word(first - 1).equals(",")
        && flow.word(state.last()).equals("-")
        && flow.lower(state.last() + 1).equals("based");
  }

  /** "officials and workers", "Analysts at Nokia and Volvo" */
  private boolean isJoining(int and) {
    Mention before = flow.mention(and - 1);
    boolean names = before != null && flow.mention(and + 1) != null;
    return Nouns.speaks(flow.lower(and - 1))
        || before != null && names && Nouns.isPreposition(flow.lower(before.first() - 1));
  }

  /** "..., the coast guard said.": whatever closes a sentence so speaks. */
  private boolean closes(int first, int last) {
    int verb = last;
    while (verb < last + FARTHEST_VERB && !SpeechVerbs.CLOSING.contains(flow.lower(verb))) {
      verb++;
    }
    String next = flow.lower(verb + 1);
    boolean ends =
        verb + 1 >= flow.end(flow.sentence(first))
            || Set.of(".", "on", "in").contains(next)
            || SpeechVerbs.DAYS.contains(next);
    return ends
        && flow.word(first - 1).equals(",")
        && SpeechVerbs.CLOSING.contains(flow.lower(verb));
  }

  /** "weather forecasters" */
  private boolean isSeveral(int first, int head) {
    for (int i = first; i <= head; i++) {
      boolean capital = flow.token(i).isCapitalised() && i > flow.begin(flow.sentence(first));
      if (flow.mention(i) != null || !flow.token(i).isWord() || capital) {
        return false;
      }
    }
    String noun = flow.lower(head);
    return noun.length() > SHORTEST_PLURAL && noun.endsWith("s") && !noun.endsWith("ss");
  }

  /** "Chinese", "struggling", "e-commerce": no names. */
  private boolean isPlain(int first, int last) {
    for (int i = first; i < last; i++) {
      boolean people = Lexicon.PEOPLES.contains(flow.word(i));
      if (flow.mention(i) != null || flow.token(i).isCapitalised() && !people) {
        return false;
      }
    }
    return true;
  }

  /** "people briefed on the matter", "a person familiar with it", "lawyers close to her" */
  private boolean isSaidMoreOf(int at) {
    String word = flow.lower(at);
    return Nouns.speaks(flow.lower(at - 1))
        && (word.endsWith("ed") || SpeechVerbs.KNOWING.contains(word));
  }

  /** "the United Auto Workers union", "the Reuters news agency" */
  private @Nullable Mention calledSo(int first, int head) {
    int at = Nouns.DETERMINERS.contains(flow.lower(first)) ? first + 1 : first;
    Mention mention = flow.mention(at);
    return mention != null
            && mention.first() == at
            && mention.last() == head
            && mention.entity().type() == Type.ORGANIZATION
            && SpeechVerbs.SAME.contains(flow.lower(head))
        ? mention
        : null;
  }

  /** "neither the police", "the agency didn’t"; "critics of the plan were wrong", a clause */
  private boolean holdsNobody(int first, int last) {
    boolean relative = false;
    for (int i = first; i < last; i++) {
      String word = flow.lower(i);
      relative |= word.equals("who");
      boolean verb = SpeechVerbs.AUXILIARIES.contains(word) && !relative && i > first;
      if (SpeechVerbs.NOBODY.contains(word) || flow.isContractedNot(i) || verb) {
        return true;
      }
    }
    return false;
  }

  /** Whether a closing quotation mark stands right before, or one and a comma. */
  static boolean isBesideQuote(Flow flow, int at) {
    return flow.isQuoted(at - 1) || flow.word(at - 1).equals(",") && flow.isQuoted(at - 2);
  }
}
