package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.ServiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** A house on free ports, in a folder of its own, with a look into its archive. */
final class RunningHouse implements AutoCloseable {

  /** Whether the sizes of the documentation's tables are asked for. */
  static final boolean FULL = Boolean.getBoolean("broadsheet.full");

  final House house;

  RunningHouse() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "house-");
    this.house = House.start(folder, HousePorts.auto(), System.out::println);
  }

  IngestClient ingest() {
    return new IngestClient(house.url(Role.INGEST));
  }

  String query(String path) {
    return house.url(Role.QUERY) + path;
  }

  /** Whether both services say that they are ready. */
  boolean isReady() {
    return ServiceServer.isReady(house.ports().port(Role.INGEST))
        && ServiceServer.isReady(house.ports().port(Role.QUERY));
  }

  /** The number that a statement gives. */
  static long count(int port, String sql, Object... parameters) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/broadsheet?user=broadsheet";
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  long count(String sql, Object... parameters) throws SQLException {
    return count(house.ports().port(Role.POSTGRESQL), sql, parameters);
  }

  /** Waits until what came in and what became of it agree. */
  void awaitAgreement() {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              JsonNode sums = IngestClient.get(query("/stats/reconcile"));
              assertThat(sums.path("agree").asBoolean()).as(sums.toString()).isTrue();
            });
  }

  /** What became of an accepted article. */
  String outcome(JsonNode accepted) throws IOException, InterruptedException {
    return IngestClient.get(
            query("/trace?receipt=" + accepted.path("receipt").asText() + "&wait=10"))
        .path("outcome")
        .asText();
  }

  @Override
  public void close() {
    house.close();
  }
}
