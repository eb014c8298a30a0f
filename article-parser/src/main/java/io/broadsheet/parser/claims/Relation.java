package io.broadsheet.parser.claims;

import io.broadsheet.events.Entity.Type;
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

  private static final List<Relation> ALL =
      List.of(
          new Relation(
              "launched",
              MAKERS,
              MADE,
              Set.of(
                  "launched",
                  "launches",
                  "introduced",
                  "introduces",
                  "unveiled",
                  "unveils",
                  "released",
                  "releases",
                  "debuted")),
          new Relation(
              "surpassed",
              RIVALS,
              RIVALS,
              Set.of(
                  "surpassed",
                  "surpasses",
                  "surpass",
                  "outperformed",
                  "outperforms",
                  "outperform",
                  "overtook",
                  "overtakes",
                  "exceeded",
                  "outpaced",
                  "beats",
                  "beat")),
          new Relation(
              "matched",
              RIVALS,
              RIVALS,
              Set.of("matched", "matches", "match", "equalled", "equaled", "equals")),
          new Relation(
              "trails",
              RIVALS,
              RIVALS,
              Set.of("trails", "trail", "trailed", "lags", "lag", "lagged")),
          new Relation(
              "acquired",
              FIRMS,
              FIRMS,
              Set.of("acquired", "acquires", "acquire", "bought", "buys", "purchased")),
          new Relation("invested", MAKERS, FIRMS, Set.of("invested", "invests", "invest")),
          new Relation("partnered", FIRMS, FIRMS, Set.of("partnered", "partners", "teamed")),
          new Relation("sues", MAKERS, FIRMS, Set.of("sued", "sues", "sue")),
          new Relation(
              "appointed",
              FIRMS,
              Set.of(Type.PERSON),
              Set.of("appointed", "appoints", "named", "hired", "hires")));

  private static final Map<String, Relation> BY_VERB =
      ALL.stream()
          .flatMap(relation -> relation.verbs.stream().map(verb -> Map.entry(verb, relation)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  static @Nullable Relation of(String verb) {
    return BY_VERB.get(verb);
  }

  boolean compares() {
    return subjects == RIVALS;
  }
}
