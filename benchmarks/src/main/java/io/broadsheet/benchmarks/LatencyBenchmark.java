package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From handing an article in to reading it, and to its event on a stream; at last as fast as the
 * parse stage can, with an archive waiting beside it.
 */
final class LatencyBenchmark {

  /** Of {@link #WARM_UP_RATE}: until then the compilers take most of the processor. */
  private static final int WARM_UP_SECONDS = 90;

  private static final int WARM_UP_RATE = 20;
  private static final int[] RATES = {1, 20};
  private static final int SECONDS = 30;

  /** Handed in at once to see how fast they are parsed, and so many of them unseen before that. */
  private static final int FLOOD = 3_000;

  private static final int FLOOD_WARM_UP = 1_000;

  /**
   * Between two looks at an article: an eighth of its wait, so that those who wait do not crowd.
   */
  private static final int LOOKS = 8;

  private static final long SHORTEST_LOOK_NANOS = 5_000_000;

  private LatencyBenchmark() {}

  static Table measure() throws Exception {
    Table table =
        new Table(
            "From POST to the reader",
            "articles",
            "articles/s",
            "to readable, p50 (ms)",
            "p99",
            "to SSE, p50 (ms)",
            "p99",
            "goal (ms)");
    try (Scratch scratch = new Scratch("latency");
        House house =
            House.start(scratch.folder.resolve("data"), HousePorts.auto(), sentence -> {})) {
      new Run(house, "warm-up", WARM_UP_RATE, WARM_UP_SECONDS).read();
      for (int rate : RATES) {
        Run run = new Run(house, "rate-" + rate, rate, SECONDS).read();
        table.row(
            "300 characters",
            rate,
            run.readable.quantile(0.5),
            run.readable.quantile(0.99),
            run.streamed.quantile(0.5),
            run.streamed.quantile(0.99),
            "p50 50 + the parse");
      }
      double most = parsed(house);
      row(table, "3,000 characters", new Run(house, "usual-1", 1, SECONDS).follow(), "");
      row(table, "half of what is parsed", new Run(house, "half", most / 2, SECONDS).follow(), "");
      row(table, "nine tenths of it", new Run(house, "most", most * 0.9, SECONDS).follow(), "");
      besideBackfill(table, house, most);
    }
    parse(table, "the parse alone of 300, warm", parse(2_000, Load::text));
    parse(table, "the parse alone of 3,000", parse(400, Load::usualText));
    return table;
  }

  private static void row(Table table, String articles, Run run, String goal) {
    table.row(
        articles, run.rate, "", "", run.streamed.quantile(0.5), run.streamed.quantile(0.99), goal);
  }

  private static void besideBackfill(Table table, House house, double most) throws Exception {
    Load archive = new Load("archive");
    int all = (int) (2 * SECONDS * most);
    accepted(house, all, n -> archive.usual(n).put("lane", "backfill").toString());
    Run run = new Run(house, "beside", most * 0.9, SECONDS).follow();
    JsonNode sums = IngestClient.get(house.url(Role.QUERY) + "/stats/reconcile");
    if (sums.path("backfill").path("waiting").asInt() == 0) {
      throw new IllegalStateException("the archive was through before the news was");
    }
    String articles = "the same beside a backfill of %d, %d of them parsed meanwhile";
    row(table, articles.formatted(all, run.others.get()), run, "p99 1000");
  }

  /** Articles of 3,000 characters a second where more wait than can be parsed. */
  private static double parsed(House house) throws Exception {
    Load load = new Load("flood");
    ConcurrentLinkedQueue<Instant> times = new ConcurrentLinkedQueue<>();
    try (Subscriber subscriber =
        new Subscriber(
            house.url(Role.QUERY),
            event -> times.add(Instant.parse(event.path("time").asText())))) {
      accepted(house, FLOOD, n -> load.usual(n).toString());
      ArchiveServers.await("all are parsed", () -> times.size() == FLOOD);
      List<Instant> sorted = times.stream().sorted().skip(FLOOD_WARM_UP).toList();
      Duration took = Duration.between(sorted.get(0), sorted.get(sorted.size() - 1));
      return (sorted.size() - 1) * 1e9 / took.toNanos();
    }
  }

  private static void accepted(House house, int articles, IntFunction<String> lines)
      throws Exception {
    byte[] all =
        IntStream.range(0, articles)
            .mapToObj(lines)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    if (new IngestClient(house.url(Role.INGEST)).accepted(all) != articles) {
      throw new IllegalStateException("not all articles were accepted");
    }
  }

  private static void parse(Table table, String what, Timings timings) {
    table.row(what, "", timings.quantile(0.5), timings.quantile(0.99), "", "", "");
  }

  /** Parses so many on one thread; the first half, until it is warm, is not counted. */
  static Timings parse(int articles, IntFunction<String> text) {
    ArticleParser parser = new ArticleParser();
    Timings timings = new Timings();
    for (int n = 0; n < articles; n++) {
      long from = System.nanoTime();
      parser.parse(Original.ofText("https://load.example/" + n, text.apply(n)));
      if (n >= articles / 2) {
        timings.add(System.nanoTime() - from);
      }
    }
    return timings;
  }

  private static final class Run {
    final Timings readable = new Timings();
    final Timings streamed = new Timings();

    /** Events of articles that are not of this run. */
    final AtomicInteger others = new AtomicInteger();

    final double rate;

    private final Load load;
    private final IngestClient ingest;
    private final String query;
    private final int size;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    Run(House house, String name, double rate, int seconds) {
      this.load = new Load(name);
      this.ingest = new IngestClient(house.url(Role.INGEST));
      this.query = house.url(Role.QUERY);
      this.rate = rate;
      this.size = (int) Math.round(rate * seconds);
    }

    /** Hands short articles in and asks for each until it is there. */
    Run read() throws Exception {
      return measure(
          (n, due) -> {
            ingest.postOne(load.line(n));
            while (IngestClient.ask(query + "/articles/" + load.id(n)).statusCode() != 200) {
              long waited = System.nanoTime() - due;
              LockSupport.parkNanos(Math.max(SHORTEST_LOOK_NANOS, waited / LOOKS));
            }
            readable.add(System.nanoTime() - due);
          });
    }

    /** Hands articles of a usual length in. */
    Run follow() throws Exception {
      return measure((n, due) -> ingest.postOne(load.usual(n).toString()));
    }

    private interface Journey {
      void of(int n, long due) throws Exception;
    }

    private Run measure(Journey journey) throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(32);
      try (Subscriber subscriber = new Subscriber(query, this::heard)) {
        long begin = System.nanoTime();
        for (int n = 0; n < size; n++) {
          long due = begin + (long) (n * 1e9 / rate);
          LockSupport.parkNanos(due - System.nanoTime());
          sent.put(load.id(n).toString(), due);
          int article = n;
          pool.execute(() -> go(journey, article, due));
        }
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
          throw new IllegalStateException("articles did not become readable within a minute");
        }
        for (int i = 0; i < 1_200 && streamed.size() < size; i++) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
        if (streamed.size() != size || subscriber.cursor() == null) {
          throw new IllegalStateException("only " + streamed.size() + " of " + size + " streamed");
        }
      }
      return this;
    }

    private static void go(Journey journey, int n, long due) {
      try {
        journey.of(n, due);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private void heard(JsonNode event) {
      Long due = sent.get(event.path("subject").asText());
      if (due == null) {
        others.incrementAndGet();
      } else {
        streamed.add(System.nanoTime() - due);
      }
    }
  }
}
