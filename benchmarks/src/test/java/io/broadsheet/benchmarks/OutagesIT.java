package io.broadsheet.benchmarks;

import io.broadsheet.benchmarks.FaultRounds.Fault;
import io.broadsheet.standalone.KafkaServer;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.ServiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nothing starts again at once: a cut network, and a database that is away for a while. */
class OutagesIT {

  /** Also where it is short, longer than Kafka waits for a member. */
  private static final Duration CUT = Duration.ofSeconds(RunningHouse.FULL ? 20 : 8);

  private static final Duration AWAY = Duration.ofSeconds(RunningHouse.FULL ? 60 : 5);

  private static Relay relay;
  private static ArchiveServers servers;
  private static ServiceServer ingest;
  private static FaultRounds rounds;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "outages-");
    int behind = Ports.free();
    relay = new Relay(behind);
    int kafka = Ports.free();
    servers =
        new ArchiveServers(
            folder,
            KafkaServer.start(
                folder.resolve("kafka"), kafka, listeners(kafka, behind, relay.port())));
    servers.startQuery(true);
    ingest =
        ServiceServer.start(
            Role.INGEST,
            Ports.free(),
            Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + relay.port()),
            folder.resolve("ingest.log"));
    rounds = new FaultRounds(servers.kafka.port(), servers.postgres.port(), servers.url(""));
  }

  /** One for those who come by the relay, and are told to, and one for all others. */
  private static Map<String, String> listeners(int port, int behind, int relay) {
    String direct = "PLAINTEXT://127.0.0.1:" + port + ",RELAYED://127.0.0.1:";
    String controller = "127.0.0.1:" + Ports.free();
    return Map.of(
        "listeners", direct + behind + ",CONTROLLER://" + controller,
        "advertised.listeners", direct + relay,
        "controller.quorum.voters", "1@" + controller,
        "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,RELAYED:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  @AfterAll
  static void stop() throws IOException {
    if (rounds != null) {
      rounds.close();
    }
    if (ingest != null) {
      ingest.stop();
    }
    if (servers != null) {
      servers.close();
    }
    relay.close();
  }

  @ParameterizedTest
  @EnumSource(Relay.Cut.class)
  void losesAndDoublesNothingWhenIngestIsCutOffFromKafka(Relay.Cut cut) throws Exception {
    String name = "%s for %d s".formatted(cut == Relay.Cut.HANGS ? "hangs" : "drops", seconds(CUT));
    rounds.run(
        new Fault("ingest-service to Kafka", name, 10, true),
        client(),
        () -> {
          relay.cut(cut);
          Instant moment = Instant.now();
          Thread.sleep(CUT.toMillis());
          relay.mend();
          return moment;
        });
  }

  @Test
  void storesAgainByItselfWhenPostgresqlComesBack() throws Exception {
    rounds.run(
        new Fault("PostgreSQL", "away for %d s".formatted(seconds(AWAY)), 5, false),
        client(),
        () -> {
          servers.postgres.stop();
          Instant moment = Instant.now();
          Thread.sleep(AWAY.toMillis());
          servers.restartPostgres();
          return moment;
        });
  }

  private static long seconds(Duration time) {
    return time.toSeconds();
  }

  private static IngestClient client() {
    return new IngestClient(ingest.url().toString());
  }
}
