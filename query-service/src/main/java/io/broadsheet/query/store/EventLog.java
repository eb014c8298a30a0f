package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.broadsheet.query.store.LogRecord.Place;
import io.broadsheet.query.store.Positions.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The stored events in the order of their positions: what streams and the index read. */
@ApplicationScoped
public class EventLog {

  private static final String READ_LOG = Sql.of("read-log");
  private static final String READ_EVENT = Sql.of("read-event");

  private final Reads reads;
  private final Positions positions;
  private final KafkaTopics topics;

  EventLog(Reads reads, Positions positions, KafkaTopics topics) {
    this.reads = reads;
    this.positions = positions;
    this.topics = topics;
  }

  /** Up to where the archive has come. */
  public Cursor position() {
    Map<Place, Position> read = read();
    return new Cursor(
        topics.id(Topic.EVENTS),
        IntStream.range(0, topics.partitions()).mapToObj(p -> position(read, p).next()).toList());
  }

  /** Why nobody can go on from this cursor, if so. */
  public Optional<String> refusal(Cursor cursor) {
    if (!cursor.topicId().equals(topics.id(Topic.EVENTS))
        || cursor.next().size() != topics.partitions()) {
      return Optional.of("the cursor is of another topic than the one that is stored here");
    }
    Map<Place, Position> read = read();
    for (int p = 0; p < topics.partitions(); p++) {
      Position position = position(read, p);
      if (cursor.next().get(p) > position.next()) {
        return Optional.of("the cursor is beyond what is stored here");
      }
      if (cursor.next().get(p) < position.first()) {
        return Optional.of("the cursor is before events that were deleted here");
      }
    }
    return Optional.empty();
  }

  private Position position(Map<Place, Position> read, int partition) {
    return Objects.requireNonNull(
        read.get(new Place(topics.name(Topic.EVENTS), partition)), "laid at the start");
  }

  private Map<Place, Position> read() {
    try {
      return positions.read();
    } catch (SQLException e) {
      throw new ArchiveAway(e);
    }
  }

  /**
   * What follows a position: whole partitions in turn, within bounds. An empty chunk that ends
   * where it begins means that there is nothing yet.
   *
   * @param bytes of data; one event may go beyond
   */
  public Chunk after(Cursor from, int rowsOfEachPartition, int bytes) {
    Integer[] numbers = IntStream.range(0, from.next().size()).boxed().toArray(Integer[]::new);
    return reads.result(
        READ_LOG,
        select -> {
          select.setArray(1, select.getConnection().createArrayOf("int4", numbers));
          select.setArray(2, select.getConnection().createArrayOf("int8", from.next().toArray()));
          select.setString(3, topics.name(Topic.EVENTS));
          select.setInt(4, rowsOfEachPartition);
          select.setInt(5, bytes);
        },
        rows -> read(from, rowsOfEachPartition, rows));
  }

  /** One event, if it is still there. */
  public Optional<LogEvent> at(int partition, long offset) {
    return reads
        .rows(
            READ_EVENT,
            select -> {
              select.setInt(1, partition);
              select.setLong(2, offset);
            },
            EventLog::event)
        .stream()
        .findFirst();
  }

  private static LogEvent event(ResultSet row) throws SQLException {
    return new LogEvent(
        row.getInt("partition"),
        row.getLong("offset"),
        row.getObject("supersedes", Long.class),
        row.getObject("article_id", UUID.class),
        Reads.instant(row, "sort_at"),
        row.getString("type"),
        LogEvent.json(row.getString("attributes"), row.getString("data")));
  }

  private static Chunk read(Cursor from, int rowsOfEachPartition, ResultSet rows)
      throws SQLException {
    Long[] to = from.next().toArray(Long[]::new);
    int[] found = new int[to.length];
    boolean[] cut = new boolean[to.length];
    Long[] stop = new Long[to.length];
    List<LogEvent> events = new ArrayList<>();
    while (rows.next()) {
      int partition = rows.getInt("partition");
      stop[partition] = rows.getLong("stop");
      long offset = rows.getLong("offset");
      if (rows.wasNull()) {
        continue;
      }
      String data = rows.getString("data");
      cut[partition] |= data == null || ++found[partition] == rowsOfEachPartition;
      if (data != null) {
        events.add(event(rows));
        to[partition] = offset + 1;
      }
    }
    for (int p = 0; p < to.length; p++) {
      // Where every row was read, the holes behind the last one are passed too.
      if (!cut[p] && stop[p] != null && stop[p] > to[p]) {
        to[p] = stop[p];
      }
    }
    return new Chunk(from, new Cursor(from.topicId(), Arrays.asList(to)), events);
  }
}
