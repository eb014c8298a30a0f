package io.broadsheet.parser.claims;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one thing is said to do to another, and between which kinds of things. */
record Relation(String name, Set<Type> subjects, Set<Type> objects, Set<String> verbs) {

  private static final Set<Type> MAKERS = Set.of(Type.ORGANIZATION, Type.PERSON);
  private static final Set<Type> MADE = Set.of(Type.MODEL, Type.PRODUCT);
  private static final Set<Type> RIVALS =
      Set.of(Type.MODEL, Type.PRODUCT, Type.ORGANIZATION, Type.PLACE);
  private static final Set<Type> FIRMS = Set.of(Type.ORGANIZATION);

  private static final Wordlist.Lists VERBS = Wordlist.lists(Relation.class, "relations.txt");

  private static final List<Relation> ALL =
      List.of(
          relation("launched", MAKERS, MADE),
          relation("surpassed", RIVALS, RIVALS),
          relation("matched", RIVALS, RIVALS),
          relation("trails", RIVALS, RIVALS),
          relation("acquired", FIRMS, FIRMS),
          relation("invested", MAKERS, FIRMS),
          relation("partnered", FIRMS, FIRMS),
          relation("sues", MAKERS, FIRMS),
          relation("appointed", FIRMS, Set.of(Type.PERSON)));

  private static final Map<String, Relation> BY_VERB =
      ALL.stream()
          .flatMap(relation -> relation.verbs.stream().map(verb -> Map.entry(verb, relation)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static Relation relation(String name, Set<Type> subjects, Set<Type> objects) {
    return new Relation(name, subjects, objects, VERBS.get(name));
  }

  static @Nullable Relation of(String verb) {
    return BY_VERB.get(verb);
  }

  boolean compares() {
    return subjects == RIVALS;
  }
}
