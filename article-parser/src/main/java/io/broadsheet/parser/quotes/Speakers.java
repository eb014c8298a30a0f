package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who stands beside a verb of speech: a name, a pronoun, a description. */
final class Speakers {

  /** A speaker and the tokens that name or describe him. */
  record Found(Speaker speaker, int first, int last) {}

  private static final Set<String> PERSONAL = Set.of("he", "she");
  private static final Set<String> STOPS =
      Set.of(",", ".", ";", ":", "“", "”", "\"", "‘", "(", ")", "—", "–", "?", "!");

  private static final Set<String> OTHER_PRONOUNS = Set.of("they", "i", "we", "you");
  private static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "his", "her", "its", "their", "one", "another");
  private static final Set<String> OF_REPORTS = Set.of("by", "from", "of", "and", "in", "the");

  private static final int WIDEST = 14;
  private static final int NEAREST_SUBJECT = 6;
  private static final int LONGEST_TITLE = 8;

  private final Flow flow;
  private final Roles roles;
  private final Antecedents antecedents;

  Speakers(Flow flow) {
    this.flow = flow;
    this.roles = new Roles(flow);
    this.antecedents = new Antecedents(flow);
  }

  /** Remembers who spoke, for the pronouns that follow. */
  void heard(Speaker speaker, int at) {
    antecedents.heard(speaker, at);
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
          !Genders.isPerson(mention.entity()) && isPreposition(beforeArticle(mention.first()));
      return inside ? description(begin, at + 1) : withTitles(named(mention), begin);
    }
    if (flow.word(at).equals(",")) {
      return apposed(begin, at);
    }
    Found described = description(begin, at + 1);
    int first = at + 1;
    while (described == null && first > begin && isName(first - 1)) {
      first--;
    }
    return first > at || first == begin && !isBesideQuote(first)
        ? described
        : new Found(named(first, at + 1), first, at + 1);
  }

  /** ", chief executive Lotte Bergman said": the name with what stands before it. */
  private Found withTitles(Found named, int begin) {
    int first = named.first();
    while (first > begin && named.first() - first < LONGEST_TITLE && isTitling(first - 1)) {
      first--;
    }
    return flow.word(first - 1).equals(",")
        ? new Found(named.speaker(), first, named.last())
        : named;
  }

  private boolean isTitling(int at) {
    Mention mention = flow.mention(at);
    return mention == null
        ? roles.isRoleWord(at) || Set.of("’s", "'s", "the").contains(flow.lower(at))
        : !Genders.isPerson(mention.entity());
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
      if (mention != null && Genders.isPerson(mention.entity())) {
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
    if (apposed != null && Genders.isPerson(apposed.entity()) && describesPerson(first, last)) {
      return named(apposed);
    }
    if (organization != null && !describesPerson(first, organization.first())) {
      return named(organization);
    }
    Found described = description(first, last);
    int name = first;
    while (described == null && name < last && isName(name)) {
      name++;
    }
    return name == first ? described : new Found(named(first, name), first, name);
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
    boolean person = last != null && Genders.isPerson(last.entity());
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
      if (mention != null && Genders.isPerson(mention.entity())) {
        return named(mention);
      }
      if (mention != null && organization == null && mention.entity().type() == Type.ORGANIZATION) {
        organization = mention;
      }
    }
    if (organization != null) {
      return named(organization);
    }
    int first = comma;
    while (first > begin + 1 && isName(first - 1)) {
      first--;
    }
    if (first < comma && flow.word(first - 1).equals(",")) {
      // "The victim's mother, Denise, said"
      return new Found(named(first, comma), begin, comma);
    }
    // "The railway, for its part, insisted"
    first = comma;
    while (first > begin && comma - first < WIDEST && !flow.word(first - 1).equals(",")) {
      first--;
    }
    return first > begin + 1 && DETERMINERS.contains(flow.lower(begin))
        ? description(begin, first - 1)
        : null;
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

  private @Nullable Found pronoun(int at) {
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
      Found described = goingOn(at);
      return described != null || firm == null ? described : meant(firm, at, at + 1);
    }
    if (word.equals("they") && goingOn(at) != null) {
      return goingOn(at);
    }
    return OTHER_PRONOUNS.contains(word) ? meant(null, at, at + 1) : null;
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
    for (int s = flow.sentence(at); antecedents.isNear(s, at); s--) {
      int begin = flow.begin(s);
      int end = Math.min(flow.end(s), begin + NEAREST_SUBJECT);
      for (int i = begin + 1; DETERMINERS.contains(flow.lower(begin)) && i < end; i++) {
        if (flow.mention(i) != null) {
          break;
        }
        String noun = flow.lower(i);
        boolean firm = Lexicon.ORGANIZATION_NOUNS.contains(noun);
        boolean fits = firm == flow.lower(at).equals("it") && speaks(noun);
        if (fits && !speaks(flow.lower(i + 1))) {
          return new Found(described(begin + 1, i + 1, null, at, at + 1), at, at + 1);
        }
      }
    }
    return null;
  }

  /** Who speaks where the text names nobody beside a quote: the person just introduced. */
  @Nullable Found introduced(int at) {
    Entity person = antecedents.introduced("", at);
    return person == null ? null : meant(person, at, at + 1);
  }

  private Found meant(@Nullable Entity entity, int first, int last) {
    return new Found(entity == null ? Speaker.UNKNOWN : speaker(entity, first, last), first, last);
  }

  private Found named(Mention mention) {
    return new Found(
        speaker(mention.entity(), mention.first(), mention.last()),
        mention.first(),
        mention.last());
  }

  private Speaker speaker(Entity entity, int first, int last) {
    Role role = Genders.isPerson(entity) ? roles.of(entity) : null;
    return new Speaker(
        entity.id(),
        Roles.withoutTitles(entity.name()),
        role == null ? null : role.title(),
        role == null ? null : role.organization(),
        Speaker.Status.NAMED,
        flow.evidence(first, last));
  }

  /** A noun phrase that ends at {@code last} and says what the speaker is. */
  @Nullable Found description(int floor, int last) {
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
    // Beside quotation marks any noun speaks: "the Dutchman", "the mother of three".
    boolean beside = isBesideQuote(first) || isBesideQuote(first - 1);
    boolean any = beside && DETERMINERS.contains(flow.lower(first)) && head > first;
    if (noun.equals("who") || noun.equals("whose") || !any && !speaks(noun)) {
      return null;
    }
    if (flow.lower(first).equals("the")) {
      Entity meant = meantBy(noun, first, head == last - 1 && last - first == 2, beside);
      if (meant != null) {
        return meant(meant, first, last);
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
        described(start, organization == null ? last : head + 1, organization, first, last),
        first,
        last);
  }

  /** Whom "the company", "the minister" or "the 38-year-old" means. */
  private @Nullable Entity meantBy(String noun, int at, boolean alone, boolean beside) {
    if (alone && SpeechVerbs.FIRMS.contains(noun)) {
      return antecedents.firm(at);
    }
    Entity known = alone ? roles.personWith(noun, antecedents.spoken()) : null;
    boolean several = noun.endsWith("s") || SpeechVerbs.SPEAKERS.contains(noun);
    if (known != null || !beside || several || Lexicon.ORGANIZATION_NOUNS.contains(noun)) {
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

  private Speaker described(int first, int last, @Nullable String organization, int from, int to) {
    return new Speaker(
        null,
        null,
        flow.text(first, last),
        organization,
        Speaker.Status.DESCRIPTIVE,
        flow.evidence(from, to));
  }

  /** Whether a closing quotation mark stands right before, or one and a comma. */
  boolean isBesideQuote(int at) {
    return flow.isQuoted(at - 1) || flow.word(at - 1).equals(",") && flow.isQuoted(at - 2);
  }

  /** Who stands right at a place: a name with its titles, a pronoun, a name of no known thing. */
  @Nullable Found at(int first) {
    Found pronoun = pronoun(first);
    if (pronoun != null) {
      return pronoun;
    }
    int at = first;
    while (at - first < 4
        && flow.mention(at) == null
        && (roles.isTitle(at) || DETERMINERS.contains(flow.lower(at)))) {
      at++;
    }
    Mention mention = flow.mention(at);
    if (mention != null && speaks(mention)) {
      return named(mention);
    }
    int last = first;
    while (flow.mention(last) == null && isName(last)) {
      last++;
    }
    return last == first ? null : new Found(named(first, last), first, last);
  }

  private boolean isName(int at) {
    return at < flow.size()
        && flow.token(at).isCapitalised()
        && !flow.isQuoted(at)
        && !DETERMINERS.contains(flow.lower(at));
  }

  /** A name that stands for none of the things that were found. */
  private Speaker named(int first, int last) {
    return new Speaker(
        null, flow.text(first, last), null, null, Speaker.Status.NAMED, flow.evidence(first, last));
  }
}
