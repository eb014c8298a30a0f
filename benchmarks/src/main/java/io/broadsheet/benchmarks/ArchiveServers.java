package io.broadsheet.benchmarks;

import io.broadsheet.standalone.KafkaServer;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.PostgresServer;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.ServiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kafka, PostgreSQL, and query-service when it is wanted. */
final class ArchiveServers implements AutoCloseable {

  /** Of Linux's /proc. */
  private static final double TICKS_A_SECOND = 100;

  final KafkaServer kafka;
  PostgresServer postgres;
  final Path indexFolder;

  private final Path postgresFolder;
  private final Path log;
  private @Nullable ServiceServer query;

  ArchiveServers(Path folder) {
    this(folder, KafkaServer.start(folder.resolve("kafka"), Ports.free()));
  }

  ArchiveServers(Path folder, KafkaServer kafka) {
    this.kafka = kafka;
    postgresFolder = folder.resolve("postgresql");
    postgres = PostgresServer.start(postgresFolder, Ports.free());
    indexFolder = folder.resolve("index");
    log = folder.resolve("query.log");
  }

  /** Starts query-service; without an index it only stores. */
  void startQuery(boolean indexed) {
    Map<String, String> settings = new HashMap<>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
    settings.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "none");
    settings.put("BROADSHEET_INDEX_FOLDER", indexFolder.toString());
    settings.put("BROADSHEET_INDEX_ENABLED", Boolean.toString(indexed));
    settings.put("BROADSHEET_OUTBOUND_ALLOW", "127.0.0.0/8");
    query = ServiceServer.start(Role.QUERY, Ports.free(), settings, log);
  }

  /** Starts PostgreSQL again, where it was, after it was stopped. */
  void restartPostgres() {
    postgres = PostgresServer.start(postgresFolder, postgres.port());
  }

  void stopQuery() {
    if (query != null) {
      query.stop();
      query = null;
    }
  }

  String url(String path) {
    return running().url() + path;
  }

  int queryPort() {
    return running().port();
  }

  private ServiceServer running() {
    if (query == null) {
      throw new IllegalStateException("query-service is not running");
    }
    return query;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl() + "?reWriteBatchedInserts=true", postgres.user(), null);
  }

  /** A number that PostgreSQL answers. */
  static long number(Connection archive, String sql) throws SQLException {
    try (Statement statement = archive.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  ProcessHandle queryProcess() {
    return running().handle();
  }

  /** Seconds of the processor that query-service took so far. */
  double queryProcessor() {
    return running().handle().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  double queryResidentMegabytes() throws IOException {
    return Resident.megabytes(running().handle(), "status", "VmRSS");
  }

  /** Seconds of the processor that PostgreSQL took so far, with its processes that have ended. */
  double postgresProcessor() throws IOException {
    ProcessHandle server = postgres.handle();
    double ticks = 0;
    for (ProcessHandle process : Stream.concat(Stream.of(server), server.descendants()).toList()) {
      Path stat = proc(process, "stat");
      if (Files.exists(stat)) {
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        for (int field = 11; field < 15; field++) {
          ticks += Long.parseLong(fields[field]);
        }
      }
    }
    return ticks / TICKS_A_SECOND;
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  long indexBytes() throws IOException {
    try (Stream<Path> files = Files.walk(indexFolder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  /** Looks every few milliseconds, for a quarter of an hour at most. */
  static void await(String what, Condition condition) throws Exception {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(15);
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited in vain until " + what);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    stopQuery();
    postgres.stop();
    kafka.stop();
  }
}
