package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.EventType;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class OriginsIT {

  private static final int ARTICLES = 1_000;
  private static final int SLOTS = 128;
  private static final int BATCH = 60;

  private final Random chance = new Random(40);
  private int schemas;

  /** What stores are told of an article, in this order. */
  private record Version(UUID article, int version, String near, String link, boolean withdrawn) {

    LogRecord record(int partition, long offset) {
      EventType type = withdrawn ? EventType.WITHDRAWN : EventType.UPDATED;
      String json =
          withdrawn
              ? "{\"id\":\"%s\",\"version\":%d}".formatted(article, version)
              : "{\"id\":\"%s\",\"version\":%d,\"canonicalUrl\":\"%s\",\"fingerprint\":{\"near\":\"%s\"}}"
                  .formatted(article, version, link, near);
      Map<String, String> headers =
          Map.of("ce_type", type.wire(), "ce_time", "2024-06-03T10:00:00Z");
      byte[] value = json.getBytes(StandardCharsets.UTF_8);
      return new LogRecord(
          "articles.events", partition, offset, null, Projection.event(headers, value));
    }
  }

  @Test
  void theGroupsAreThoseOfTheSetInWhateverOrderItWasStored() throws Exception {
    List<List<Version>> articles =
        IntStream.range(0, ARTICLES).mapToObj(n -> List.of(version(n, 1, wording()))).toList();
    Map<UUID, Long> expected = expected(articles);
    assertThat(expected.values().stream().distinct().count()).isBetween(150L, 900L);

    for (int order = 0; order < 3; order++) {
      assertThat(stored(articles)).isEqualTo(expected);
    }
  }

  @Test
  void updatesAndWithdrawalsLeaveNothingBehind() throws Exception {
    List<List<Version>> articles = new ArrayList<>();
    for (int n = 0; n < ARTICLES; n++) {
      List<Version> versions = new ArrayList<>();
      for (int v = 1; v <= 1 + chance.nextInt(3); v++) {
        versions.add(version(n, v, wording()));
      }
      if (chance.nextInt(4) == 0) {
        versions.add(new Version(versions.get(0).article, versions.size() + 1, "", "", true));
      }
      articles.add(versions);
    }
    Map<UUID, Long> expected = expected(articles);

    for (int order = 0; order < 3; order++) {
      assertThat(stored(articles)).isEqualTo(expected);
    }
  }

  private final List<short[]> wordings = new ArrayList<>();

  private Version version(int article, int version, short[] near) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * SLOTS);
    bytes.asShortBuffer().put(near);
    // Half the articles share a link with some other, whatever they say.
    String link = "https://news.example/" + (chance.nextBoolean() ? article : chance.nextInt(300));
    return new Version(
        new UUID(40, article),
        version,
        Base64.getEncoder().encodeToString(bytes.array()),
        link,
        false);
  }

  /** A new one, an exact copy, or one that was made from another by up to three quarters. */
  private short[] wording() {
    short[] wording = new short[SLOTS];
    boolean copies = !wordings.isEmpty() && chance.nextInt(3) > 0;
    double changed = copies ? chance.nextInt(4) * chance.nextDouble() / 4 : 1;
    short[] model = copies ? wordings.get(chance.nextInt(wordings.size())) : wording;
    for (int slot = 0; slot < SLOTS; slot++) {
      wording[slot] = chance.nextDouble() < changed ? (short) chance.nextInt() : model[slot];
    }
    // The boilerplate of a tenth of all: whole bands in which they meet.
    if (chance.nextInt(10) == 0) {
      for (int slot = 0; slot < 12; slot++) {
        wording[slot] = 7;
      }
    }
    wordings.add(wording);
    return wording;
  }

  /**
   * By the definition: neighbours in a bucket that are near each other, and what hangs together.
   */
  private static Map<UUID, Long> expected(List<List<Version>> articles) {
    Map<UUID, Wording> current = new TreeMap<>();
    Map<Long, TreeSet<Long>> buckets = new HashMap<>();
    Map<Long, Wording> all = new HashMap<>();
    for (List<Version> versions : articles) {
      Version last = versions.get(versions.size() - 1);
      if (!last.withdrawn) {
        Wording wording = Wording.of(last.near, null).orElseThrow();
        current.put(last.article, wording);
        all.put(wording.id(), wording);
        List<Long> keys = new ArrayList<>(List.of(Wording.bucketOf(last.link)));
        for (long band : wording.bands()) {
          keys.add(band);
        }
        keys.forEach(key -> buckets.computeIfAbsent(key, any -> new TreeSet<>()).add(wording.id()));
      }
    }
    Unions origins = new Unions();
    buckets.forEach(
        (key, ids) -> {
          Wording before = null;
          for (long id : ids) {
            Wording wording = Objects.requireNonNull(all.get(id));
            if (before != null && before.isNear(wording, key)) {
              origins.join(before.id(), id);
            }
            before = wording;
          }
        });
    return current.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, article -> origins.of(article.getValue().id())));
  }

  /** By two stores at once, each with its own half of the articles in an order by chance. */
  private Map<UUID, Long> stored(List<List<Version>> articles) throws Exception {
    String schema = "origins_" + ++schemas + "_" + chance.nextInt(1_000_000);
    List<List<LogRecord>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    List<Integer> turns = new ArrayList<>();
    for (int n = 0; n < articles.size(); n++) {
      turns.addAll(Collections.nCopies(articles.get(n).size(), n));
    }
    Collections.shuffle(turns, chance);
    int[] next = new int[articles.size()];
    for (int n : turns) {
      List<LogRecord> half = halves.get(n % 2);
      half.add(articles.get(n).get(next[n]++).record(n % 2, half.size()));
    }
    try (Connection connection = Rows.connect(schema, true);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
      statement.execute(
          new String(
              getClass().getResourceAsStream("/db/migration/V1__archive.sql").readAllBytes(),
              StandardCharsets.UTF_8));
    }
    ExecutorService stores = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Void>> both =
          halves.stream().<Callable<Void>>map(half -> () -> store(schema, half)).toList();
      for (Future<Void> store : stores.invokeAll(both)) {
        store.get();
      }
      return read(schema);
    } finally {
      stores.shutdown();
    }
  }

  private Void store(String schema, List<LogRecord> records) throws SQLException {
    Random sizes = new Random(records.size());
    try (Connection connection = Rows.connect(schema, false)) {
      for (int from = 0; from < records.size(); ) {
        int to = Math.min(records.size(), from + 1 + sizes.nextInt(BATCH));
        EventWriter.write(connection, records.subList(from, to));
        connection.commit();
        from = to;
      }
    }
    return null;
  }

  private Map<UUID, Long> read(String schema) throws SQLException {
    Map<UUID, Long> origins = new HashMap<>();
    try (Connection connection = Rows.connect(schema, true);
        Statement statement = connection.createStatement()) {
      Reads.Reader<Boolean> note =
          row -> {
            origins.put(row.getObject(1, UUID.class), row.getLong(2));
            return true;
          };
      Reads.all(
          statement.executeQuery(
              "select a.id, w.origin from article as a join wording as w on w.id = a.wording"),
          note);
      Reads.Reader<Boolean> none = row -> row.getBoolean(1);
      assertThat(
              Reads.all(
                  statement.executeQuery(
                      "select count(*) = (select count(*) from wording where articles > 0)"
                          + " and sum(articles) = (select count(*) from article where wording is not null)"
                          + " from wording"),
                  none))
          .containsExactly(true);
      assertThat(
              Reads.all(
                  statement.executeQuery(
                      "select (select count(*) from bucket where articles is null) = 16 * count(*)"
                          + " and not exists (select from bucket where articles = 0) from wording"),
                  none))
          .containsExactly(true);
      statement.execute("drop schema " + schema + " cascade");
    }
    return origins;
  }
}
