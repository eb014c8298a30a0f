package io.broadsheet.query.store;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.RefusedToStart;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.broadsheet.query.store.LogRecord.Place;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Where PostgreSQL says that the store stands: the truth, whatever Kafka's group has committed. */
@ApplicationScoped
class Positions {

  private static final String READ = Sql.of("read-positions");
  private static final String LAY = Sql.of("lay-positions");
  // The store does not read arrivals, but receipts are positions among them: its rows are void when
  // one of their topics is another.
  private static final List<Topic> TOPICS =
      List.of(Topic.EVENTS, Topic.OUTCOMES, Topic.RECEIVED, Topic.BACKFILL);

  private final DataSource database;
  private final KafkaTopics topics;

  Positions(DataSource database, KafkaTopics topics) {
    this.database = database;
    this.topics = topics;
  }

  /** One partition's row. */
  record Position(UUID topicId, long next, long first) {}

  Map<Place, Position> read() throws SQLException {
    Map<Place, Position> positions = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(READ)) {
      Object[] names = TOPICS.stream().map(topics::name).toArray();
      select.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          positions.put(
              new Place(rows.getString(1), rows.getInt(2)),
              new Position(rows.getObject(3, UUID.class), rows.getLong(4), rows.getLong(5)));
        }
      }
    }
    return positions;
  }

  // After the topics' check (10), before the channels' consumers (1000).
  void layOrRefuse(@Observes @Priority(20) StartupEvent start) {
    try {
      Map<Place, Position> found = read();
      for (Topic topic : TOPICS) {
        refuseOther(topic, found);
      }
      for (Topic topic : TOPICS) {
        lay(topic);
      }
    } catch (SQLException e) {
      throw new RefusedToStart(
          "PostgreSQL cannot be used: "
              + SqlFailure.sentence(e)
              + ". Start it, or set quarkus.datasource.jdbc.url, .username and .password.");
    }
  }

  private void lay(Topic topic) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(LAY)) {
      insert.setString(1, topics.name(topic));
      insert.setString(2, topics.id(topic).toString());
      insert.setInt(3, topics.partitions());
      insert.executeUpdate();
    }
  }

  private void refuseOther(Topic topic, Map<Place, Position> found) {
    String name = topics.name(topic);
    List<Position> positions =
        found.entrySet().stream()
            .filter(entry -> entry.getKey().topic().equals(name))
            .map(Map.Entry::getValue)
            .toList();
    if (positions.stream().anyMatch(at -> !at.topicId().equals(topics.id(topic)))) {
      throw new RefusedToStart(
          ("PostgreSQL's rows were made from another topic %s than Kafka has now (it was deleted and made again, or"
                  + " this is another cluster). Point the service to the cluster that the rows came from, or %s.")
              .formatted(name, wayOut(topic)));
    }
    if (!positions.isEmpty() && positions.size() != topics.partitions()) {
      throw new RefusedToStart(
          ("PostgreSQL knows %d partitions of %s and Kafka has %d. Partitions cannot be added without breaking the"
                  + " order within an article: use topics with a new broadsheet.topic-prefix and an empty schema.")
              .formatted(positions.size(), name, topics.partitions()));
    }
  }

  private static String wayOut(Topic topic) {
    return topic == Topic.RECEIVED || topic == Topic.BACKFILL
        ? "give both services topics with a new broadsheet.topic-prefix, and this one an empty schema"
            + " (broadsheet.store.schema): the outcomes in Kafka are of the old arrivals too"
        : "to an empty database or schema (quarkus.datasource.jdbc.url, broadsheet.store.schema), which it fills from"
            + " Kafka";
  }
}
