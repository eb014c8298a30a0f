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

  private static final Set<String> STOPS =
      Set.of(",", ".", ";", ":", "“", "”", "\"", "‘", "(", ")", "—", "–", "?", "!");

  static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "his", "her", "its", "their", "one", "another");
  private static final Set<String> OF_REPORTS = Set.of("by", "from", "of", "and", "in", "the");

  private static final int WIDEST = 14;
  private static final int LONGEST_TITLE = 8;

  private final Flow flow;
  private final Roles roles;
  private final Referents referents;

  Speakers(Flow flow, Roles roles, Referents referents) {
    this.flow = flow;
    this.roles = roles;
    this.referents = referents;
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
    Found pronoun = referents.pronoun(at);
    if (pronoun != null) {
      return pronoun;
    }
    Mention mention = flow.mention(at);
    if (mention != null && speaks(mention)) {
      boolean inside =
          !Genders.isPerson(mention.entity()) && isPreposition(beforeArticle(mention.first()));
      return inside ? description(begin, at + 1) : withTitles(referents.named(mention), begin);
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
        : new Found(referents.named(first, at + 1), first, at + 1);
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
    Found pronoun = referents.pronoun(first);
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
        return referents.named(mention);
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
      return referents.named(apposed);
    }
    if (organization != null && !describesPerson(first, organization.first())) {
      return referents.named(organization);
    }
    Found described = description(first, last);
    int name = first;
    while (described == null && name < last && isName(name)) {
      name++;
    }
    return name == first ? described : new Found(referents.named(first, name), first, name);
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

  static boolean speaks(String noun) {
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
      return new Found(referents.named(last).speaker(), first, last.last());
    }
    for (int i = comma - 1; i > begin; i--) {
      Mention mention = flow.word(i).equals(",") ? flow.mention(i - 1) : null;
      if (mention != null && Genders.isPerson(mention.entity())) {
        return referents.named(mention);
      }
      if (mention != null && organization == null && mention.entity().type() == Type.ORGANIZATION) {
        organization = mention;
      }
    }
    if (organization != null) {
      return referents.named(organization);
    }
    int first = comma;
    while (first > begin + 1 && isName(first - 1)) {
      first--;
    }
    if (first < comma && flow.word(first - 1).equals(",")) {
      // "The victim's mother, Denise, said"
      return new Found(referents.named(first, comma), begin, comma);
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
      Entity meant = referents.meantBy(noun, first, head == last - 1 && last - first == 2, beside);
      if (meant != null) {
        return referents.meant(meant, first, last);
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
        referents.described(
            start, organization == null ? last : head + 1, organization, first, last),
        first,
        last);
  }

  /** Whether a closing quotation mark stands right before, or one and a comma. */
  boolean isBesideQuote(int at) {
    return flow.isQuoted(at - 1) || flow.word(at - 1).equals(",") && flow.isQuoted(at - 2);
  }

  /** Who stands right at a place: a name with its titles, a pronoun, a name of no known thing. */
  @Nullable Found at(int first) {
    Found pronoun = referents.pronoun(first);
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
      return referents.named(mention);
    }
    int last = first;
    while (flow.mention(last) == null && isName(last)) {
      last++;
    }
    return last == first ? null : new Found(referents.named(first, last), first, last);
  }

  private boolean isName(int at) {
    return at < flow.size()
        && flow.token(at).isCapitalised()
        && !flow.isQuoted(at)
        && !DETERMINERS.contains(flow.lower(at));
  }
}
