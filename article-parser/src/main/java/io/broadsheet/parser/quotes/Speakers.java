package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who stands beside a verb of speech: a name, a pronoun, a description. */
final class Speakers {

  /** A speaker and the tokens that name or describe him. */
  record Found(Speaker speaker, int first, int last) {}

  private static final Set<String> PERSONAL = Set.of("he", "she");
  private static final Set<String> STOPS =
      Set.of(",", ".", ";", ":", "“", "”", "\"", "‘", "(", ")", "—", "–", "?", "!");

  private static final Set<String> OF_REPORTS = Set.of("by", "from", "of", "and", "in", "the");

  private static final int WIDEST = 14;
  private static final int NEAREST_SUBJECT = 6;
  private static final int MOST_SPEAKERS = 20;

  private final Flow flow;
  private final Roles roles;
  private final @Nullable Mention[] lastPerson;
  // The latest speakers, the last one first.
  private final Deque<Entity> spoken = new ArrayDeque<>();
  private final Map<String, Entity> byId = new HashMap<>();
  private @Nullable Entity lastSpoken;
  private int spokenIn = -10;
  private int spokenAt = -1;

  Speakers(Flow flow) {
    this.flow = flow;
    this.roles = new Roles(flow);
    flow.reading().entities().forEach(entity -> byId.put(entity.id(), entity));
    this.lastPerson = new Mention[flow.size() + 1];
    for (int i = 0; i < flow.size(); i++) {
      Mention mention = flow.mention(i);
      boolean person = mention != null && mention.entity().type() == Type.PERSON;
      lastPerson[i + 1] = person ? mention : lastPerson[i];
    }
  }

  /** The speaker who stands before the verb. */
  @Nullable Found before(int verb) {
    int begin = flow.begin(flow.sentence(verb));
    int at = verb - 1;
    while (at >= begin && SpeechVerbs.BETWEEN.contains(flow.lower(at))) {
      at--;
    }
    if (at < begin || flow.isQuoted(at)) {
      return null;
    }
    Found pronoun = pronoun(at);
    if (pronoun != null) {
      return pronoun;
    }
    Mention mention = flow.mention(at);
    if (mention != null && speaks(mention)) {
      boolean inside =
          mention.entity().type() != Type.PERSON && isPreposition(beforeArticle(mention.first()));
      return inside ? description(begin, at + 1) : named(mention);
    }
    if (flow.word(at).equals(",")) {
      return apposed(begin, at);
    }
    return description(begin, at + 1);
  }

  /** The speaker who stands after the verb, or after "according to". */
  @Nullable Found after(int verb) {
    int end = flow.end(flow.sentence(verb));
    int first = verb + 1;
    boolean according = flow.lower(verb).equals("to");
    if (first >= end || flow.isQuoted(first)) {
      return null;
    }
    Found pronoun = pronoun(first);
    if (pronoun != null) {
      return pronoun;
    }
    int last = first;
    while (last < end
        && last - first < WIDEST
        && !STOPS.contains(flow.word(last))
        && !isEnd(first, last, according)) {
      last++;
    }
    Mention organization = null;
    for (int i = first; i < last; i++) {
      Mention mention = flow.mention(i);
      if (mention != null && mention.entity().type() == Type.PERSON) {
        return named(mention);
      }
      // "the Geneva-based agency" is not Geneva.
      boolean whole =
          mention != null && (mention.entity().type() != Type.PLACE || mention.last() == last);
      if (mention != null && whole && organization == null && speaks(mention)) {
        organization = mention;
      }
    }
    if (last == first) {
      return null;
    }
    // "said its founder, Shen Yilin"
    Mention apposed = flow.word(last).equals(",") ? flow.mention(last + 1) : null;
    if (apposed != null && apposed.entity().type() == Type.PERSON && describesPerson(first, last)) {
      return named(apposed);
    }
    if (organization != null && !describesPerson(first, organization.first())) {
      return named(organization);
    }
    return description(first, last);
  }

  /** "in", "on" and the like end the speaker; "a spokesman for" and "a report by" go on. */
  private boolean isEnd(int first, int at, boolean according) {
    String word = flow.lower(at);
    return flow.mention(at) == null
        && SpeechVerbs.SPEAKER_ENDS.contains(word)
        && !(at > first && (word.equals("of") || word.equals("from")))
        && !(according && OF_REPORTS.contains(word));
  }

  private boolean describesPerson(int first, int last) {
    for (int i = first; i < last; i++) {
      String word = flow.lower(i);
      if (Lexicon.PERSON_NOUNS.contains(word) || Lexicon.PERSON_NOUNS.contains(singular(word))) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static boolean speaks(Mention mention) {
    Type type = mention.entity().type();
    return type == Type.PERSON || type == Type.ORGANIZATION || type == Type.PLACE;
  }

  private static boolean speaks(String noun) {
    return SpeechVerbs.SPEAKERS.contains(noun)
        || Lexicon.PERSON_NOUNS.contains(noun)
        || Lexicon.PERSON_NOUNS.contains(singular(noun))
        || Lexicon.ORGANIZATION_NOUNS.contains(noun)
        || Lexicon.ORGANIZATION_NOUNS.contains(singular(noun));
  }

  private String beforeArticle(int first) {
    String word = flow.lower(first - 1);
    return word.equals("the") ? flow.lower(first - 2) : word;
  }

  private static boolean isPreposition(String word) {
    return Set.of("at", "of", "from", "for", "with", "in").contains(word);
  }

  /** "Robin Li, chief executive of Baidu, said": the name before the apposition. */
  private @Nullable Found apposed(int begin, int comma) {
    Mention organization = null;
    Mention last = flow.mention(comma - 1);
    boolean person = last != null && last.entity().type() == Type.PERSON;
    if (last != null && person && flow.word(last.first() - 1).equals(",")) {
      // "the president of the union, Carl Webb, said": the name is the apposition.
      int first = last.first() - 1;
      while (first > begin && comma - first < WIDEST && !STOPS.contains(flow.word(first - 1))) {
        first--;
      }
      return new Found(named(last).speaker(), first, last.last());
    }
    for (int i = comma - 1; i > begin; i--) {
      Mention mention = flow.word(i).equals(",") ? flow.mention(i - 1) : null;
      if (mention != null && mention.entity().type() == Type.PERSON) {
        return named(mention);
      }
      if (mention != null && organization == null && mention.entity().type() == Type.ORGANIZATION) {
        organization = mention;
      }
    }
    return organization == null ? null : named(organization);
  }

  /** The person whom the sentence up to a token begins with. */
  @Nullable Found subject(int end) {
    int begin = flow.begin(flow.sentence(end));
    for (int i = begin; i < Math.min(end, begin + NEAREST_SUBJECT); i++) {
      Mention mention = flow.mention(i);
      if (mention != null && mention.entity().type() == Type.PERSON && !isPossessive(mention)) {
        return named(mention);
      }
    }
    Found pronoun = pronoun(begin);
    return pronoun == null || pronoun.speaker().name() == null ? null : pronoun;
  }

  private boolean isPossessive(Mention mention) {
    String after = flow.lower(mention.last());
    return after.equals("’s") || after.equals("'s");
  }

  /**
   * Whom the sentence before this one, in the same paragraph, is about, where it speaks of nobody
   * before him: "Lars Dahl was more hopeful. “There is time,” he said."
   */
  private @Nullable Entity justIntroduced(int at) {
    for (int s = flow.sentence(at); s >= Math.max(0, flow.sentence(at) - 2); s--) {
      int begin = flow.begin(s);
      if (flow.paragraph(begin) != flow.paragraph(at) || begin < spokenAt) {
        return null;
      }
      boolean his = Set.of("his", "her").contains(flow.lower(begin));
      Found subject =
          his || flow.isQuoted(begin + 1) || PERSONAL.contains(flow.lower(begin))
              ? null
              : subject(flow.end(s) - 1);
      if (subject != null && subject.last() <= at) {
        return byId.get(String.valueOf(subject.speaker().entity()));
      }
    }
    return null;
  }

  private @Nullable Found pronoun(int at) {
    String word = flow.lower(at);
    if (PERSONAL.contains(word)) {
      Entity person = justIntroduced(at);
      if (person == null && flow.paragraph(at) - spokenIn <= 1) {
        person = lastSpoken;
      }
      if (person == null && lastPerson[at] != null) {
        person = lastPerson[at].entity();
      }
      return person == null
          ? new Found(Speaker.UNKNOWN, at, at + 1)
          : new Found(speaker(person, at, at + 1), at, at + 1);
    }
    if (word.equals("it")) {
      Entity firm = firm(at);
      return firm == null ? null : new Found(speaker(firm, at, at + 1), at, at + 1);
    }
    return word.equals("they") || word.equals("i") || word.equals("we") || word.equals("you")
        ? new Found(Speaker.UNKNOWN, at, at + 1)
        : null;
  }

  /** "the company": the first organization of the sentence before, else of the one before that. */
  private @Nullable Entity firm(int at) {
    int sentence = flow.sentence(at);
    for (int s = sentence; s >= Math.max(0, sentence - 3); s--) {
      int end = s == sentence ? at : flow.end(s);
      for (int i = flow.begin(s); i < end; i++) {
        Mention mention = flow.mention(i);
        if (mention != null && mention.entity().type() == Type.ORGANIZATION) {
          return mention.entity();
        }
      }
    }
    return null;
  }

  private Found named(Mention mention) {
    return new Found(
        speaker(mention.entity(), mention.first(), mention.last()),
        mention.first(),
        mention.last());
  }

  private Speaker speaker(Entity entity, int first, int last) {
    Role role = entity.type() == Type.PERSON ? roles.of(entity) : null;
    return new Speaker(
        entity.id(),
        entity.name(),
        role == null ? null : role.title(),
        role == null ? null : role.organization(),
        Speaker.Status.NAMED,
        flow.evidence(first, last));
  }

  /** A noun phrase that ends at {@code last} and says what the speaker is. */
  private @Nullable Found description(int floor, int last) {
    int first = last;
    while (first > floor
        && last - first < 9
        && !STOPS.contains(flow.word(first - 1))
        && !Set.of("that", "and", "but", "as", "while").contains(flow.lower(first - 1))) {
      first--;
    }
    if (first == last) {
      return null;
    }
    int head = last - 1;
    for (int i = first + 1; i < last; i++) {
      if (isPreposition(flow.lower(i))) {
        head = i - 1;
        break;
      }
    }
    // "a person familiar with the matter"
    if (head > first + 1 && !speaks(flow.lower(head)) && speaks(flow.lower(head - 1))) {
      head--;
    }
    String noun = flow.lower(head);
    if (!speaks(noun) || noun.equals("who") || noun.equals("whose")) {
      return null;
    }
    if (flow.lower(first).equals("the") && head == last - 1 && last - first == 2) {
      Entity meant =
          SpeechVerbs.FIRMS.contains(noun) ? firm(first) : roles.personWith(noun, spoken);
      if (meant != null) {
        return new Found(speaker(meant, first, last), first, last);
      }
    }
    String organization = null;
    for (int i = head + 1; i < last; i++) {
      Mention mention = flow.mention(i);
      if (mention != null && mention.entity().type() == Type.ORGANIZATION) {
        organization = mention.entity().name();
      }
    }
    int start =
        Set.of("a", "an", "the").contains(flow.lower(first)) && first < head ? first + 1 : first;
    return new Found(
        new Speaker(
            null,
            null,
            flow.text(start, organization == null ? last : head + 1),
            organization,
            Speaker.Status.DESCRIPTIVE,
            flow.evidence(first, last)),
        first,
        last);
  }

  /** Remembers who spoke, for the pronouns that follow. */
  void heard(Speaker speaker, int at) {
    if (speaker.entity() != null) {
      Entity entity = byId.get(speaker.entity());
      if (entity != null && entity.type() == Type.PERSON) {
        if (entity != lastSpoken) {
          spoken.addFirst(entity);
        }
        if (spoken.size() > MOST_SPEAKERS) {
          spoken.removeLast();
        }
        lastSpoken = entity;
      }
      spokenIn = flow.paragraph(at);
      spokenAt = at;
    }
  }
}
