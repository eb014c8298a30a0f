package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is called "he" and who "she", as far as the article or the name tells: by title, by first
 * name, by the pronoun that follows a person who is alone in a sentence.
 */
final class Genders {

  private static final Set<String> HE = Set.of("he", "his", "him");
  private static final Set<String> SHE = Set.of("she", "her", "hers");
  private static final int FARTHEST = 25;

  private final Map<String, Boolean> women = new HashMap<>();

  Genders(Flow flow, List<Mention> persons) {
    for (Mention person : persons) {
      String id = person.entity().id();
      Boolean title = ofWord(flow.word(person.first() - 1));
      if (title != null) {
        women.put(id, title);
      }
    }
    for (Entity entity : flow.reading().entities()) {
      String[] words = entity.name().split(" ", 3);
      Boolean first = ofWord(words[0]);
      Boolean name = first == null && words.length > 2 ? ofWord(words[1]) : first;
      if (name != null) {
        women.putIfAbsent(entity.id(), name);
      }
    }
    for (int i = 0; i < persons.size(); i++) {
      Boolean told = women.get(persons.get(i).entity().id());
      Boolean pronoun = told == null ? pronounAfter(flow, persons, i) : null;
      if (pronoun != null) {
        women.put(persons.get(i).entity().id(), pronoun);
      }
    }
  }

  /** Whether a pronoun may mean the person; true where nothing tells. */
  boolean fits(Entity person, String pronoun) {
    Boolean woman = women.get(person.id());
    return woman == null || !(woman ? HE : SHE).contains(pronoun);
  }

  /** A person, or what was taken for an organization in spite of a person's first name. */
  static boolean isPerson(Entity entity) {
    String[] words = Titles.without(entity.name()).split(" ", 4);
    boolean named = words.length > 1 && words.length < 4 && ofWord(words[0]) != null;
    return entity.type() == Type.PERSON || entity.type() == Type.ORGANIZATION && named;
  }

  private static @Nullable Boolean ofWord(String word) {
    return SpeechVerbs.WOMEN.contains(word)
        ? Boolean.TRUE
        : SpeechVerbs.MEN.contains(word) ? Boolean.FALSE : null;
  }

  /** The first pronoun after a person and before any other one. */
  private static @Nullable Boolean pronounAfter(Flow flow, List<Mention> persons, int index) {
    Mention person = persons.get(index);
    boolean alone =
        index == 0
            || flow.sentence(persons.get(index - 1).first()) < flow.sentence(person.first())
            || persons.get(index - 1).entity() == person.entity();
    int end = Math.min(flow.size(), person.last() + FARTHEST);
    if (index + 1 < persons.size()) {
      end = Math.min(end, persons.get(index + 1).first());
    }
    for (int i = person.last(); alone && i < end && isClose(flow, person, i); i++) {
      String word = flow.isQuoted(i) ? "" : flow.lower(i);
      // "his" and "her" may be somebody else's: "Sam Okoro, her neighbour".
      if (word.equals("he") || word.equals("she")) {
        return word.equals("she");
      }
    }
    return null;
  }

  private static boolean isClose(Flow flow, Mention person, int at) {
    return flow.paragraph(at) == flow.paragraph(person.first())
        && flow.sentence(at) - flow.sentence(person.first()) <= 1;
  }
}
