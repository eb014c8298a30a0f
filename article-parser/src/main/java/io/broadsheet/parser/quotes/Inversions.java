package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.quotes.Speakers.Found;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who stands after a verb of speech: "said Ann Lee", "according to a report". */
final class Inversions {

  private static final Set<String> OF_REPORTS = Set.of("by", "from", "of", "and", "in", "the");

  private final Flow flow;
  private final Roles roles;
  private final Referents referents;
  private final Descriptions descriptions;

  Inversions(Flow flow, Roles roles, Referents referents, Descriptions descriptions) {
    this.flow = flow;
    this.roles = roles;
    this.referents = referents;
    this.descriptions = descriptions;
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
    pronoun = pronoun == null && according ? referents.owner(first) : pronoun;
    if (pronoun != null) {
      return pronoun;
    }
    int last = first;
    while (last < end
        && last - first < Speakers.WIDEST
        && !Speakers.STOPS.contains(flow.word(last))
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
      if (mention != null && whole && organization == null && Nouns.speaks(mention)) {
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
    if (organization != null
        && !describesPerson(first, organization.first())
        && !speaksFor(organization.last(), last)) {
      return referents.named(organization);
    }
    Found described = descriptions.before(first, last);
    int name = first;
    while (described == null && name < last && Nouns.isName(flow, name)) {
      name++;
    }
    if (described == null && name == first && according && Nouns.isName(flow, last - 1)) {
      // "according to data tracker Aicpb.com"
      int behind = isDomain(last) ? last + 2 : last;
      return new Found(referents.named(last - 1, behind), first, behind);
    }
    return name == first ? described : new Found(referents.named(first, name), first, name);
  }

  /** The point of "Aicpb.com" */
  private boolean isDomain(int point) {
    return flow.word(point).equals(".")
        && point + 1 < flow.size()
        && flow.token(point + 1).isWord()
        && flow.token(point).to() == flow.token(point + 1).from();
  }

  /** "in", "on" and the like end the speaker; "a spokesman for" and "a report by" go on. */
  private boolean isEnd(int first, int at, boolean according) {
    String word = flow.lower(at);
    return flow.mention(at) == null
        && SpeechVerbs.SPEAKER_ENDS.contains(word)
        && !(word.equals("and") && joinsTitles(at))
        && !(at > first && (word.equals("of") || word.equals("from")))
        && !(according && OF_REPORTS.contains(word));
  }

  /** "minister and party leader Ann Lee" */
  private boolean joinsTitles(int and) {
    int at = and + 1;
    while (at - and < Speakers.LONGEST_TITLE && flow.mention(at) == null && roles.isTitling(at)) {
      at++;
    }
    Mention mention = flow.mention(at);
    return at > and + 1 && mention != null && Genders.isPerson(mention.entity());
  }

  /** "a Tesla employee" is not Tesla. */
  private boolean speaksFor(int first, int last) {
    for (int i = first; i < last; i++) {
      String word = flow.lower(i);
      if (SpeechVerbs.SPEAKERS.contains(word) || Nouns.isPerson(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean describesPerson(int first, int last) {
    for (int i = first; i < last; i++) {
      if (Nouns.isPerson(flow.lower(i))) {
        return true;
      }
    }
    return false;
  }
}
