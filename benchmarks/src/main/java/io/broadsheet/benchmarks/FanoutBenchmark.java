package io.broadsheet.benchmarks;

import io.broadsheet.benchmarks.Audience.Heard;
import io.broadsheet.standalone.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * One event to many subscribers: query-service, and beside it a server that only sends the same
 * bytes to as many connections.
 */
final class FanoutBenchmark {

  private static final int SUBSCRIBERS = 2_000;
  private static final int QUERIES = 100;

  /** Of the first query's word; an article in ten has one of these. */
  private static final int RANK = 200;

  private static final int RATE = 20;
  private static final int WARM_UP = 40 * RATE;

  /** With stalled readers in every second one. */
  private static final int TURNS = 4;

  private static final int TURN = 15 * RATE;
  private static final int STALLED = 20;
  private static final int STEADY = WARM_UP + TURNS * TURN;
  private static final int BURST = STEADY + 500;

  private final int port;
  private final ProcessHandle server;
  private final IntFunction<String> path;
  private final String stalledPath;
  private final Publisher publisher;

  private final Map<String, Heard> heard = new HashMap<>();
  private final Timings timings = new Timings();
  private final Timings besideStalled = new Timings();
  private double deliveries;
  private double burst;
  private double kilobytes;
  private double processor;

  private FanoutBenchmark(
      int port,
      ProcessHandle server,
      IntFunction<String> path,
      String stalledPath,
      Publisher publisher) {
    this.port = port;
    this.server = server;
    this.path = path;
    this.stalledPath = stalledPath;
    this.publisher = publisher;
  }

  /** Sends the articles' events, from one number up to another, which is left out. */
  interface Publisher {
    void publish(int from, int to) throws Exception;
  }

  static Table measure() throws Exception {
    FanoutBenchmark stream = stream();
    FanoutBenchmark bare = bare(stream.heard);
    return new Table(
            "An event to 2,000 subscribers with 100 queries, 20 events/s",
            "what",
            "query-service",
            "bare Vert.x",
            "goal")
        .row("deliveries/s", stream.deliveries, bare.deliveries, "")
        .row(
            "from before its append to the last subscriber, p50 (ms)",
            stream.timings.quantile(0.5),
            bare.timings.quantile(0.5),
            "")
        .row("p99 (ms)", stream.timings.quantile(0.99), bare.timings.quantile(0.99), "")
        .row(
            "p99 beside 20 readers that stall, to without",
            stream.stallRatio(),
            bare.stallRatio(),
            "at most 1.1")
        .row("processor a delivery (µs)", stream.processor, bare.processor, "")
        .row("resident memory a subscriber (KB)", stream.kilobytes, bare.kilobytes, 64)
        .row("deliveries/s of 500 events at once", stream.burst, bare.burst, "0.7 of the bare");
  }

  private static FanoutBenchmark stream() throws Exception {
    try (Scratch scratch = new Scratch("fanout");
        ArchiveServers servers = new ArchiveServers(scratch.folder)) {
      servers.startQuery(true);
      try (ReadyEvents events = new ReadyEvents(servers.kafka.bootstrapServers())) {
        FanoutBenchmark stream =
            new FanoutBenchmark(
                servers.queryPort(),
                servers.queryProcess(),
                n -> "/stream?q=" + Newswire.WORDS.at(RANK + group(n)),
                "/stream",
                events::publish);
        stream.run();
        return stream;
      }
    }
  }

  private static FanoutBenchmark bare(Map<String, Heard> heard) throws Exception {
    int port = Ports.free();
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BareStream.class.getName(),
                Integer.toString(port))
            .inheritIO()
            .start();
    try {
      HttpClient http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(5))
              .build();
      ArchiveServers.await("the bare server answers", () -> answers(http, port));
      FanoutBenchmark bare =
          new FanoutBenchmark(
              port,
              server.toHandle(),
              n -> "/" + group(n),
              "/0",
              (from, to) -> {
                for (int n = from; n < to; n++) {
                  Heard event = heard.get(id(n));
                  if (event != null) {
                    http.send(event(port, id(n), event), HttpResponse.BodyHandlers.discarding());
                  }
                }
              });
      bare.run();
      return bare;
    } finally {
      server.destroy();
    }
  }

  private static boolean answers(HttpClient http, int port) throws InterruptedException {
    try {
      HttpRequest nobody =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/none"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      return http.send(nobody, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** To whom the event went, in as many bytes. */
  private static HttpRequest event(int port, String id, Heard heard) {
    String groups =
        heard.by.stream()
            .map(FanoutBenchmark::group)
            .distinct()
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    String event = "data:{\"id\":\"" + id + "\"}";
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + groups))
        .POST(
            HttpRequest.BodyPublishers.ofString(
                event + " ".repeat(heard.bytes - event.length() - 2) + "\n\n"))
        .build();
  }

  private static int group(int subscriber) {
    return subscriber % QUERIES;
  }

  private static String id(int n) {
    return Newswire.id(n) + "/1/0";
  }

  private void run() throws Exception {
    try (Audience few = new Audience(port, QUERIES, path)) {
      steadily(0, WARM_UP);
      heard.putAll(few.settled());
    }
    double before = megabytes();
    try (Audience all = new Audience(port, SUBSCRIBERS, path)) {
      long begin = processor();
      for (int turn = 0; turn < TURNS; turn++) {
        boolean beside = turn % 2 == 1;
        int from = WARM_UP + turn * TURN;
        try (Stalled stalled = new Stalled(port, beside ? STALLED : 0, stalledPath)) {
          Map<String, Long> sent = steadily(from, from + TURN);
          Map<String, Heard> steady = all.settled();
          sent.keySet().retainAll(steady.keySet());
          sent.forEach(
              (id, at) ->
                  (beside ? besideStalled : timings)
                      .add(Objects.requireNonNull(steady.get(id)).last - at));
        }
      }
      kilobytes = (megabytes() - before) * 1_024 / SUBSCRIBERS;
      deliveries = all.deliveries() * (double) RATE / (STEADY - WARM_UP);
      processor = (processor() - begin) / 1e3 / all.deliveries();

      int until = all.deliveries();
      long from = System.nanoTime();
      publisher.publish(STEADY, BURST);
      Map<String, Heard> whole = all.settled();
      long last = whole.values().stream().mapToLong(event -> event.last).max().orElseThrow();
      burst = (all.deliveries() - until) / ((last - from) / 1e9);
      whole.values().forEach(FanoutBenchmark::check);
      heard.putAll(whole);
    }
  }

  private double stallRatio() {
    return besideStalled.quantile(0.99) / timings.quantile(0.99);
  }

  /** When each event was sent, by its id. */
  private Map<String, Long> steadily(int from, int to) throws Exception {
    Map<String, Long> sent = new HashMap<>();
    long begin = System.nanoTime();
    for (int n = from; n < to; n++) {
      LockSupport.parkNanos(begin + (n - from) * (1_000_000_000L / RATE) - System.nanoTime());
      sent.put(id(n), System.nanoTime());
      publisher.publish(n, n + 1);
    }
    return sent;
  }

  /** Whoever has a query got what all with that query got. */
  private static void check(Heard event) {
    long groups = event.by.stream().map(FanoutBenchmark::group).distinct().count();
    if (event.by.cardinality() != groups * (SUBSCRIBERS / QUERIES)) {
      throw new IllegalStateException("an event did not reach all who wait for it");
    }
  }

  private double megabytes() throws IOException {
    return Resident.megabytes(server, "status", "VmRSS");
  }

  private long processor() {
    return server.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
