package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.entities.Lexicon;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the article says of people's roles, wherever it says it: "X, head of research at Y", "Y
 * chief executive X", "its founder, X".
 */
final class Roles {

  private static final Set<String> DETERMINERS =
      Set.of("a", "an", "the", "its", "his", "her", "their", "our", "another", "one");
  private static final Set<String> PREPOSITIONS = Set.of("of", "at", "for", "with", "from", "in");
  private static final Set<String> COURTESY =
      Set.of("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Prof.", "Prof");
  private static final int LONGEST = 16;

  private final Flow flow;
  private final Employers employers;
  private final Map<String, Role> roles = new HashMap<>();

  Roles(Flow flow) {
    this.flow = flow;
    this.employers = new Employers(flow);
    for (int i = 0; i < flow.size(); i++) {
      Mention mention = flow.mention(i);
      if (mention != null && mention.first() == i && Genders.isPerson(mention.entity())) {
        learn(mention);
      }
    }
  }

  @Nullable Role of(Entity person) {
    return roles.get(person.id());
  }

  /** Whether a noun is part of what somebody is called. */
  boolean isOf(Entity person, String noun) {
    Role role = roles.get(person.id());
    return role != null
        && role.title() != null
        && (" " + role.title().toLowerCase(Locale.ROOT) + " ").contains(" " + noun + " ");
  }

  /** The last of the speakers whose role holds this noun: "the minister". */
  @Nullable Entity personWith(String noun, Deque<Entity> latest) {
    for (Entity person : latest) {
      if (isOf(person, noun)) {
        return person;
      }
    }
    return null;
  }

  /** Whether a word with a capital is a title or part of a role before a name. */
  boolean isTitle(int at) {
    return at >= 0
        && at < flow.size()
        && flow.token(at).isCapitalised()
        && Titles.contain(flow.word(at));
  }

  /** Whether a word may stand between a title and its name. */
  boolean isTitling(int at) {
    Mention mention = flow.mention(at);
    return mention == null
        ? isRoleWord(at)
            || isTitle(at)
            || Nouns.speaks(flow.lower(at))
            || Nouns.DETERMINERS.contains(flow.lower(at))
            || flow.isPossessive(at)
        : !Genders.isPerson(mention.entity());
  }

  private void learn(Mention mention) {
    Role role = after(mention);
    if (role == null) {
      role = beforeWithComma(mention);
    }
    if (role == null) {
      role = before(mention);
    }
    int named = mention.first();
    while (role == null && named < mention.last() - 1 && isTitle(named)) {
      named++;
    }
    if (named > mention.first() && holdsRole(mention.first(), named)) {
      role = new Role(flow.text(mention.first(), named), null);
    }
    Role employed = employers.of(mention);
    boolean at = flow.lower(mention.last()).equals("at");
    role = role == null ? employed : employed == null || at ? role : role.or(employed);
    Role known = roles.get(mention.entity().id());
    if (role != null) {
      // What names the organization as well is the better one.
      boolean better = known != null && known.organization() == null && role.organization() != null;
      roles.put(
          mention.entity().id(), known == null ? role : better ? role.or(known) : known.or(role));
    }
  }

  /** ", head of technology research at Corvid Street Partners," */
  private @Nullable Role after(Mention mention) {
    int start = mention.last() + 1;
    int sentenceEnd = flow.end(flow.sentence(mention.first()));
    if (!flow.word(mention.last()).equals(",")
        || start >= sentenceEnd
        || Set.of("and", "or", "but").contains(flow.lower(start))
        || isVerb(start)) {
      return null;
    }
    Role employed =
        flow.lower(start).equals("who") ? employers.studiedAt(start) : employers.of(start);
    if (employed != null) {
      return employed;
    }
    int end = start;
    while (end < sentenceEnd && end - start < LONGEST && (!isStop(end) || isListed(end))) {
      end++;
    }
    return phrase(mention, start, end);
  }

  /** "The prime minister, Ann Lee, appointed a minister": no role follows. */
  private boolean isVerb(int at) {
    String word = flow.lower(at);
    boolean past = word.endsWith("ed") && flow.mention(at) == null && !flow.token(at).hasCapital();
    return past && !word.equals("retired")
        || SpeechVerbs.AUXILIARIES.contains(word)
        || SpeechVerbs.PAST.contains(word)
        || SpeechVerbs.FINITE.contains(word);
  }

  /** "founder, chairman and CEO of Tallow" */
  private boolean isListed(int comma) {
    return flow.word(comma).equals(",")
        && isRoleWord(comma + 1)
        && (flow.lower(comma + 2).equals("and") || flow.word(comma + 2).equals(","));
  }

  private boolean isStop(int index) {
    String word = flow.word(index);
    return Set.of(",", ".", ";", ":", "“", "”", "\"", "‘", "(", ")", "—", "–").contains(word)
        || Set.of("who", "whose", "which", "said", "says", "told", "added", "wrote").contains(word);
  }

  private @Nullable Role phrase(Mention person, int start, int end) {
    int first = start;
    String possessor = null;
    Mention owner = flow.mention(first);
    if (owner == null && DETERMINERS.contains(flow.lower(first))) {
      // "the DPC's chairman"
      owner = flow.mention(first + 1);
    }
    if (owner != null && flow.isPossessive(owner.last())) {
      // "Ukraine's ambassador" is of no organization.
      possessor = Employers.isOrganization(owner) ? owner.entity().name() : null;
      first = owner.last() + 1;
    } else if (DETERMINERS.contains(flow.lower(first))) {
      possessor = employers.isTheirs(first) ? employers.before(person) : null;
      first += flow.isPossessive(first + 2) ? 3 : 1;
    }
    int titleEnd = end;
    String organization = possessor;
    for (int i = first; i < end && organization == null; i++) {
      Mention mention = flow.mention(i);
      if (mention != null && employers.isOne(mention)) {
        int preposition = prepositionBefore(first, mention.first());
        if (preposition > first) {
          titleEnd = preposition;
          organization = mention.entity().name();
        }
      }
    }
    // "an analyst in Chicago": the place is no part of the role.
    for (int i = first + 1; i < titleEnd; i++) {
      Mention place = flow.mention(i + 1);
      if (flow.lower(i).equals("in") && place != null && place.entity().type() == Type.PLACE) {
        titleEnd = i;
      }
    }
    return titleEnd > first && holdsRole(first, titleEnd)
        ? new Role(flow.text(first, titleEnd), organization)
        : null;
  }

  /** The preposition that leads to an organization over articles, places and plain nouns. */
  private int prepositionBefore(int from, int at) {
    for (int i = at - 1; i > from && at - i <= 6; i--) {
      if (PREPOSITIONS.contains(flow.lower(i))) {
        return i;
      }
      if (flow.word(i).equals(",")) {
        return -1;
      }
    }
    return -1;
  }

  private boolean holdsRole(int first, int last) {
    for (int i = first; i < last; i++) {
      boolean noun = Nouns.isPerson(flow.lower(i));
      String word = flow.word(i);
      if (noun || Lexicon.TITLES.contains(word) || SpeechVerbs.RANKS.contains(word)) {
        return !Set.of("who", "whose").contains(flow.lower(i));
      }
    }
    return false;
  }

  /** "its founder, Shen Yilin" */
  private @Nullable Role beforeWithComma(Mention mention) {
    int comma = mention.first() - 1;
    int begin = flow.begin(flow.sentence(mention.first()));
    if (comma <= begin || !flow.word(comma).equals(",")) {
      return null;
    }
    for (int i = comma - 1; i >= begin && comma - i <= 8 && !flow.word(i).equals(","); i--) {
      Mention owner = flow.mention(i);
      boolean owned = owner != null && owner.first() == i && flow.isPossessive(owner.last());
      if ((owned || DETERMINERS.contains(flow.lower(i)))
          && (i == begin || !PREPOSITIONS.contains(flow.lower(i - 1)))) {
        return holdsRole(i + 1, Math.min(i + (owned ? 6 : 4), comma))
            ? phrase(mention, i, comma)
            : null;
      }
    }
    return null;
  }

  /** "OpenAI chief executive Sam Altman", "President Joe Biden" */
  private @Nullable Role before(Mention mention) {
    int begin = flow.begin(flow.sentence(mention.first()));
    int last = mention.first();
    while (last > begin && isRankBehindRole(last - 1)) {
      last--;
    }
    int first = last;
    while (first > begin
        && flow.mention(first - 1) == null
        && (isRoleWord(first - 1)
            || first < last && flow.word(first - 1).equals("and")
            || Lexicon.PEOPLES.contains(flow.word(first - 1)) && isRoleWord(first - 2))) {
      first--;
    }
    first += flow.word(first).equals("and") ? 1 : 0;
    int office = office(begin, last);
    first = first == last && office >= 0 ? office : first;
    if (first == last || !holdsRole(first, last)) {
      return null;
    }
    int owner = flow.isPossessive(first - 1) ? first - 2 : first - 1;
    Mention organization = flow.mention(owner);
    if (organization != null && flow.lower(organization.first() - 1).equals("former")) {
      // "the former Nokia engineer Ann Lee": no more than that.
      return null;
    }
    String name =
        organization != null && Employers.isOrganization(organization)
            ? organization.entity().name()
            : null;
    return new Role(flow.text(first, last), name);
  }

  /** "Mr"; "Commodore" of "coast guard spokesman Commodore Ann Lee" */
  private boolean isRankBehindRole(int at) {
    boolean rank = SpeechVerbs.RANKS.contains(flow.word(at)) && isRoleWord(at - 1);
    return rank || COURTESY.contains(flow.word(at));
  }

  /** Where "Minister for Digital Development and Information" begins, before a name; else -1. */
  private int office(int begin, int name) {
    int of = name - 1;
    while (of > begin
        && name - of < LONGEST
        && (flow.word(of).equals("and") || flow.token(of).isCapitalised())) {
      of--;
    }
    boolean office = of < name - 1 && of > begin && Set.of("for", "of").contains(flow.word(of));
    return office && flow.token(of - 1).isCapitalised() && isRoleWord(of - 1) ? of - 1 : -1;
  }

  /** Whether a word may be part of a role before a name: "chief technology officer". */
  boolean isRoleWord(int at) {
    String word = flow.word(at);
    String lower = flow.lower(at);
    // "head coach", but "head of research" stands behind
    return lower.equals("head") && Nouns.isPerson(flow.lower(at + 1))
        || Lexicon.TITLES.contains(word) && !COURTESY.contains(word)
        || Lexicon.ROLE_WORDS.contains(word)
        || Lexicon.PERSON_NOUNS.contains(lower) && !Set.of("who", "whose", "head").contains(lower)
        || Lexicon.ROLE_PARTS.contains(lower);
  }
}
