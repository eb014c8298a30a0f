package io.broadsheet.benchmarks;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.standalone.KafkaServer;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.PostgresServer;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.ServiceServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Events stored a second, Kafka to committed, beside a plain JDBC loader that has the same rows in
 * memory and writes them by batches of inserts.
 */
final class StoreBenchmark {

  private static final int EVENTS = 20_000;
  private static final int PARTITIONS = 12;
  private static final int LOADER_BATCH = 200;
  private static final List<String> TABLES =
      List.of("event", "quote", "figure", "claim", "topic", "article_entity", "outcome");

  private StoreBenchmark() {}

  static Table measure() throws Exception {
    Table table = new Table("Store, ready events", "what", "events/s", "of the peer", "goal");
    try (Scratch scratch = new Scratch("store")) {
      KafkaServer kafka = KafkaServer.start(scratch.folder.resolve("kafka"), Ports.free());
      PostgresServer postgres =
          PostgresServer.start(scratch.folder.resolve("postgresql"), Ports.free());
      Map<String, String> settings =
          Map.of(
              "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
              "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
              "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
              "QUARKUS_DATASOURCE_PASSWORD", "none",
              "BROADSHEET_INDEX_FOLDER", scratch.folder.resolve("index").toString());
      Path log = scratch.folder.resolve("query.log");
      try (Connection archive =
          DriverManager.getConnection(
              postgres.jdbcUrl() + "?reWriteBatchedInserts=true", postgres.user(), null)) {
        // The first start makes topics and tables; what it stores warms nobody up.
        ServiceServer.start(Role.QUERY, Ports.free(), settings, log).stop();
        publish(kafka);
        ServiceServer query = ServiceServer.start(Role.QUERY, Ports.free(), settings, log);
        double stored = storedPerSecond(archive);
        query.stop();
        double loaded = loadedPerSecond(archive);
        table.row("plain JDBC loader of the same rows (the peer)", loaded, 1.0, "");
        table.row("query-service, from Kafka", stored, stored / loaded, "0.8");
      } finally {
        postgres.stop();
        kafka.stop();
      }
    }
    return table;
  }

  private static void publish(KafkaServer kafka) {
    Load load = new Load("store");
    ArticleParser parser = new ArticleParser();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "acks",
            "all",
            "compression.type",
            "zstd");
    long[] next = new long[PARTITIONS];
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int n = 0; n < EVENTS; n++) {
        int partition = n % PARTITIONS;
        long offset = next[partition]++;
        Receipt receipt = new Receipt(partition, offset);
        Instant now = Instant.now();
        ArticleVersion data =
            new ArticleVersion(
                load.id(n),
                1,
                0,
                null,
                Lane.LIVE,
                now,
                now,
                null,
                null,
                parser.parse(Original.ofText(load.url(n), text(n))));
        ArticleEvent event =
            new ArticleEvent(
                EventType.PUBLISHED, URI.create("urn:benchmark"), now, receipt, null, data);
        ProducerRecord<String, byte[]> record =
            new ProducerRecord<>(
                Topic.EVENTS.name(""), partition, event.key(), EventJson.bytes(data));
        CloudEvents.headers(event.attributes())
            .forEach(
                (name, value) ->
                    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        Outcome outcome =
            new Outcome(
                load.id(n),
                receipt,
                Outcome.Kind.PUBLISHED,
                null,
                1,
                0,
                offset,
                null,
                null,
                receipt,
                "1",
                data.article().body().completeness(),
                now,
                now,
                now);
        producer.send(
            new ProducerRecord<>(
                Topic.OUTCOMES.name(""),
                partition,
                load.id(n).toString(),
                EventJson.bytes(outcome)));
      }
    }
  }

  private static String text(int n) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append(Load.text(n + i)).append('\n');
    }
    return text.toString();
  }

  /** From the first committed row to the last: the start of the service is not counted. */
  private static double storedPerSecond(Connection archive) throws Exception {
    long first = 0;
    long from = 0;
    while (true) {
      long stored = count(archive);
      if (first == 0 && stored > 0) {
        first = stored;
        from = System.nanoTime();
      }
      if (stored == 2L * EVENTS) {
        return (stored - first) / 2.0 / ((System.nanoTime() - from) / 1e9);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static long count(Connection archive) throws SQLException {
    try (Statement statement = archive.createStatement();
        ResultSet result = statement.executeQuery("select coalesce(sum(next), 0) from position")) {
      result.next();
      return result.getLong(1);
    }
  }

  private static double loadedPerSecond(Connection archive) throws SQLException {
    List<List<Object[]>> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.add(read(archive, table));
    }
    try (Statement statement = archive.createStatement()) {
      for (String table : TABLES) {
        statement.execute("create table copy_of_" + table + " (like " + table + " including all)");
      }
    }
    archive.setAutoCommit(false);
    long from = System.nanoTime();
    // As events come: each batch of articles with its facts and outcomes in one transaction.
    int batches = (EVENTS + LOADER_BATCH - 1) / LOADER_BATCH;
    for (int batch = 0; batch < batches; batch++) {
      for (int t = 0; t < TABLES.size(); t++) {
        List<Object[]> all = rows.get(t);
        insert(
            archive,
            "copy_of_" + TABLES.get(t),
            all.subList(all.size() * batch / batches, all.size() * (batch + 1) / batches));
      }
      archive.commit();
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    archive.setAutoCommit(true);
    return EVENTS / seconds;
  }

  private static List<Object[]> read(Connection archive, String table) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = archive.createStatement();
        ResultSet result = statement.executeQuery("select * from " + table)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        Object[] row = new Object[columns];
        for (int c = 0; c < columns; c++) {
          row[c] = result.getObject(c + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static void insert(Connection archive, String table, List<Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String places = String.join(",", Collections.nCopies(rows.get(0).length, "?"));
    try (PreparedStatement insert =
        archive.prepareStatement("insert into " + table + " values (" + places + ")")) {
      for (Object[] row : rows) {
        for (int c = 0; c < row.length; c++) {
          insert.setObject(c + 1, row[c]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
