package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds what was promised against what is there: each accepted line has its outcome, each article
 * its one event in the archive, and the subscriber got each event once.
 */
final class Ledger {

  private final int postgresPort;
  private final String query;

  /** Event id to how often the subscriber got it. */
  final Map<String, Integer> heard = new ConcurrentHashMap<>();

  Ledger(int postgresPort, String query) {
    this.postgresPort = postgresPort;
    this.query = query;
  }

  /** What a subscriber tells here. */
  void hear(JsonNode event) {
    heard.merge(event.path("id").asText(), 1, Integer::sum);
  }

  boolean heardOf(String article) {
    return heard.containsKey(article + "/1/0");
  }

  /** Waits until everything that was accepted has come through, then compares. */
  void settle(Account account) {
    await()
        .alias("each accepted line has its outcome")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> outcomes().keySet().containsAll(account.receipts.keySet()));
    await()
        .alias("the sums reconcile")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode sums = IngestClient.get(query + "/stats/reconcile");
              assertThat(sums.path("agree").asBoolean()).as(sums.toString()).isTrue();
            });
    await()
        .alias("the subscriber has got each article")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(account.receipts.values()).allMatch(this::heardOf));
    compare(account);
  }

  private void compare(Account account) {
    Map<String, String> outcomes = outcomes();
    Map<String, Integer> published = new HashMap<>();
    account.receipts.forEach(
        (receipt, article) -> {
          assertThat(outcomes.get(receipt))
              .as("outcome of " + receipt)
              .isIn("published", "unchanged");
          if ("published".equals(outcomes.get(receipt))) {
            published.merge(article, 1, Integer::sum);
          }
        });
    Map<String, Integer> events = events();
    for (int n = 0; n < account.size; n++) {
      String article = account.load.id(n).toString();
      assertThat(events).as("events in the archive").containsEntry(article, 1);
      // A line whose answer was lost is published all the same, under a receipt that nobody holds.
      assertThat(published.getOrDefault(article, 0)).as("published " + article).isLessThan(2);
      assertThat(heard).as("events on the stream").containsEntry(article + "/1/0", 1);
    }
  }

  private Map<String, String> outcomes() {
    return rows(
        "select receipt_partition || '-' || receipt_offset, outcome from outcome",
        ResultSet::getString);
  }

  private Map<String, Integer> events() {
    return rows("select article_id::text, count(*) from event group by 1", ResultSet::getInt);
  }

  private interface Column<T> {
    T of(ResultSet row, int column) throws SQLException;
  }

  private <T> Map<String, T> rows(String sql, Column<T> second) {
    Map<String, T> rows = new TreeMap<>();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/broadsheet?user=broadsheet");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.put(result.getString(1), second.of(result, 2));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
