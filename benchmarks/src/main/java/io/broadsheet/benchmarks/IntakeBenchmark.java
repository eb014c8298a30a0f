package io.broadsheet.benchmarks;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.standalone.KafkaServer;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.Server;
import io.broadsheet.standalone.ServiceServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Articles acknowledged a second over HTTP, beside Kafka's own producer test with the same bytes on
 * the same broker, which puts each append on disk. The parse stage is off: it is not what is
 * measured.
 */
final class IntakeBenchmark {

  private static final int ARTICLES = 30_000;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 3;
  private static final int LINES_A_REQUEST = 1_000;
  private static final int BULK_CLIENTS = 2;
  private static final int SINGLE_CLIENTS = 32;
  private static final String LIMIT_TOPIC = "limit";
  private static final int PARTITIONS = 12;
  private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");

  private IntakeBenchmark() {}

  static Table measure() throws Exception {
    Table table =
        new Table(
            "Intake, articles of 3 KB, medians of " + ROUNDS + " rounds",
            "what",
            "acknowledged/s",
            "of the limit",
            "goal",
            "service, CPU an article (µs)",
            "Kafka (µs)");
    try (Scratch scratch = new Scratch("intake")) {
      KafkaServer kafka = KafkaServer.start(scratch.folder.resolve("kafka"), Ports.free());
      ServiceServer ingest =
          ServiceServer.start(
              Role.INGEST,
              Ports.free(),
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  kafka.bootstrapServers(),
                  "BROADSHEET_PARSE_ENABLED",
                  "false"),
              scratch.folder.resolve("ingest.log"));
      try {
        IngestClient client = new IngestClient(ingest.url().toString());
        // Not articles.received itself: a compacted topic takes no record without a key.
        createTopic(kafka);
        List<Run> limit = new ArrayList<>();
        List<Run> bulk = new ArrayList<>();
        List<Run> single = new ArrayList<>();
        for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
          String name = "round" + round;
          Run producers = Run.of(2 * ARTICLES, ingest, kafka, () -> producerTest(kafka, scratch));
          Run lines = Run.of(ARTICLES, ingest, kafka, () -> bulk(client, name));
          Run articles = Run.of(ARTICLES / 3, ingest, kafka, () -> single(client, name + "s"));
          if (round > 0) {
            limit.add(producers);
            bulk.add(lines);
            single.add(articles);
          }
        }
        double most = Run.median(limit, Run::perSecond);
        row(table, "kafka-producer-perf-test, acks=all (the limit)", most, "", limit);
        row(table, "POST /articles, NDJSON", most, "0.6", bulk);
        row(table, "POST /articles, one a request, 32 clients", most, "", single);
      } finally {
        ingest.stop();
        kafka.stop();
      }
    }
    return table;
  }

  private static void row(Table table, String what, double limit, String goal, List<Run> runs) {
    double perSecond = Run.median(runs, Run::perSecond);
    table.row(
        what,
        perSecond,
        perSecond / limit,
        goal,
        Run.median(runs, Run::serviceMicros),
        Run.median(runs, Run::kafkaMicros));
  }

  /** One measured run: its rate, and the processor's time that each article took. */
  private record Run(double perSecond, double serviceMicros, double kafkaMicros) {

    static Run of(int articles, Server service, Server kafka, Callable<Double> run)
        throws Exception {
      long serviceFrom = micros(service);
      long kafkaFrom = micros(kafka);
      double perSecond = run.call();
      return new Run(
          perSecond,
          (double) (micros(service) - serviceFrom) / articles,
          (double) (micros(kafka) - kafkaFrom) / articles);
    }

    static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
      return runs.stream()
          .mapToDouble(figure)
          .sorted()
          .skip(runs.size() / 2)
          .findFirst()
          .orElseThrow();
    }

    private static long micros(Server server) {
      return server.handle().info().totalCpuDuration().orElseThrow().toNanos() / 1_000;
    }
  }

  private static double bulk(IngestClient client, String run) throws Exception {
    Load load = new Load(run);
    List<byte[]> requests = new ArrayList<>();
    for (int from = 0; from < ARTICLES; from += LINES_A_REQUEST) {
      requests.add(
          IntStream.range(from, from + LINES_A_REQUEST)
              .mapToObj(n -> load.usual(n).toString())
              .collect(Collectors.joining("\n"))
              .getBytes(StandardCharsets.UTF_8));
    }
    AtomicLong accepted = new AtomicLong();
    double seconds =
        inParallel(BULK_CLIENTS, requests, lines -> accepted.addAndGet(client.accepted(lines)));
    require(accepted.get(), ARTICLES);
    return ARTICLES / seconds;
  }

  private static double single(IngestClient client, String run) throws Exception {
    Load load = new Load(run);
    List<String> articles =
        IntStream.range(0, ARTICLES / 3).mapToObj(n -> load.usual(n).toString()).toList();
    AtomicLong accepted = new AtomicLong();
    double seconds =
        inParallel(
            SINGLE_CLIENTS,
            articles,
            article -> {
              if (client.postOne(article).statusCode() == 202) {
                accepted.incrementAndGet();
              }
            });
    require(accepted.get(), articles.size());
    return articles.size() / seconds;
  }

  private static void require(long accepted, long sent) {
    if (accepted != sent) {
      throw new IllegalStateException("only " + accepted + " of " + sent + " were accepted");
    }
  }

  private interface Send<T> {
    void of(T item) throws Exception;
  }

  private static <T> double inParallel(int clients, List<T> items, Send<T> send) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      long from = System.nanoTime();
      List<Future<?>> sent = new ArrayList<>();
      for (T item : items) {
        sent.add(
            pool.submit(
                () -> {
                  send.of(item);
                  return null;
                }));
      }
      for (Future<?> each : sent) {
        each.get();
      }
      return (System.nanoTime() - from) / 1e9;
    } finally {
      pool.shutdown();
    }
  }

  private static void createTopic(KafkaServer kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(LIMIT_TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  private static double producerTest(KafkaServer kafka, Scratch scratch)
      throws IOException, InterruptedException {
    Path payloads = scratch.folder.resolve("payloads");
    Load load = new Load("perf");
    List<String> arrivals = new ArrayList<>();
    for (int n = 0; n < 1_000; n++) {
      Original original =
          new Original(
              load.url(n), null, "Load Gazette", null, Load.usualText(n), "T", null, null, null);
      arrivals.add(
          new String(
              EventJson.bytes(
                  new Arrival(
                      load.id(n),
                      original,
                      Lane.LIVE,
                      Instant.now(),
                      Instant.now(),
                      false,
                      false,
                      false,
                      null)),
              StandardCharsets.UTF_8));
    }
    Files.write(payloads, arrivals);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.apache.kafka.tools.ProducerPerformance",
            "--topic",
            LIMIT_TOPIC,
            "--num-records",
            Integer.toString(2 * ARTICLES),
            "--payload-file",
            payloads.toString(),
            "--throughput",
            "-1",
            "--producer-props",
            "bootstrap.servers=" + kafka.bootstrapServers(),
            "acks=all",
            "compression.type=zstd");
    Process test = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(output);
    String last = null;
    while (rate.find()) {
      last = rate.group(1);
    }
    if (test.waitFor() != 0 || last == null || Double.parseDouble(last) == 0) {
      throw new IOException("kafka-producer-perf-test failed: " + output);
    }
    return Double.parseDouble(last);
  }
}
