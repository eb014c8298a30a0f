package io.broadsheet.query.store;

import io.broadsheet.query.store.Origins.Coming;
import io.broadsheet.query.store.Origins.Going;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch's events and their facts. An event that is not above its article's last pair is a
 * redelivery, or was doubled by an instance that had been frozen: it leaves no row.
 */
final class EventWriter {

  private static final String CURRENT_VERSIONS = Sql.of("current-versions");
  private static final String COPY_EVENTS = Sql.of("copy-events");
  private static final String SUPERSEDE = Sql.of("supersede");
  private static final String PURGE_WITHDRAWN = Sql.of("purge-withdrawn");

  private static final Columns<Row> EVENTS =
      new Columns<Row>()
          .integer(row -> row.partition)
          .integer64(row -> row.offset)
          .integer64(row -> row.superseded)
          .text(row -> row.event.articleId())
          .integer(row -> row.event.version())
          .integer(row -> row.event.revision())
          .text(row -> row.event.type())
          .bool(row -> row.event.withdrawn())
          .text(row -> row.event.lane())
          .text(row -> row.event.receipt())
          .text(row -> row.event.time())
          .text(row -> row.event.sortAt())
          .text(row -> row.event.url())
          .text(row -> row.event.source())
          .text(row -> row.event.domain())
          .text(row -> row.event.title())
          .text(row -> row.event.language())
          .text(row -> row.event.published())
          .text(row -> row.event.received())
          .integer(row -> row.event.size())
          .integer64(row -> row.event.wordingId())
          .integer64(row -> row.event.link())
          .text(row -> row.event.attributes())
          .bytes(row -> row.event.data());

  private static final Columns<Superseded> SUPERSEDED =
      new Columns<Superseded>()
          .integer(Superseded::partition)
          .integer64(Superseded::offset)
          .integer64(Superseded::by);

  private static final Columns<Row> WITHDRAWN =
      new Columns<Row>().text(row -> row.event.articleId()).integer64(row -> row.offset);

  private EventWriter() {}

  static void write(Connection connection, List<LogRecord> batch) throws SQLException {
    List<Row> events =
        batch.stream()
            .filter(record -> record.content() instanceof EventContent)
            .map(record -> new Row(record, (EventContent) record.content()))
            .toList();
    if (events.isEmpty()) {
      return;
    }
    List<Superseded> superseded = new ArrayList<>();
    List<Going> gone = new ArrayList<>();
    List<Row> news = news(events, currentVersions(connection, events), superseded, gone);
    EVENTS.copy(connection, COPY_EVENTS, news);
    SUPERSEDED.execute(connection, SUPERSEDE, superseded);
    FactWriter.write(connection, news);
    EntityWriter.write(connection, news, superseded);
    WITHDRAWN.execute(
        connection, PURGE_WITHDRAWN, news.stream().filter(row -> row.event.withdrawn()).toList());
    // Last, since it waits for others that write.
    Origins.change(connection, news.stream().flatMap(Row::coming).toList(), gone);
  }

  /** The events that are above their article's last, each linked to the one that it supersedes. */
  private static List<Row> news(
      List<Row> events, Map<UUID, Current> stored, List<Superseded> superseded, List<Going> gone) {
    List<Row> news = new ArrayList<>();
    Map<UUID, Row> last = new HashMap<>();
    for (Row row : events) {
      UUID id = row.event.articleId();
      Row before = last.get(id);
      Current current = stored.get(id);
      if (before != null) {
        if (!row.event.isAbove(before.event.version(), before.event.revision())) {
          continue;
        }
        before.superseded = row.offset;
      } else if (current != null) {
        if (!row.event.isAbove(current.version(), current.revision())) {
          continue;
        }
        superseded.add(new Superseded(current.partition(), current.offset(), row.offset));
        if (current.wording() != null) {
          gone.add(new Going(current.wording(), current.link()));
        }
      }
      last.put(id, row);
      news.add(row);
    }
    return news;
  }

  private static Map<UUID, Current> currentVersions(Connection connection, List<Row> events)
      throws SQLException {
    Object[] ids = events.stream().map(row -> row.event.articleId().toString()).toArray();
    Map<UUID, Current> current = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(CURRENT_VERSIONS)) {
      select.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          current.put(
              rows.getObject(1, UUID.class),
              new Current(
                  rows.getInt(2),
                  rows.getInt(3),
                  rows.getInt(4),
                  rows.getLong(5),
                  rows.getObject(6, Long.class),
                  rows.getObject(7, Long.class)));
        }
      }
    }
    return current;
  }

  private record Current(
      int version,
      int revision,
      int partition,
      long offset,
      @Nullable Long wording,
      @Nullable Long link) {}

  /** Where a version stood, and the offset of what came after it. */
  record Superseded(int partition, long offset, long by) {}

  /** An event on its way to its row. */
  static final class Row {
    final int partition;
    final long offset;
    final EventContent event;
    @Nullable Long superseded;

    Row(LogRecord record, EventContent event) {
      this.partition = record.partition();
      this.offset = record.offset();
      this.event = event;
    }

    /** As long as it is current. */
    Stream<Coming> coming() {
      Wording wording = superseded == null ? event.wording() : null;
      return wording == null ? Stream.empty() : Stream.of(new Coming(wording, event.link()));
    }
  }
}
