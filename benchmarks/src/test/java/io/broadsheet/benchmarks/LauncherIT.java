package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.benchmarks.FaultRounds.Fault;
import io.broadsheet.events.Seed;
import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Ports;
import java.io.IOException;
import java.io.OutputStream;
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

  private static final int ROUNDS = RunningHouse.FULL ? 5 : 1;
  private static final Duration DISK_FULL = Duration.ofSeconds(RunningHouse.FULL ? 30 : 3);
  private static final String DISK_SIZE = RunningHouse.FULL ? "1g" : "250m";
  private static final String NO_SPACE = "No space left on device";

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
    up();
    try (FaultRounds rounds = rounds()) {
      for (int round = 1; round <= ROUNDS; round++) {
        rounds.run(
            new Fault("launcher", "kill -9, up again", 10, false),
            new IngestClient("http://127.0.0.1:" + ingest),
            () -> {
              started.get(started.size() - 1).destroyForcibly().waitFor();
              up();
              return Instant.now();
            });
      }
    }
  }

  /** PostgreSQL's folder on a small file system of its own, which nobody else sees. */
  @Test
  void losesAndDoublesNothingWhenPostgresqlsDiskIsFull() throws Exception {
    assumeTrue(mayMount(), "no file system can be mounted in a namespace of its own: not run");
    Path small = Files.createDirectories(folder.resolve("postgresql")).toRealPath();
    Files.writeString(folder.resolve("format"), DataFolder.FORMAT);
    String mount = "mount -t tmpfs -o size=%s tmpfs $0 && exec \"$@\"".formatted(DISK_SIZE);
    Process up = up("unshare", "-Urm", "sh", "-c", mount, small.toString());
    Path seenFromHere = Path.of("/proc/" + up.pid() + "/root" + small);
    try (FaultRounds rounds = rounds()) {
      rounds.run(
          new Fault("PostgreSQL", "disk full for %d s".formatted(DISK_FULL.toSeconds()), 15, false),
          new IngestClient("http://127.0.0.1:" + ingest),
          () -> {
            Path filler = fill(seenFromHere.resolve("filler"));
            await().atMost(Duration.ofMinutes(1)).until(() -> isToldBy("postgresql.log"));
            Instant moment = Instant.now();
            Thread.sleep(DISK_FULL.toMillis());
            Files.delete(filler);
            return moment;
          });
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

  private static boolean mayMount() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/tmp")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path fill(Path filler) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(NO_SPACE);
      return filler;
    }
  }

  private boolean isToldBy(String log) throws IOException {
    return Files.readString(folder.resolve("logs").resolve(log)).contains(NO_SPACE);
  }

  private FaultRounds rounds() throws IOException, InterruptedException {
    return new FaultRounds(kafka, postgres, "http://127.0.0.1:" + query);
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

  /** Starts it, by way of that command where one is given. */
  private Process up(String... by) throws IOException {
    Process up =
        broadsheet(
            List.of(by),
            "up",
            "--kafka-port=" + kafka,
            "--postgresql-port=" + postgres,
            "--ingest-port=" + ingest,
            "--query-port=" + query);
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
    return broadsheet(List.of(), arguments);
  }

  private Process broadsheet(List<String> by, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(by);
    command.add(Seed.root().resolve("broadsheet").toString());
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
