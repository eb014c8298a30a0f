package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What one would write in an hour: polls, decodes, writes each poll's rows by one insert from
 * {@code unnest} a table, commits, and polls again. It writes the event and its facts alone, and
 * nothing of what the store makes of them: no entity across articles, no origins, no positions.
 */
final class PlainConsumer {

  private static final int POLL = 250;

  private static final String EVIDENCE =
      """

      evidence_start int /evidence/start
      evidence_end int /evidence/end
      evidence_exact text /evidence/exact""";

  /**
   * A table, and what is written to it.
   *
   * @param list of the event, whose members are the rows; empty where the event is the row
   * @param constants columns that are the same in each row, in SQL
   * @param columns where in the JSON of an event or of its fact each stands; by name and type
   */
  private record Target(String table, String list, String constants, Map<String, String> columns) {}

  private static final List<Target> TARGETS =
      List.of(
          new Target(
              "event",
              "",
              "type 'published', withdrawn false, attributes '{}'",
              columns(
                  """
                  article_id uuid /id
                  version int /version
                  revision int /revision
                  lane text /lane
                  received timestamptz /received
                  sort_at timestamptz /received
                  time timestamptz /received
                  url text /url
                  source text /source/name
                  domain text /source/domain
                  title text /title
                  language text /language
                  published text /published/value""")),
          new Target(
              "quote",
              "quotes",
              "",
              columns(
                  """
                  id text /id
                  text text /text
                  type text /type
                  verb text /verb
                  speaker_entity text /speaker/entity
                  speaker_name text /speaker/name
                  speaker_status text /speaker/status
                  speaker_start int /speaker/evidence/start
                  speaker_end int /speaker/evidence/end
                  speaker_exact text /speaker/evidence/exact"""
                      + EVIDENCE)),
          new Target(
              "figure",
              "figures",
              "",
              columns(
                  """
                  id text /id
                  kind text /kind
                  value numeric /value
                  bound text /bound
                  currency text /currency"""
                      + EVIDENCE)),
          new Target(
              "claim",
              "claims",
              "hedged false, negated false",
              columns(
                  """
                  id text /id
                  subject text /subject/text
                  subject_entity text /subject/entity
                  relation text /relation
                  object text /object/text
                  object_entity text /object/entity"""
                      + EVIDENCE)),
          new Target(
              "topic",
              "topics",
              "",
              columns(
                  """
                  uri text /uri
                  name text /name
                  confidence real /confidence""")),
          new Target(
              "article_entity",
              "entities",
              "sort_at now(), quotes 0, figures 0, claims 0",
              columns(
                  """
                  id text /id
                  type text /type
                  name text /name
                  salience real /salience
                  mentions json /mentions""")));

  private PlainConsumer() {}

  private static Map<String, String> columns(String lines) {
    Map<String, String> columns = new LinkedHashMap<>();
    lines
        .lines()
        .map(line -> line.split(" "))
        .forEach(parts -> columns.put(parts[0] + " " + parts[1], parts[2]));
    return columns;
  }

  /** Seconds until the first so many events of the log are in the copies of the tables. */
  static double store(String bootstrapServers, Connection archive, int events)
      throws SQLException, IOException {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", POLL);
    String topic = Topic.EVENTS.name("");
    List<TopicPartition> partitions =
        IntStream.range(0, ReadyEvents.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    archive.setAutoCommit(false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long from = System.nanoTime();
      int stored = 0;
      while (stored < events) {
        List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
        consumer.poll(Duration.ofMillis(100)).forEach(polled::add);
        write(archive, polled);
        archive.commit();
        stored += polled.size();
      }
      return (System.nanoTime() - from) / 1e9 * events / stored;
    } finally {
      archive.setAutoCommit(true);
    }
  }

  private static void write(Connection archive, List<ConsumerRecord<String, byte[]>> polled)
      throws SQLException, IOException {
    List<JsonNode> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : polled) {
      events.add(EventJson.mapper().readTree(record.value()));
    }
    for (Target target : TARGETS) {
      List<String[]> rows = new ArrayList<>();
      for (int i = 0; i < polled.size(); i++) {
        ConsumerRecord<String, byte[]> record = polled.get(i);
        if (target.list.isEmpty()) {
          String data = new String(record.value(), StandardCharsets.UTF_8);
          rows.add(row(target, record, record.value().length, data, events.get(i)));
        } else {
          int ordinal = 1;
          for (JsonNode fact : events.get(i).path(target.list)) {
            rows.add(row(target, record, ordinal++, null, fact));
          }
        }
      }
      insert(archive, target, rows);
    }
  }

  private static String[] row(
      Target target,
      ConsumerRecord<String, byte[]> record,
      int number,
      @Nullable String data,
      JsonNode json) {
    return Stream.concat(
            Stream.of(
                Integer.toString(record.partition()),
                Long.toString(record.offset()),
                Integer.toString(number),
                data),
            target.columns.values().stream()
                .map(
                    path -> {
                      JsonNode value = json.at(path);
                      return value.isMissingNode()
                          ? null
                          : value.isContainerNode() ? value.toString() : value.asText();
                    }))
        .toArray(String[]::new);
  }

  private static void insert(Connection archive, Target target, List<String[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = new ArrayList<>(List.of("partition int", "offset bigint"));
    columns.add(target.list.isEmpty() ? "size int" : "ordinal int");
    columns.add(target.list.isEmpty() ? "data json" : "");
    columns.addAll(target.columns.keySet());
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> unnested = new ArrayList<>();
    List<String[]> arrays = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (!columns.get(c).isEmpty()) {
        String[] column = columns.get(c).split(" ");
        int at = c;
        names.add('"' + column[0] + '"');
        values.add("\"%s\"::%s".formatted(column[0], column[1]));
        unnested.add("?::text[]");
        arrays.add(rows.stream().map(row -> row[at]).toArray(String[]::new));
      }
    }
    String given = String.join(", ", names);
    for (String constant :
        target.constants.isEmpty() ? new String[0] : target.constants.split(", ")) {
      names.add(constant.split(" ")[0]);
      values.add(constant.split(" ")[1]);
    }
    String sql =
        "insert into copy_of_%s (%s) select %s from unnest(%s) as r (%s)"
            .formatted(
                target.table,
                String.join(", ", names),
                String.join(", ", values),
                String.join(", ", unnested),
                given);
    try (PreparedStatement statement = archive.prepareStatement(sql)) {
      for (int a = 0; a < arrays.size(); a++) {
        statement.setArray(a + 1, archive.createArrayOf("text", arrays.get(a)));
      }
      statement.executeUpdate();
    }
  }
}
