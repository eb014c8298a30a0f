package io.broadsheet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Holds what was promised against what is there: each accepted line has its outcome, each version
 * its one event in the archive, a search finds the newest, the subscriber got each event once, and
 * the webhook each at least once, in order.
 */
final class Ledger {

  private final int kafkaPort;
  private final int postgresPort;
  private final String query;
  private final WebhookTarget webhook;

  /** Event id to how often the subscriber got it. */
  final Map<String, Integer> heard = new ConcurrentHashMap<>();

  Ledger(int kafkaPort, int postgresPort, String query, WebhookTarget webhook) {
    this.kafkaPort = kafkaPort;
    this.postgresPort = postgresPort;
    this.query = query;
    this.webhook = webhook;
  }

  private volatile Instant newest = Instant.MIN;

  /** What a subscriber tells here. */
  void hear(JsonNode event) {
    heard.merge(event.path("id").asText(), 1, Integer::sum);
    Instant made = Instant.parse(event.path("time").asText());
    newest = made.isAfter(newest) ? made : newest;
  }

  /**
   * Waits until the subscriber and the webhook have got an event that was made after that moment:
   * of the load, or of an article that is handed in now, which waits behind what was accepted
   * before it.
   *
   * @return how long that took
   */
  Duration awaitEventMadeAfter(Instant moment, String name, IngestClient ingest) {
    long since = System.nanoTime();
    Account probe = new Account(name, 1, ingest);
    new Thread(probe, "probe").start();
    await()
        .alias("a new event reaches both subscribers")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> newest.isAfter(moment) && webhook.newest().isAfter(moment));
    probe.stop();
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Waits until everything that was accepted has come through, then compares. */
  void settle(Account account) {
    awaitAll(account);
    assertOnce("Kafka's log", account, logged());
    compare(account);
  }

  /**
   * The same after what was sent to Kafka may have been held up on its way: it may arrive after its
   * successor's, with the same id (docs/events.md), which the archive and the stream leave out.
   *
   * @return how many events are more than once in Kafka's log
   */
  long settleDelayed(Account account) {
    awaitAll(account);
    Map<String, Integer> logged = logged();
    Map<String, Integer> twice = new HashMap<>(of(account, logged));
    twice.values().removeIf(times -> times == 1);
    twice.keySet().forEach(event -> logged.put(event, 1));
    assertOnce("Kafka's log", account, logged);
    compare(account);
    return twice.size();
  }

  private void awaitAll(Account account) {
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
    Set<String> events = account.events();
    await()
        .alias("the subscriber has got each event")
        .atMost(Duration.ofMinutes(1))
        .until(() -> heard.keySet().containsAll(events));
    await()
        .alias("the webhook has got each event")
        .atMost(Duration.ofMinutes(1))
        .until(() -> webhook.events().containsAll(events));
  }

  private void compare(Account account) {
    Map<String, String> outcomes = outcomes();
    Map<String, Integer> told = new HashMap<>();
    account.receipts.forEach(
        (receipt, article) -> {
          String outcome = outcomes.get(receipt);
          assertThat(outcome).as("of " + receipt).isIn("published", "updated", "unchanged");
          told.merge(article + " " + outcome, 1, Integer::sum);
        });
    // A line whose answer was lost is published all the same, under a receipt that nobody holds.
    told.keySet().removeIf(each -> each.endsWith("unchanged"));
    assertThat(told.values()).as("one receipt for a version").containsOnly(1);
    assertOnce("the archive", account, archived());
    assertOnce("the stream", account, heard);
    List<String> hooked = webhook.events();
    account.events().stream()
        .filter(event -> event.endsWith("/2/0"))
        .forEach(second -> assertThat(hooked).containsSubsequence(first(second), second));
    await()
        .alias("a search finds what stands")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(found(account)).isEqualTo(standing(account)));
  }

  private static String first(String second) {
    return second.replace("/2/0", "/1/0");
  }

  /** Each article's newest version. */
  private static Set<String> standing(Account account) {
    Set<String> events = account.events();
    return events.stream()
        .filter(event -> !events.contains(event.replace("/1/0", "/2/0")) || event.endsWith("/2/0"))
        .collect(Collectors.toSet());
  }

  /** What the index has of the account, however it was built. */
  private Set<String> found(Account account) {
    try {
      String q = URLEncoder.encode("source:=\"%s\"".formatted(account.load.source()), UTF_8);
      HttpResponse<String> lines =
          IngestClient.ask(query + "/articles.ndjson?fields=id,version,revision&q=" + q);
      assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
      return lines
          .body()
          .lines()
          .map(IngestClient::tree)
          .map(
              line ->
                  line.path("id").asText()
                      + "/"
                      + line.path("version")
                      + "/"
                      + line.path("revision"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertOnce(String where, Account account, Map<String, Integer> events) {
    Map<String, Integer> off = of(account, events);
    account.events().forEach(event -> off.merge(event, -1, Integer::sum));
    off.values().removeIf(times -> times == 0);
    assertThat(off).as("events of %s in %s, too many or missing", account, where).isEmpty();
  }

  /** What is about the account's articles. */
  private static Map<String, Integer> of(Account account, Map<String, Integer> events) {
    Set<String> due = account.events();
    Map<String, Integer> own = new HashMap<>(events);
    own.keySet().removeIf(event -> !due.contains(event.replaceFirst("/.*", "/1/0")));
    return own;
  }

  private Map<String, String> outcomes() {
    return rows(
        "select coalesce('b' || receipt_partition || '-' || backfill_offset,"
            + " receipt_partition || '-' || receipt_offset), outcome from outcome",
        ResultSet::getString);
  }

  /** The keys and revisions in articles.events, each with how often it is there. */
  private Map<String, Integer> logged() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort, "fetch.max.wait.ms", 10);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      String topic = Topic.EVENTS.name("");
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, Integer> logged = new HashMap<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(event -> logged.merge(event.key() + "/0", 1, Integer::sum));
      }
      return logged;
    }
  }

  private Map<String, Integer> archived() {
    return rows(
        "select article_id || '/' || version || '/' || revision, count(*) from event group by 1",
        ResultSet::getInt);
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
