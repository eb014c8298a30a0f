package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.quotes.Speakers.Found;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes speakers of names, pronouns and descriptions. */
final class Referents {

  private static final Set<String> PERSONAL = Set.of("he", "she");
  private static final Set<String> OTHER_PRONOUNS = Set.of("i", "we", "you");
  private static final int NEAREST_SUBJECT = 6;

  private final Flow flow;
  private final Roles roles;
  private final Antecedents antecedents;

  Referents(Flow flow, Roles roles) {
    this.flow = flow;
    this.roles = roles;
    this.antecedents = new Antecedents(flow);
  }

  /** Remembers who spoke, for the pronouns that follow. */
  void heard(Speaker speaker, int at) {
    antecedents.heard(speaker, at);
  }

  /** The person whom the sentence up to a token begins with. */
  @Nullable Found subject(int end) {
    Mention subject = antecedents.subject(flow.sentence(end), end);
    if (subject != null) {
      return named(subject);
    }
    Found pronoun = pronoun(flow.begin(flow.sentence(end)));
    return pronoun == null || pronoun.speaker().name() == null ? null : pronoun;
  }

  @Nullable Found pronoun(int at) {
    String word = flow.lower(at);
    if (PERSONAL.contains(word)) {
      Entity introduced = antecedents.introduced(word, at);
      Found described = introduced == null ? describedBefore(at) : null;
      if (described == null && introduced == null) {
        described = goingOn(at);
      }
      if (described != null) {
        return described;
      }
      return meant(introduced == null ? antecedents.person(word, at) : introduced, at, at + 1);
    }
    if (word.equals("it")) {
      Entity firm = antecedents.firm(at);
      Found described = antecedents.opensWith(firm, at) ? null : goingOn(at);
      return described != null || firm == null ? described : meant(firm, at, at + 1);
    }
    if (word.equals("they")) {
      Found several = goingOn(at);
      several = several == null ? severalBefore(at) : several;
      return several == null ? meant(null, at, at + 1) : several;
    }
    return OTHER_PRONOUNS.contains(word) ? meant(null, at, at + 1) : null;
  }

  /** "according to its data": the organization whose data they are. */
  @Nullable Found owner(int at) {
    boolean owned =
        Set.of("its", "their").contains(flow.lower(at))
            && SpeechVerbs.PUBLISHED.contains(flow.lower(at + 1));
    Entity firm = owned ? antecedents.firm(at) : null;
    return firm == null ? null : meant(firm, at, at + 1);
  }

  /** "a spokesman said. “...,” he added": the one who spoke last has no name. */
  private @Nullable Found goingOn(int at) {
    Speaker last = antecedents.lastDescribed(at);
    return last == null
        ? null
        : new Found(
            new Speaker(
                null,
                null,
                last.role(),
                last.organization(),
                Speaker.Status.DESCRIPTIVE,
                flow.evidence(at, at + 1)),
            at,
            at + 1);
  }

  /** "The prime minister dismissed the report. “...,” she said": nobody is named. */
  private @Nullable Found describedBefore(int at) {
    for (int s = flow.sentence(at) - 1; antecedents.isNear(s, at); s--) {
      int begin = flow.begin(s);
      int end = Math.min(flow.end(s), begin + NEAREST_SUBJECT);
      for (int i = begin + 1; Nouns.DETERMINERS.contains(flow.lower(begin)) && i < end; i++) {
        if (flow.mention(i) != null) {
          break;
        }
        String noun = flow.lower(i);
        boolean fits = Nouns.isBody(noun) == flow.lower(at).equals("it") && Nouns.speaks(noun);
        if (fits && !Nouns.speaks(flow.lower(i + 1))) {
          return new Found(described(begin + 1, i + 1, null, at, at + 1), at, at + 1);
        }
      }
    }
    return null;
  }

  /** "Analysts at Nokia raised it. “...,” they wrote." */
  private @Nullable Found severalBefore(int at) {
    for (int s = flow.sentence(at) - 1; antecedents.isNear(s, at); s--) {
      int begin = flow.begin(s);
      String noun = flow.lower(begin);
      if (noun.endsWith("s") && (Nouns.isPerson(noun) || SpeechVerbs.SPEAKERS.contains(noun))) {
        Mention employer =
            Nouns.isPreposition(flow.lower(begin + 1)) ? flow.mention(begin + 2) : null;
        boolean firm = employer != null && employer.entity().type() == Entity.Type.ORGANIZATION;
        String organization = firm && employer != null ? employer.entity().name() : null;
        return new Found(described(begin, begin + 1, organization, at, at + 1), at, at + 1);
      }
    }
    return null;
  }

  Found meant(@Nullable Entity entity, int first, int last) {
    return new Found(entity == null ? Speaker.UNKNOWN : speaker(entity, first, last), first, last);
  }

  Found named(Mention mention) {
    return new Found(
        speaker(mention.entity(), mention.first(), mention.last()),
        mention.first(),
        mention.last());
  }

  private Speaker speaker(Entity entity, int first, int last) {
    boolean person = Genders.isPerson(entity);
    Role role = person ? roles.of(entity) : null;
    return new Speaker(
        entity.id(),
        person ? Titles.without(entity.name()) : entity.name(),
        role == null ? null : role.title(),
        role == null ? null : role.organization(),
        Speaker.Status.NAMED,
        flow.evidence(first, last));
  }

  /** Whom "the company", "the minister" or "the 38-year-old" means. */
  @Nullable Entity meantBy(String noun, int at, boolean alone, boolean beside) {
    if (alone && SpeechVerbs.FIRMS.contains(noun)) {
      return antecedents.firm(at);
    }
    if (alone && SpeechVerbs.KINDS.contains(noun)) {
      return antecedents.lastFirm(noun, at);
    }
    Entity known = alone ? roles.personWith(noun, antecedents.spoken()) : null;
    boolean several = noun.endsWith("s") || SpeechVerbs.SPEAKERS.contains(noun);
    if (known != null || !beside || several || Nouns.isBody(noun)) {
      return known;
    }
    Entity introduced = antecedents.introduced("", at);
    boolean other =
        introduced != null
            && Lexicon.PERSON_NOUNS.contains(noun)
            && roles.of(introduced) != null
            && !roles.isOf(introduced, noun);
    return other ? null : introduced;
  }

  Speaker described(int first, int last, @Nullable String organization, int from, int to) {
    return new Speaker(
        null,
        null,
        flow.text(first, last),
        organization,
        Speaker.Status.DESCRIPTIVE,
        flow.evidence(from, to));
  }

  /** A name that stands for none of the things that were found. */
  Speaker named(int first, int last) {
    return new Speaker(
        null, flow.text(first, last), null, null, Speaker.Status.NAMED, flow.evidence(first, last));
  }
}
