package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The organizations that people are said to be of, with a role or without. */
final class Employers {

  private static final Set<String> EMPLOYING = Set.of("of", "at");
  private static final int FARTHEST = 9;
  private static final int MOST_NOUNS = 4;

  private final Flow flow;

  Employers(Flow flow) {
    this.flow = flow;
  }

  /** "Ann Lee of Nokia", "Nokia's Ann Lee" */
  @Nullable Role of(Mention person) {
    int first = person.first();
    Mention owner = flow.isPossessive(first - 1) ? flow.mention(first - 2) : null;
    return owner != null && isOrganization(owner)
        ? new Role(null, owner.entity().name())
        : of(person.last());
  }

  /** ", who studies robots at Nokia," */
  @Nullable Role studiedAt(int who) {
    if (!SpeechVerbs.WORKING.contains(flow.lower(who + 1))) {
      return null;
    }
    for (int i = who + 2; i < who + FARTHEST && !Speakers.STOPS.contains(flow.word(i)); i++) {
      Role employed = flow.lower(i).equals("at") ? of(i) : null;
      if (employed != null) {
        return employed;
      }
    }
    return null;
  }

  /** "of Nokia", "of the Tallow Institute", "at the nonprofit Tallow Institute" */
  @Nullable Role of(int at) {
    if (!EMPLOYING.contains(flow.lower(at))) {
      return null;
    }
    int name = flow.lower(at + 1).equals("the") ? at + 2 : at + 1;
    while (name < flow.size()
        && name > at + 1
        && name < at + MOST_NOUNS
        && flow.mention(name) == null
        && !flow.token(name).hasCapital()) {
      name++;
    }
    Mention employer = flow.mention(name);
    return employer != null && isOrganization(employer)
        ? new Role(null, employer.entity().name())
        : null;
  }

  /** An organization, or the place that somebody is something at: a hospital, a court. */
  boolean isOne(Mention mention) {
    boolean at = mention.first() > 0 && flow.lower(mention.first() - 1).equals("at");
    return isOrganization(mention) || (at && mention.entity().type() == Type.PLACE);
  }

  /** "its", "the company's" */
  boolean isTheirs(int at) {
    return Set.of("its", "their").contains(flow.lower(at))
        || SpeechVerbs.FIRMS.contains(flow.lower(at + 1)) && flow.isPossessive(at + 2);
  }

  /** "its": the organization that opens this sentence, else the first of the ones before. */
  @Nullable String before(Mention person) {
    int sentence = flow.sentence(person.first());
    for (int s = sentence; s >= Math.max(0, sentence - 2); s--) {
      // In its own sentence only a subject is meant; a company named on the way is not.
      int end = s == sentence ? Math.min(person.first(), flow.begin(s) + 3) : flow.end(s);
      for (int i = flow.begin(s); i < end; i++) {
        Mention mention = flow.mention(i);
        if (mention != null && isOrganization(mention)) {
          return mention.entity().name();
        }
      }
    }
    return null;
  }

  static boolean isOrganization(Mention mention) {
    return mention.entity().type() == Type.ORGANIZATION;
  }
}
