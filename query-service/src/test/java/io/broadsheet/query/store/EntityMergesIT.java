package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.EventType;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.store.EventContent.EntityRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is merged is a function of the articles that stand. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EntityMergesIT {

  private static final List<String> FIRMS =
      List.of(
          "Advanced Micro Devices",
          "Arms Makers Desk",
          "AMD",
          "Ping An",
          "Ping An Bank",
          "Ping An Insurance Co.",
          "Meta Platforms",
          "Facebook Global",
          "Apple",
          "Apple Computer",
          "Apple Records",
          "Times",
          "New York Times");
  private static final List<String> PEOPLE =
      List.of("Zhou", "Zhou Jingren", "Zhou Hongyi", "J. Zhou", "Jingren Zhou");

  @Inject DataSource database;

  private final Random random = new Random(6);

  @Test
  void mergesTheSameInWhateverOrderItComes() throws Exception {
    for (int round = 0; round < 12; round++) {
      List<List<EventContent>> articles = new ArrayList<>();
      for (int n = 0; n < 8 + 6 * round; n++) {
        articles.add(article(new UUID(round, n)));
      }
      Standing expected = Standing.of(articles);
      for (int batch : List.of(1, 9, 400)) {
        assertThat(stored(shuffled(articles), batch)).as("round " + round).isEqualTo(expected);
      }
    }
  }

  @Test
  void mergesFullNamesAndInitialsAndPartsWhatTurnsOutAmbiguous() throws Exception {
    EventContent amd = event(id(1), 1, firm("Advanced Micro Devices", "AMD"));
    EventContent alone = event(id(2), 1, firm("AMD"), person("Zhou"), firm("Times"));
    EventContent zhou = event(id(3), 1, person("Zhou Jingren", "Zhou"));
    EventContent paper = event(id(4), 1, firm("New York Times", "Times"));
    EventContent other = event(id(5), 1, firm("Arms Makers Desk", "AMD"));
    EventContent gone = withdrawn(id(5));

    assertThat(names(amd, alone, zhou, paper))
        .isEqualTo(
            Map.of(
                "Advanced Micro Devices",
                2,
                "Zhou",
                1,
                "Times",
                1,
                "Zhou Jingren",
                1,
                "New York Times",
                1));
    assertThat(names(amd, alone, other))
        .isEqualTo(
            Map.of(
                "Advanced Micro Devices",
                1,
                "AMD",
                1,
                "Zhou",
                1,
                "Times",
                1,
                "Arms Makers Desk",
                1));
    assertThat(names(amd, alone, other, gone))
        .isEqualTo(Map.of("Advanced Micro Devices", 2, "Zhou", 1, "Times", 1));
  }

  @Test
  void wikidataGoesBeforeNamesAndTwoIdsNeverMerge() throws Exception {
    String company = "\"wikidata\":\"Q312\"";
    String records = "\"wikidata\":\"Q213\"";
    EventContent a = event(id(1), 1, firm("Apple", company, "Apple Computer"));
    EventContent b = event(id(2), 1, firm("Apple"), firm("Apple Computer"));
    EventContent c = event(id(3), 1, firm("Apple", records, "Apple Records"));

    assertThat(names(a, b)).isEqualTo(Map.of("Apple Q312", 2));
    // Nobody knows which of the two is meant.
    assertThat(names(b, a, c)).isEqualTo(Map.of("Apple Q312", 2, "Apple Q213", 1, "Apple", 1));
  }

  @Test
  void storesTheSameTwiceAsOnce() throws Exception {
    EventContent one = event(id(1), 1, firm("Advanced Micro Devices", "AMD"));
    EventContent two = event(id(1), 2, firm("AMD"));

    assertThat(names(one, two, one, two)).isEqualTo(Map.of("AMD", 1));
  }

  private Map<String, Integer> names(EventContent... events) throws Exception {
    return inOwnSchema(
        List.of(events),
        1,
        statement -> {
          Map<String, Integer> names = new HashMap<>();
          try (ResultSet rows =
              statement.executeQuery(
                  "select concat_ws(' ', name, wikidata), articles from entity")) {
            while (rows.next()) {
              names.put(rows.getString(1), rows.getInt(2));
            }
          }
          return names;
        });
  }

  private Standing stored(List<EventContent> events, int batch) throws Exception {
    return inOwnSchema(
        events,
        batch,
        statement -> {
          Map<UUID, UUID> entities = new TreeMap<>();
          Map<UUID, Integer> counts = new TreeMap<>();
          try (ResultSet rows = statement.executeQuery("select id, entity from entity_name")) {
            while (rows.next()) {
              entities.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
            }
          }
          try (ResultSet rows = statement.executeQuery("select id, articles from entity")) {
            while (rows.next()) {
              counts.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
          }
          return new Standing(entities, counts);
        });
  }

  private interface Look<T> {
    T at(Statement statement) throws SQLException;
  }

  private <T> T inOwnSchema(List<EventContent> events, int batch, Look<T> look) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        InputStream schema = Sql.class.getResourceAsStream("/db/migration/V1__archive.sql")) {
      connection.setAutoCommit(false);
      try {
        statement.execute("create schema own; set local search_path to own");
        statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        List<LogRecord> records = new ArrayList<>();
        for (EventContent event : events) {
          records.add(new LogRecord("events", 0, records.size(), null, event));
        }
        for (int from = 0; from < records.size(); from += batch) {
          EventWriter.write(
              connection, records.subList(from, Math.min(from + batch, records.size())));
        }
        return look.at(statement);
      } finally {
        connection.rollback();
      }
    }
  }

  /** All versions in an order in which each article's own are kept. */
  private List<EventContent> shuffled(List<List<EventContent>> articles) {
    List<Integer> turns = new ArrayList<>();
    for (int n = 0; n < articles.size(); n++) {
      turns.addAll(Collections.nCopies(articles.get(n).size(), n));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[articles.size()];
    return turns.stream().map(n -> articles.get(n).get(next[n]++)).toList();
  }

  private List<EventContent> article(UUID id) {
    List<EventContent> versions = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int version = 1; version <= count; version++) {
      String[] entities =
          Stream.generate(this::entity).limit(random.nextInt(4)).toArray(String[]::new);
      versions.add(event(id, version, entities));
    }
    if (random.nextInt(4) == 0) {
      versions.add(withdrawn(id));
    }
    return versions;
  }

  private String entity() {
    boolean firm = random.nextInt(4) > 0;
    List<String> names = firm ? FIRMS : PEOPLE;
    String name = names.get(random.nextInt(names.size()));
    String more = random.nextInt(6) == 0 ? "\"wikidata\":\"Q" + random.nextInt(4) + "\"" : "";
    String alias = random.nextInt(3) == 0 ? names.get(random.nextInt(names.size())) : null;
    List<String> aliases = alias == null ? List.of() : List.of(alias);
    return thing(firm ? "organization" : "person", name, more, aliases);
  }

  private static String firm(String name) {
    return thing("organization", name, "", List.of());
  }

  private static String firm(String name, String alias) {
    return thing("organization", name, "", List.of(alias));
  }

  private static String firm(String name, String wikidata, String alias) {
    return thing("organization", name, wikidata, List.of(alias));
  }

  private static String person(String name, String... aliases) {
    return thing("person", name, "", List.of(aliases));
  }

  private static String thing(String type, String name, String more, List<String> aliases) {
    return "{\"id\":\"e\",\"type\":\"%s\",\"name\":\"%s\",\"aliases\":[%s]%s}"
        .formatted(
            type,
            name,
            aliases.stream().map(alias -> '"' + alias + '"').collect(Collectors.joining(",")),
            more.isEmpty() ? "" : "," + more);
  }

  private static UUID id(int n) {
    return new UUID(9, n);
  }

  private static EventContent event(UUID id, int version, String... entities) {
    return event(
        id, version, EventType.PUBLISHED, "\"entities\":[" + String.join(",", entities) + "]");
  }

  private static EventContent withdrawn(UUID id) {
    return event(id, 99, EventType.WITHDRAWN, "\"lane\":\"live\"");
  }

  private static EventContent event(UUID id, int version, EventType type, String member) {
    String json = "{\"id\":\"%s\",\"version\":%d,%s}".formatted(id, version, member);
    return (EventContent)
        Projection.event(
            Map.of("ce_type", type.wire(), "ce_time", "2024-06-03T10:00:00Z"),
            json.getBytes(StandardCharsets.UTF_8));
  }

  /** What the rules of docs/decisions/entities.md make of the articles that stand, all at once. */
  private record Standing(Map<UUID, UUID> entities, Map<UUID, Integer> counts) {

    static Standing of(List<List<EventContent>> articles) {
      List<EventContent> standing =
          articles.stream().map(versions -> versions.get(versions.size() - 1)).toList();
      Map<UUID, EntityName> names = new HashMap<>();
      Map<UUID, Map<UUID, Boolean>> callers = new HashMap<>();
      for (EventContent article : standing) {
        for (EntityRow entity : article.entities()) {
          EntityName known = Objects.requireNonNull(entity.known());
          names.put(known.id(), known);
          for (boolean safe : new boolean[] {true, false}) {
            for (EntityName other : safe ? entity.also() : entity.loosely()) {
              names.putIfAbsent(other.id(), other);
              callers
                  .computeIfAbsent(other.id(), k -> new HashMap<>())
                  .merge(known.id(), safe, Boolean::logicalOr);
            }
          }
        }
      }
      Map<UUID, UUID> entities = new TreeMap<>();
      names.keySet().forEach(name -> entities.put(name, root(name, names, callers)));
      Map<UUID, Integer> counts = new TreeMap<>();
      for (EventContent article : standing) {
        Set<UUID> roots = new HashSet<>();
        article
            .entities()
            .forEach(
                entity -> roots.add(entities.get(Objects.requireNonNull(entity.known()).id())));
        roots.forEach(root -> counts.merge(root, 1, Integer::sum));
      }
      return new Standing(entities, counts);
    }

    private static UUID root(
        UUID name, Map<UUID, EntityName> names, Map<UUID, Map<UUID, Boolean>> callers) {
      List<UUID> path = new ArrayList<>();
      UUID at = name;
      while (at != null && !path.contains(at)) {
        path.add(at);
        at = next(at, names, callers);
      }
      UUID last = path.get(path.size() - 1);
      Set<String> ring = new TreeSet<>();
      path.subList(at == null ? path.size() - 1 : path.indexOf(at), path.size())
          .forEach(id -> ring.add(id.toString()));
      return at == null ? last : UUID.fromString(ring.iterator().next());
    }

    private static @Nullable UUID next(
        UUID name, Map<UUID, EntityName> names, Map<UUID, Map<UUID, Boolean>> callers) {
      Map<UUID, Boolean> all = callers.getOrDefault(name, Map.of());
      Set<UUID> identified = identified(all, names);
      Set<UUID> count = identified.isEmpty() ? all.keySet() : identified;
      if (count.size() != 1) {
        return null;
      }
      UUID only = count.iterator().next();
      boolean torn = identified(callers.getOrDefault(only, Map.of()), names).size() > 1;
      return Boolean.TRUE.equals(all.get(only)) && !torn ? only : null;
    }

    private static Set<UUID> identified(Map<UUID, Boolean> all, Map<UUID, EntityName> names) {
      return all.keySet().stream()
          .filter(of -> Objects.requireNonNull(names.get(of)).wikidata() != null)
          .collect(Collectors.toSet());
    }
  }
}
