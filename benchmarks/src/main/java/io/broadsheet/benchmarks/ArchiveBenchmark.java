package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/**
 * The archive while it grows: how fast it is filled, indexed, searched, read and exported, at each
 * size beside what PostgreSQL itself takes for the same rows.
 */
final class ArchiveBenchmark {

  private static final List<Integer> SIZES =
      Arrays.stream(System.getProperty("broadsheet.sizes", "10000,50000,200000").split(","))
          .map(Integer::parseInt)
          .toList();

  private static final int LARGEST = SIZES.get(SIZES.size() - 1);
  private static final int PLAIN = 10_000;

  /** Whose rows fit in memory. */
  private static final int LOADED = 50_000;

  private static final String COLUMNS =
      "id, version, revision, title, url, source, domain, language, published, received";
  private static final int LATE = 60;

  private final Path folder;
  private final ArchiveServers servers;
  private final Connection archive;
  private final ArchiveReads reads;

  /** Figures by what they are of, one for each size. */
  private final Map<String, List<Object>> growth = new LinkedHashMap<>();

  private final Map<String, Object> goals = new LinkedHashMap<>();

  private ArchiveBenchmark(Path folder, ArchiveServers servers, Connection archive) {
    this.folder = folder;
    this.servers = servers;
    this.archive = archive;
    this.reads = new ArchiveReads(servers);
  }

  static Table measure() throws Exception {
    try (Scratch scratch = new Scratch("archive");
        ArchiveServers servers = new ArchiveServers(scratch.folder);
        Connection archive = servers.connect()) {
      return new ArchiveBenchmark(scratch.folder, servers, archive).grow();
    }
  }

  private Table grow() throws Exception {
    // The first start makes topics and tables; what it stores warms nobody up.
    servers.startQuery(false);
    servers.stopQuery();
    int before = 0;
    for (int size : SIZES) {
      store(before, size);
      index(before, size);
      read(size);
      search();
      export(size);
      disk(size);
      if (size == LARGEST) {
        rebuild();
        lag(size);
      }
      servers.stopQuery();
      before = size;
    }
    fullText();
    return table();
  }

  private Table table() {
    List<String> columns = new ArrayList<>(List.of("what"));
    SIZES.forEach(size -> columns.add("%,d articles".formatted(size)));
    columns.add("goal");
    Table table = new Table("The archive as it grows", columns.toArray(String[]::new));
    growth.forEach(
        (what, figures) -> {
          List<Object> cells = new ArrayList<>(List.of(what));
          cells.addAll(figures);
          for (int empty = figures.size(); empty < SIZES.size(); empty++) {
            cells.add("");
          }
          cells.add(goals.getOrDefault(what, ""));
          table.row(cells.toArray());
        });
    return table;
  }

  private void figure(String what, double figure) {
    figures(what).add(figure);
    System.err.printf("%s: %.3f%n", what, figure);
  }

  private List<Object> figures(String what) {
    return growth.computeIfAbsent(what, it -> new ArrayList<>());
  }

  /** What is measured once, with the largest archive. */
  private void last(String what, double figure, Object goal) {
    for (int smaller = figures(what).size(); smaller < SIZES.size() - 1; smaller++) {
      figures(what).add("");
    }
    figure(what, figure, goal);
  }

  private void figure(String what, double figure, Object goal) {
    figure(what, figure);
    goals.put(what, goal);
  }

  /** From the first committed batch to the last: the start of the service is not counted. */
  private void store(int from, int to) throws Exception {
    try (ReadyEvents events = new ReadyEvents(servers.kafka.bootstrapServers())) {
      events.publish(from, to);
    }
    servers.startQuery(false);
    ArchiveServers.await("something is stored", () -> stored() > 2L * from);
    long first = stored();
    long begin = System.nanoTime();
    double service = servers.queryProcessor();
    double postgres = servers.postgresProcessor();
    ArchiveServers.await("all is stored", () -> stored() == 2L * to);
    double articles = (2L * to - first) / 2.0;
    double rate = articles / ((System.nanoTime() - begin) / 1e9);
    figure("stored, articles/s", rate);
    figure(
        "storing, service's CPU an article (ms)",
        (servers.queryProcessor() - service) * 1e3 / articles,
        "1.3 of the first");
    figure(
        "storing, PostgreSQL's CPU an article (ms)",
        (servers.postgresProcessor() - postgres) * 1e3 / articles,
        "1.3 of the first");
    servers.stopQuery();
    peers(to, rate);
  }

  private void peers(int size, double rate) throws SQLException, IOException {
    StorePeers.makeTables(archive);
    figure("stored, of what COPY does", rate / (size / StorePeers.copy(archive, folder)), 0.7);
    if (size <= LOADED) {
      StorePeers.makeTables(archive);
      figure(
          "stored, of what a plain JDBC loader does",
          rate / (size / StorePeers.insert(archive, size)),
          0.8);
    }
    StorePeers.makeTables(archive);
    int some = Math.min(size, PLAIN);
    double plain = some / PlainConsumer.store(servers.kafka.bootstrapServers(), archive, some);
    figure("stored, of what a plain consumer does", rate / plain, 1.0);
    StorePeers.dropTables(archive);
  }

  private long stored() throws SQLException {
    return ArchiveServers.number(archive, "select coalesce(sum(next), 0) from position");
  }

  private void index(int from, int to) throws Exception {
    servers.startQuery(true);
    double begun = servers.queryProcessor();
    long begin = System.nanoTime();
    double at = built();
    ArchiveServers.await("all is indexed", () -> built() >= 100);
    // What was in it when the clock began is not counted.
    double articles = (to - from) * (1 - Math.min(0.99, share(from, to, at)));
    figure("indexed, articles/s", articles / ((System.nanoTime() - begin) / 1e9));
    figure("indexing, CPU an article (ms)", (servers.queryProcessor() - begun) * 1e3 / articles);
  }

  private static double share(int from, int to, double percent) {
    return Math.max(0, (percent / 100 * to - from) / (to - from));
  }

  private double built() throws IOException, InterruptedException {
    JsonNode index = IngestClient.get(servers.url("/index"));
    return index.path("built").asDouble();
  }

  private void read(int size) throws Exception {
    double http = PointReads.http(servers.queryPort(), size);
    figure("read by id, answers/s", http);
    Optional<Double> pgbench = PointReads.pgbench(servers, folder, size);
    if (pgbench.isPresent()) {
      figure("read by id, of what pgbench gets", http / pgbench.get(), 0.4);
    }
  }

  private void search() throws IOException, InterruptedException {
    for (Map.Entry<String, IntFunction<String>> search : ArchiveReads.searches().entrySet()) {
      figure(search.getKey() + " (ms)", reads.median(search.getValue()), 20);
    }
    for (Map.Entry<String, IntFunction<String>> asked : ArchiveReads.statistics().entrySet()) {
      figure(asked.getKey() + " of a tenth (ms)", reads.median(asked.getValue()), 50);
    }
    ArchiveReads.Pages pages = reads.pages(ArchiveReads.words(0.4).get(0));
    figure("first pages of a list (ms)", pages.first());
    figure("its last, the 1,000th at most (ms)", pages.last(), "as the first");
  }

  private void export(int size) throws Exception {
    reads.read("/articles.ndjson?q=" + ArchiveReads.words(0.01).get(0));
    export("lines", "/articles.ndjson", COLUMNS, size);
    export("whole articles", "/articles.ndjson?fields=*", "data", size);
    figure("after them, resident (MB)", servers.queryResidentMegabytes(), "constant");
  }

  private void export(String what, String path, String columns, int size) throws Exception {
    long begin = System.nanoTime();
    reads.read(path);
    double export = size / ((System.nanoTime() - begin) / 1e9);
    long copied = System.nanoTime();
    archive
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut(
            "copy (select " + columns + " from article) to stdout",
            OutputStream.nullOutputStream());
    double copy = size / ((System.nanoTime() - copied) / 1e9);
    figure("exported, " + what + "/s", export);
    figure("exported, " + what + ", of what COPY does", export / copy, 0.5);
  }

  private void disk(int size) throws SQLException, IOException {
    figure(
        "PostgreSQL, disk an article (KB)",
        ArchiveServers.number(archive, "select pg_database_size(current_database())")
            / 1024.0
            / size);
    figure("index, disk an article (KB)", servers.indexBytes() / 1024.0 / size);
  }

  private void rebuild() throws Exception {
    long begin = System.nanoTime();
    int generation = IngestClient.get(servers.url("/index")).path("generation").asInt();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(servers.url("/index/rebuild")))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException("rebuild answered " + answer.statusCode());
    }
    ArchiveServers.await(
        "the index is rebuilt",
        () -> IngestClient.get(servers.url("/index")).path("generation").asInt() != generation);
    last("index rebuilt in (s)", (System.nanoTime() - begin) / 1e9, "");
  }

  /** From readable to findable, one article after another. */
  private void lag(int size) throws Exception {
    Timings timings = new Timings();
    try (ReadyEvents events = new ReadyEvents(servers.kafka.bootstrapServers())) {
      for (int n = size; n < size + LATE; n++) {
        String id = Newswire.id(n).toString();
        events.publish(n, n + 1);
        ArchiveServers.await(
            "it is stored",
            () -> IngestClient.ask(servers.url("/articles/" + id)).statusCode() == 200);
        long readable = System.nanoTime();
        while (reads.total("id:" + id) == 0) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
        timings.add(System.nanoTime() - readable);
      }
    }
    last("readable to findable, p50 (ms)", timings.quantile(0.5), "about 1000");
    last("readable to findable, p99 (ms)", timings.quantile(0.99), "");
  }

  private void fullText() throws SQLException {
    last("tsvector and GIN, articles/s", LARGEST / FullText.make(archive), "");
    for (double share : List.of(0.01, 0.1, 0.4)) {
      List<String> words = ArchiveReads.words(share);
      String of = "tsvector, a word of %s %%, ".formatted(Math.round(share * 100));
      last(of + "newest first (ms)", FullText.median(archive, words, false), "");
      last(of + "by relevance (ms)", FullText.median(archive, words, true), "");
    }
    FullText.drop(archive);
  }
}
