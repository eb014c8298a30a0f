package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** From handing an article in to reading it, and to its event on a stream. */
final class LatencyBenchmark {

  /** Of {@link #WARM_UP_RATE}: until then the compilers take most of the processor. */
  private static final int WARM_UP_SECONDS = 90;

  private static final int WARM_UP_RATE = 20;
  private static final int[] RATES = {1, 20};
  private static final int SECONDS = 30;

  private LatencyBenchmark() {}

  static Table measure() throws Exception {
    Table table =
        new Table(
            "From POST to the reader",
            "articles/s",
            "to readable, p50 (ms)",
            "p99",
            "to SSE, p50 (ms)",
            "p99",
            "goal p50 (ms)");
    try (Scratch scratch = new Scratch("latency");
        House house =
            House.start(scratch.folder.resolve("data"), HousePorts.auto(), sentence -> {})) {
      new Run(house, "warm-up", WARM_UP_RATE, WARM_UP_SECONDS).measure();
      for (int rate : RATES) {
        Run run = new Run(house, "rate-" + rate, rate, SECONDS);
        run.measure();
        table.row(
            rate,
            run.readable.quantile(0.5),
            run.readable.quantile(0.99),
            run.streamed.quantile(0.5),
            run.streamed.quantile(0.99),
            "50 + the parse");
      }
    }
    table.row("the parse alone, warm", parse().quantile(0.5), parse().quantile(0.99), "", "", "");
    return table;
  }

  private static Timings parse() {
    ArticleParser parser = new ArticleParser();
    Timings timings = new Timings();
    for (int n = 0; n < 2_000; n++) {
      long from = System.nanoTime();
      parser.parse(Original.ofText("https://load.example/" + n, Load.text(n)));
      if (n >= 1_000) {
        timings.add(System.nanoTime() - from);
      }
    }
    return timings;
  }

  private static final class Run {
    final Timings readable = new Timings();
    final Timings streamed = new Timings();

    private final Load load;
    private final IngestClient ingest;
    private final String query;
    private final int rate;
    private final int size;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    Run(House house, String name, int rate, int seconds) {
      this.load = new Load(name);
      this.ingest = new IngestClient(house.url(Role.INGEST));
      this.query = house.url(Role.QUERY);
      this.rate = rate;
      this.size = rate * seconds;
    }

    void measure() throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(32);
      try (Subscriber subscriber = new Subscriber(query, this::heard)) {
        long begin = System.nanoTime();
        for (int n = 0; n < size; n++) {
          LockSupport.parkNanos(begin + n * (1_000_000_000L / rate) - System.nanoTime());
          int article = n;
          pool.execute(() -> journey(article));
        }
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
          throw new IllegalStateException("articles did not become readable within a minute");
        }
        for (int i = 0; i < 100 && streamed.size() < size; i++) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
        if (streamed.size() != size || subscriber.cursor() == null) {
          throw new IllegalStateException("only " + streamed.size() + " of " + size + " streamed");
        }
      }
    }

    private void journey(int n) {
      String id = load.id(n).toString();
      try {
        long from = System.nanoTime();
        sent.put(id, from);
        ingest.postOne(load.line(n));
        while (IngestClient.ask(query + "/articles/" + id).statusCode() != 200) {
          LockSupport.parkNanos(5_000_000);
        }
        readable.add(System.nanoTime() - from);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private void heard(JsonNode event) {
      Long from = sent.get(event.path("subject").asText());
      if (from != null) {
        streamed.add(System.nanoTime() - from);
      }
    }
  }
}
