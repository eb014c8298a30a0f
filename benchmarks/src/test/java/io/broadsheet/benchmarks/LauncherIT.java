package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Seed;
import io.broadsheet.standalone.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command itself, as a user runs it: killed in the middle of a load and started again. */
class LauncherIT {

  private static final int SIZE = RunningHouse.FULL ? 10_000 : 300;
  private static final int ROUNDS = RunningHouse.FULL ? 5 : 1;

  private final int kafka = Ports.free();
  private final int postgres = Ports.free();
  private final int ingest = Ports.free();
  private final int query = Ports.free();
  private final Path folder = newFolder();
  private final List<Process> started = new ArrayList<>();
  private Path output = folder;

  /** As the script does after its own build, which a verify takes the place of. */
  @BeforeAll
  static void record() throws IOException, InterruptedException {
    Path home = Seed.root();
    Path built = home.resolve("standalone/target/built");
    if (!Files.exists(built)) {
      Files.createFile(built);
    }
    Process record =
        new ProcessBuilder(home.resolve("broadsheet").toString(), "record").inheritIO().start();
    assertThat(record.waitFor()).isZero();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    broadsheet("down").waitFor(60, TimeUnit.SECONDS);
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void losesAndDoublesNothingWhenTheLauncherIsKilled() throws Exception {
    Process up = up();
    Ledger ledger = new Ledger(kafka, postgres, "http://127.0.0.1:" + query);
    try (Subscriber subscriber = new Subscriber("http://127.0.0.1:" + query, ledger::hear)) {
      for (int round = 1; round <= ROUNDS; round++) {
        IngestClient client = new IngestClient("http://127.0.0.1:" + ingest);
        Account account = new Account("launcher-" + round, SIZE, client);
        Thread load = account.startToRandomMoment();
        Instant moment = Instant.now();
        up.destroyForcibly().waitFor();
        up = up();
        Duration flow = ledger.awaitEventMadeAfter(moment, "launcher-probe-" + round, client);
        System.out.printf(
            "| launcher | kill -9, round %d | new events %d ms after it is back |%n",
            round, flow.toMillis());
        load.join();
        ledger.settle(account);
      }
      assertThat(subscriber.cursor()).isNotNull();
    }
  }

  @Test
  void secondUpOnTheSameFolderPrintsTheAddressesAndEnds() throws Exception {
    Process up = up();
    assertMapsWhatWasRecorded(up);
    Process second = broadsheet("up");
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isZero();
    assertThat(Files.readString(output)).contains(":" + ingest).contains(":" + query);
  }

  /** Each of the three JVMs that it started, where the system tells. */
  private static void assertMapsWhatWasRecorded(Process up) throws IOException {
    List<String> maps = new ArrayList<>();
    for (ProcessHandle process : up.toHandle().descendants().toList()) {
      Path file = Path.of("/proc/" + process.pid() + "/maps");
      if (Files.isReadable(file)) {
        maps.addAll(Files.readAllLines(file));
      }
    }
    if (!maps.isEmpty()) {
      for (String server : List.of("kafka", "ingest-service", "query-service")) {
        assertThat(maps).anyMatch(line -> line.contains("class-archives/" + server + "."));
      }
    }
  }

  private Process up() throws IOException {
    List<String> options =
        List.of(
            "up",
            "--kafka-port=" + kafka,
            "--postgresql-port=" + postgres,
            "--ingest-port=" + ingest,
            "--query-port=" + query);
    Process up = broadsheet(options.toArray(String[]::new));
    started.add(up);
    await()
        .alias("the house is up")
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> isReady(ingest) && isReady(query));
    return up;
  }

  private static boolean isReady(int port) throws IOException, InterruptedException {
    JsonNode health = IngestClient.get("http://127.0.0.1:" + port + "/q/health/ready");
    return health.path("status").asText().equals("UP");
  }

  private Process broadsheet(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Seed.root().resolve("broadsheet").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", folder.toString()));
    output = Files.createTempFile(folder.getParent(), "broadsheet-", ".out");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "launcher-")
          .resolve("data");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
