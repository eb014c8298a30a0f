package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who stands beside a verb of speech: a name, a pronoun, a description. */
final class Speakers {

  /** A speaker and the tokens that name or describe him. */
  record Found(Speaker speaker, int first, int last) {}

  static final Set<String> STOPS =
      Set.of(",", ".", ";", ":", "“", "”", "\"", "‘", "(", ")", "—", "–", "?", "!");

  /** What closes words set in behind a name. */
  private static final Set<String> INSERTED = Set.of("—", "–", ")");

  private static final Set<String> OPENING = Set.of("while", "but", "as", "though", "because");
  private static final Set<String> APPOSING = Set.of("a", "an", "the", "which", "whose", "one");
  static final int WIDEST = 14;
  static final int LONGEST_TITLE = 8;

  private final Flow flow;
  private final Roles roles;
  private final Referents referents;
  private final Descriptions descriptions;
  private final Inversions inversions;
  private final VerbGroups verbs;

  Speakers(Flow flow, Roles roles, Referents referents, VerbGroups verbs) {
    this.flow = flow;
    this.roles = roles;
    this.referents = referents;
    this.descriptions = new Descriptions(flow, referents);
    this.inversions = new Inversions(flow, roles, referents, descriptions);
    this.verbs = verbs;
  }

  /** Who is described from one token to before another. */
  @Nullable Found described(int first, int last) {
    return descriptions.before(first, last);
  }

  /** The speaker who stands after the verb, or after "according to". */
  @Nullable Found after(int verb) {
    return inversions.after(verb);
  }

  /** The speaker who stands before the verb. */
  @Nullable Found before(int verb) {
    int begin = flow.begin(flow.sentence(verb));
    int at = verbs.before(verb);
    if (at < begin || flow.isQuoted(at) || flow.lower(at).equals("to")) {
      return null;
    }
    if (Set.of("and", "but").contains(flow.lower(at))) {
      return doer(begin, at);
    }
    Found pronoun = referents.pronoun(at);
    if (pronoun != null) {
      return pronoun;
    }
    Mention mention = personOf(flow.mention(at));
    if (mention != null && Nouns.speaks(mention)) {
      Mention other = joined(mention);
      boolean inside = Nouns.isPreposition(beforeTitle((other == null ? mention : other).first()));
      if (other != null && !inside && opens(other, begin)) {
        return new Found(referents.named(other.first(), at + 1), other.first(), at + 1);
      }
      Found described = inside ? descriptions.before(begin, at + 1) : null;
      return described == null && (!inside || Genders.isPerson(mention.entity()))
          ? withTitles(referents.named(mention), begin)
          : described;
    }
    if (flow.word(at).equals(",")) {
      return apposed(begin, at);
    }
    if (INSERTED.contains(flow.word(at))) {
      return beforeInserted(begin, at);
    }
    Found described = descriptions.before(begin, at + 1);
    int first = at + 1;
    while (described == null && first > begin && Nouns.isName(flow, first - 1)) {
      first--;
    }
    return first > at || first == begin && !Descriptions.isBesideQuote(flow, first)
        ? described
        : new Found(referents.named(first, at + 1), first, at + 1);
  }

  /** "Ann Lee and Bo Ek said": the name before the "and". */
  private @Nullable Mention joined(Mention mention) {
    Mention other =
        flow.lower(mention.first() - 1).equals("and") ? flow.mention(mention.first() - 2) : null;
    return other != null && Nouns.speaks(other) ? other : null;
  }

  /** Whether nothing but titles stands before a name in its sentence, or between it and a quote. */
  private boolean opens(Mention mention, int begin) {
    int first = mention.first();
    while (first > begin && roles.isTitling(first - 1)) {
      first--;
    }
    return first == begin
        || OPENING.contains(flow.lower(first - 1))
        || Descriptions.isBesideQuote(flow, first);
  }

  /** "Ann Lee, the owner, thanked the guests and said": whom the sentence begins with. */
  private @Nullable Found doer(int begin, int and) {
    Found pronoun = referents.pronoun(begin);
    int end = Math.min(and, begin + WIDEST);
    if (flow.lower(begin).endsWith("s") && Nouns.speaks(flow.lower(begin))) {
      // "Analysts at Nokia said it was fair but warned"
      Mention firm = Nouns.isPreposition(flow.lower(begin + 1)) ? flow.mention(begin + 2) : null;
      return descriptions.before(begin, firm == null ? begin + 1 : firm.last());
    }
    for (int i = begin; pronoun == null && i < end; i++) {
      Mention mention = flow.mention(i);
      String before = flow.lower(i - 1);
      boolean inside = Nouns.isPreposition(before) || before.equals("to");
      boolean described = i < begin + 3 && Nouns.DETERMINERS.contains(flow.lower(begin));
      if (mention == null && described && Nouns.speaks(flow.lower(i))) {
        Mention apposed = flow.word(i + 1).equals(",") ? flow.mention(i + 2) : null;
        return apposed != null && Nouns.speaks(apposed)
            ? new Found(referents.named(apposed).speaker(), begin, apposed.last())
            : descriptions.before(begin, i + 1);
      }
      if (mention != null && mention.first() == i) {
        boolean owner = flow.isPossessive(mention.last());
        int noun = mention.last();
        while (roles.isRoleWord(noun) || Nouns.isPerson(flow.lower(noun))) {
          noun++;
        }
        Mention named = flow.mention(noun);
        boolean titled = noun > mention.last() && named != null && Genders.isPerson(named.entity());
        if (titled && named != null && !inside) {
          // "Nokia chief executive Ann Lee resigned and said"
          return new Found(referents.named(named).speaker(), begin, named.last());
        }
        boolean spokesman = noun > mention.last() && !flow.lower(noun - 1).equals("who");
        if (!inside && !owner && spokesman) {
          // "A Nokia spokesman apologised and said"
          return descriptions.before(begin, noun);
        }
        if (!inside && !owner && Nouns.speaks(mention)) {
          return new Found(referents.named(mention).speaker(), begin, mention.last());
        }
      }
    }
    return pronoun;
  }

  /** "Okafor — who founded the club — said", "Okafor (57) said" */
  private @Nullable Found beforeInserted(int begin, int close) {
    String opening = flow.word(close).equals(")") ? "(" : flow.word(close);
    int open = close - 1;
    while (open > begin && close - open < WIDEST && !flow.word(open).equals(opening)) {
      open--;
    }
    if (open <= begin || !flow.word(open).equals(opening)) {
      return null;
    }
    Mention mention = flow.mention(open - 1);
    return mention != null && Nouns.speaks(mention)
        ? referents.named(mention)
        : descriptions.before(begin, open);
  }

  /** ", chief executive Lotte Bergman said": the name with what stands before it. */
  private Found withTitles(Found named, int begin) {
    int first = named.first();
    while (first > begin && named.first() - first < LONGEST_TITLE && roles.isTitling(first - 1)) {
      first--;
    }
    int opening = first < named.first() ? opening(first, begin) : first;
    return flow.word(opening - 1).equals(",") || Descriptions.isBesideQuote(flow, opening)
        ? new Found(named.speaker(), opening, named.last())
        : named;
  }

  /** ", the national disaster agency's spokesman Ann Lee said": the whole title, to its comma. */
  private int opening(int title, int begin) {
    int first = title;
    while (first > begin && title - first < LONGEST_TITLE && mayTitle(first - 1)) {
      first--;
    }
    boolean set = flow.word(first - 1).equals(",") || flow.isQuoted(first - 1);
    return set ? first : title;
  }

  private boolean mayTitle(int at) {
    String word = flow.lower(at);
    boolean verb =
        SpeechVerbs.AUXILIARIES.contains(word)
            || SpeechVerbs.PAST.contains(word)
            || SpeechVerbs.speaks(word)
            || word.endsWith("ed");
    return flow.token(at).isWord() && !verb && !SpeechVerbs.BETWEEN.contains(word);
  }

  /** "Jane Okafor of NASA": the person, where what is named is hers. */
  private @Nullable Mention personOf(@Nullable Mention mention) {
    if (mention == null) {
      return null;
    }
    int at = mention.first() - 1;
    at -= flow.lower(at).equals("the") ? 1 : 0;
    Mention before = Nouns.isPreposition(flow.lower(at)) ? flow.mention(at - 1) : null;
    return before != null && Genders.isPerson(before.entity()) ? before : mention;
  }

  /** The word before a name with its article or its "Mr". */
  private String beforeTitle(int first) {
    boolean title = flow.lower(first - 1).equals("the") || roles.isTitle(first - 1);
    return flow.lower(title ? first - 2 : first - 1);
  }

  /** "Robin Li, chief executive of Baidu, said": the name before the apposition. */
  private @Nullable Found apposed(int begin, int comma) {
    Mention organization = null;
    Mention last = personOf(flow.mention(comma - 1));
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
      Mention mention = flow.word(i).equals(",") ? personOf(flow.mention(i - 1)) : null;
      if (mention != null && Genders.isPerson(mention.entity())) {
        return referents.named(mention);
      }
      boolean firm =
          mention != null
              && (mention.entity().type() == Type.ORGANIZATION
                  || mention.entity().type() == Type.PRODUCT);
      // "The union, whose members include Nokia, Volvo and Ikea, said"
      if (firm && (organization == null || APPOSING.contains(flow.lower(i + 1)))) {
        organization = mention;
      }
    }
    if (organization != null) {
      return referents.named(organization);
    }
    int first = comma;
    while (first > begin + 1 && Nouns.isName(flow, first - 1)) {
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
    boolean several = flow.lower(begin).endsWith("s");
    return first > begin + 1 && (several || Nouns.DETERMINERS.contains(flow.lower(begin)))
        ? descriptions.before(begin, first - 1)
        : null;
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
        && (roles.isTitle(at) || Nouns.DETERMINERS.contains(flow.lower(at)))) {
      at++;
    }
    Mention mention = flow.mention(at);
    if (mention != null && Nouns.speaks(mention)) {
      return referents.named(mention);
    }
    int last = first;
    while (flow.mention(last) == null && Nouns.isName(flow, last)) {
      last++;
    }
    return last == first ? null : new Found(referents.named(first, last), first, last);
  }
}
