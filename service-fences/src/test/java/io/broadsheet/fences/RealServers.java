package io.broadsheet.fences;

import io.broadsheet.standalone.KafkaServer;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Real Kafka and real PostgreSQL for integration tests: the images of {@code docker-compose.yml}
 * where a Docker engine answers, the embedded servers where none does.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

  private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
  private static final String POSTGRES_IMAGE = "postgres:18";

  /** Kafka looks every second for what is to be compacted or deleted, rather than in minutes. */
  private static final Map<String, String> KAFKA_SETTINGS =
      Map.of(
          "log.cleaner.backoff.ms", "1000",
          "log.retention.check.interval.ms", "1000",
          "log.initial.task.delay.ms", "1000");

  private final Deque<Runnable> stops = new ArrayDeque<>();

  @Override
  public Map<String, String> start() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    System.out.println(
        docker
            ? "Integration tests run in containers."
            : "Integration tests run on embedded servers; in containers: not run, no Docker engine answers.");
    return docker ? inContainers() : embedded();
  }

  private Map<String, String> inContainers() {
    KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE);
    KAFKA_SETTINGS.forEach(
        (name, value) ->
            kafka.withEnv("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
    stops.push(kafka::stop);
    PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE);
    stops.push(postgres::stop);
    kafka.start();
    postgres.start();
    return settings(
        kafka.getBootstrapServers(),
        postgres.getJdbcUrl(),
        postgres.getUsername(),
        postgres.getPassword());
  }

  private Map<String, String> embedded() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "servers-");
      KafkaServer kafka = KafkaServer.start(folder.resolve("kafka"), Ports.free(), KAFKA_SETTINGS);
      stops.push(kafka::stop);
      PostgresServer postgres = PostgresServer.start(folder.resolve("postgresql"), Ports.free());
      stops.push(postgres::stop);
      return settings(kafka.bootstrapServers(), postgres.jdbcUrl(), postgres.user(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(
      String kafka, String jdbcUrl, String user, String password) {
    return Map.of(
        "kafka.bootstrap.servers", kafka,
        "quarkus.datasource.jdbc.url", jdbcUrl,
        "quarkus.datasource.username", user,
        // An empty value would be no value.
        "quarkus.datasource.password", password.isEmpty() ? "none" : password);
  }

  @Override
  public void stop() {
    stops.forEach(Runnable::run);
    stops.clear();
  }
}
