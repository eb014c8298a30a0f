package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom "she", "the company" or "the minister" means: by who was introduced, and who spoke last. */
final class Antecedents {

  private static final int NEAREST_SUBJECT = 6;
  private static final int MOST_SPEAKERS = 20;
  private static final int FARTHEST = 8;
  private static final int FARTHEST_SUBJECT = 3;

  private final Flow flow;
  private final Genders genders;
  private final List<Mention> persons = new ArrayList<>();
  private final Map<String, Entity> byId = new HashMap<>();
  // The latest speakers, the last one first.
  private final Deque<Entity> spoken = new ArrayDeque<>();
  // What "the carmaker" and the like were taken for.
  private final Map<String, Entity> kinds = new HashMap<>();
  private Speaker last = Speaker.UNKNOWN;
  private int spokenIn = -10;
  private int spokenAt = -1;

  Antecedents(Flow flow) {
    this.flow = flow;
    flow.reading().entities().forEach(entity -> byId.put(entity.id(), entity));
    for (int i = 0; i < flow.size(); i++) {
      Mention mention = flow.mention(i);
      if (mention != null && mention.first() == i && Genders.isPerson(mention.entity())) {
        persons.add(mention);
      }
    }
    this.genders = new Genders(flow, persons);
  }

  /** Remembers who spoke, for the pronouns that follow. */
  void heard(Speaker speaker, int at) {
    Entity entity = speaker.entity() == null ? null : byId.get(speaker.entity());
    if (entity != null && Genders.isPerson(entity)) {
      if (entity != spoken.peekFirst()) {
        spoken.addFirst(entity);
      }
      if (spoken.size() > MOST_SPEAKERS) {
        spoken.removeLast();
      }
    }
    if (speaker.status() != Speaker.Status.UNKNOWN) {
      last = speaker;
      spokenIn = flow.paragraph(at);
      spokenAt = at;
    }
  }

  /** Who spoke last, in this paragraph or the one before, where he has no name. */
  @Nullable Speaker lastDescribed(int at) {
    boolean near = flow.paragraph(at) - spokenIn <= 1;
    return near && last.status() == Speaker.Status.DESCRIPTIVE ? last : null;
  }

  /**
   * The organization that "the carmaker" means: the last speaker, in this paragraph or the one
   * before, unless a carmaker was spoken of before it.
   */
  @Nullable Entity lastFirm(String noun, int at) {
    boolean near = flow.paragraph(at) - spokenIn <= 1;
    Entity entity = last.entity() == null ? null : byId.get(last.entity());
    if (!near || entity == null || entity.type() != Type.ORGANIZATION) {
      return null;
    }
    int begin = flow.begin(Math.max(0, flow.sentence(at) - 3));
    for (int i = begin; i < at && entity != kinds.get(noun); i++) {
      if (flow.lower(i).equals(noun)) {
        return null;
      }
    }
    kinds.put(noun, entity);
    return entity;
  }

  /** The latest speakers, the last one first. */
  Deque<Entity> spoken() {
    return spoken;
  }

  /** Whom "he" or "she" means where the sentences just before introduce nobody. */
  @Nullable Entity person(String pronoun, int at) {
    if (flow.paragraph(at) - spokenIn <= 1) {
      for (Entity speaker : spoken) {
        if (genders.fits(speaker, pronoun)) {
          return speaker;
        }
      }
    }
    int nearest = before(at);
    for (int i = nearest; i >= 0 && i > nearest - FARTHEST; i--) {
      if (genders.fits(persons.get(i).entity(), pronoun)) {
        return persons.get(i).entity();
      }
    }
    return null;
  }

  /**
   * Whom the sentences just before are about, where nobody has spoken since: "Lars Dahl was more
   * hopeful. “There is time,” he said."
   */
  @Nullable Entity introduced(String pronoun, int at) {
    for (int s = flow.sentence(at); isNear(s, at); s--) {
      Mention subject = subject(s, at);
      if (subject != null && genders.fits(subject.entity(), pronoun)) {
        return subject.entity();
      }
    }
    return null;
  }

  /** Whether a sentence stands close before, and after all that was said. */
  boolean isNear(int sentence, int at) {
    return sentence >= Math.max(0, flow.sentence(at) - 3)
        && flow.paragraph(at) - flow.paragraph(flow.begin(sentence)) <= 1
        && flow.begin(sentence) >= spokenAt;
  }

  /** The person whom a sentence begins with, before a token. */
  @Nullable Mention subject(int sentence, int limit) {
    int begin = flow.begin(sentence);
    boolean his = flow.lower(begin).equals("his") || flow.lower(begin).equals("her");
    int end = Math.min(Math.min(limit, flow.end(sentence)), begin + (his ? 4 : NEAREST_SUBJECT));
    for (int i = begin; i < end; i++) {
      Mention mention = flow.mention(i);
      boolean person = mention != null && Genders.isPerson(mention.entity());
      if (mention != null && person && !flow.isQuoted(i) && !flow.isPossessive(mention.last())) {
        return mention;
      }
    }
    return null;
  }

  private int before(int at) {
    int low = 0;
    int high = persons.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (persons.get(middle).first() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** "Nvidia, Samsung and Intel took part": none of them is "the company". */
  private boolean isListed(Mention mention) {
    Mention next = flow.mention(mention.last() + 1);
    return next != null
        && next.entity().type() == Type.ORGANIZATION
        && List.of(",", "and").contains(flow.lower(mention.last()));
  }

  /** Whether a sentence begins with the organization: "Nokia has closed the mine, it said". */
  boolean opensWith(@Nullable Entity firm, int at) {
    int begin = flow.begin(flow.sentence(at));
    Mention mention = flow.mention(flow.lower(begin).equals("the") ? begin + 1 : begin);
    return mention != null && mention.entity() == firm && mention.last() < at;
  }

  /** "the company": the subject of its sentence, the product that spoke, else a firm before. */
  @Nullable Entity firm(int at) {
    int sentence = flow.sentence(at);
    Entity subject = firmIn(sentence, Math.min(at, flow.begin(sentence) + FARTHEST_SUBJECT + 1));
    Entity speaker = last.entity() == null ? null : byId.get(last.entity());
    boolean product = speaker != null && speaker.type() == Type.PRODUCT;
    if (subject == null && product && flow.paragraph(at) - spokenIn <= 1) {
      // "TikTok, which is owned by ByteDance, said": that company.
      return speaker;
    }
    for (int s = sentence - 1; subject == null && s >= Math.max(0, sentence - 3); s--) {
      subject = firmIn(s, flow.end(s));
    }
    return subject;
  }

  /** The first organization of a sentence, before a token; an owner only where nobody else is. */
  private @Nullable Entity firmIn(int sentence, int end) {
    Entity owner = null;
    for (int i = flow.begin(sentence); i < end; i++) {
      Mention mention = flow.mention(i);
      // "OpenAI rival Anthropic" is Anthropic.
      boolean other = mention != null && SpeechVerbs.RIVALS.contains(flow.lower(mention.last()));
      if (mention != null && !other && mention.entity().type() == Type.ORGANIZATION) {
        if (i < flow.begin(sentence) + 2 && isListed(mention)) {
          return null;
        }
        if (!flow.isPossessive(mention.last())) {
          return mention.entity();
        }
        // "On Tuesday Apple's shares fell"
        boolean opens = i <= flow.begin(sentence) + FARTHEST_SUBJECT;
        owner = owner == null && opens ? mention.entity() : owner;
      }
    }
    return owner;
  }
}
