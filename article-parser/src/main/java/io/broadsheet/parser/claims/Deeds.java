package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim.Part;
import io.broadsheet.parser.claims.Relation.Form;
import io.broadsheet.parser.claims.Relation.Phrase;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody does by a noun: "completed its acquisition of X", "Y's lawsuit against Z". */
final class Deeds {

  /**
   * Whose it is and what it is done to.
   *
   * @param first its owner's first token
   * @param open whether it may not have come about
   * @param stopped whether it did not
   */
  record Deed(
      Part subject, Relation relation, Mention object, int first, boolean open, boolean stopped) {}

  private static final Set<String> DONE = Verbs.GRAMMAR.get("done");
  private static final Set<String> STOPPING = Verbs.GRAMMAR.get("stopping");
  private static final Set<String> ABANDONING = Verbs.GRAMMAR.get("abandoning");
  private static final Set<String> DEALS = Set.of("acquired", "merged");
  private static final Set<String> ITS = Set.of("its", "their");
  private static final String MONEY = "$€£¥";
  private static final int WIDEST = 7;
  private static final int NEAREST_VERB = 3;

  private final Flow flow;
  private final Subjects subjects;
  private final Objects objects;

  Deeds(Flow flow, Subjects subjects, Objects objects) {
    this.flow = flow;
    this.subjects = subjects;
    this.objects = objects;
  }

  @Nullable Deed at(int noun) {
    Phrase phrase = Relation.at(flow, noun);
    if (phrase == null || phrase.form() != Form.OWNED) {
      return null;
    }
    int owner = noun - 1;
    while (noun - owner < WIDEST && isDescribing(owner)) {
      owner--;
    }
    Relation relation = phrase.relation();
    Mention named = flow.isPossessive(owner) ? flow.mention(owner - 1) : null;
    Part subject =
        named != null && relation.isSubject(named)
            ? subjects.part(named)
            : ITS.contains(flow.lower(owner)) ? subjects.before(owner, relation) : null;
    Mention object = objects.after(phrase.end(flow, noun), relation);
    if (subject == null || object == null || object.entity().id().equals(subject.entity())) {
      return null;
    }
    int first = named == null ? owner : named.first();
    boolean done = isAnyBefore(first, DONE);
    boolean stopped = isAnyBefore(first, STOPPING) || isAnyBefore(first, ABANDONING);
    return new Deed(
        subject, relation, object, first, DEALS.contains(relation.name()) && !done, stopped);
  }

  /** "planned", "$69 billion" */
  private boolean isDescribing(int at) {
    String word = flow.lower(at);
    if (word.isEmpty()) {
      return false;
    }
    boolean small = flow.word(at).equals(word) && Character.isLetter(word.codePointAt(0));
    boolean adjective =
        small && !ITS.contains(word) && !flow.isPossessive(at) && !Objects.leadsOn(word);
    return flow.mention(at) == null
        && (adjective || flow.token(at).kind() == Token.Kind.NUMBER || MONEY.contains(word));
  }

  private boolean isAnyBefore(int at, Set<String> words) {
    for (int i = at - 1; i >= Math.max(flow.begin(flow.sentence(at)), at - NEAREST_VERB); i--) {
      if (words.contains(flow.lower(i))) {
        return true;
      }
    }
    return false;
  }
}
