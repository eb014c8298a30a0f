package io.broadsheet.query.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.broadsheet.events.EventJson;
import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Turns rows into lines: after the key, a column's label is the path of its member; what is null is
 * left out, and so is an object of nothing else. A column {@code *} is the line itself.
 */
final class LineReader {

  private static final String WHOLE = "*";
  private static final int FIRST_MEMBER = 4;
  private static final int LINE = 512;
  private static final JsonFactory JSON = EventJson.mapper().getFactory();

  private final ResultSet rows;
  private final List<Member> members = new ArrayList<>();

  /** A column of the rows, and where in a line its value goes. */
  private record Member(int column, String type, List<String> within, String name) {}

  private LineReader(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    for (int c = FIRST_MEMBER; c <= columns.getColumnCount(); c++) {
      List<String> path = List.of(columns.getColumnLabel(c).split("\\."));
      int last = path.size() - 1;
      members.add(
          new Member(c, columns.getColumnTypeName(c), path.subList(0, last), path.get(last)));
    }
  }

  /**
   * The lines of these rows.
   *
   * @param bytes at most, but for the last line
   */
  static List<Line> read(ResultSet rows, long bytes) throws SQLException {
    LineReader reader = new LineReader(rows);
    List<Line> lines = new ArrayList<>();
    for (long left = bytes; left > 0 && rows.next(); ) {
      Line line = reader.line();
      lines.add(line);
      left -= line.json().length;
    }
    return lines;
  }

  private Line line() throws SQLException {
    UUID article = rows.getObject("article_id", UUID.class);
    Key key = new Key(Reads.instant(rows, "sort_at"), article, rows.getInt("ordinal"));
    Member first = members.get(0);
    return new Line(key, first.name.equals(WHOLE) ? whole(first.column) : object());
  }

  private byte[] whole(int column) throws SQLException {
    byte[] json = rows.getBytes(column);
    for (int i = 0; i < json.length; i++) {
      // A line break in JSON can only be white space between its tokens.
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return json;
  }

  private byte[] object() throws SQLException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(LINE);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      List<String> at = List.of();
      json.writeStartObject();
      for (Member member : members) {
        String value = rows.getString(member.column);
        if (value != null) {
          go(json, at, member.within);
          at = member.within;
          json.writeFieldName(member.name);
          write(json, member, value);
        }
      }
      // Closing ends what is open.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  private static void go(JsonGenerator json, List<String> from, List<String> to)
      throws IOException {
    int common = 0;
    while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
      common++;
    }
    for (int up = common; up < from.size(); up++) {
      json.writeEndObject();
    }
    for (String down : to.subList(common, to.size())) {
      json.writeObjectFieldStart(down);
    }
  }

  private void write(JsonGenerator json, Member member, String value)
      throws IOException, SQLException {
    switch (member.type) {
      case "int4" -> json.writeNumber(value);
      case "numeric" -> json.writeNumber(rows.getBigDecimal(member.column));
      case "bool" -> json.writeBoolean(rows.getBoolean(member.column));
      case "timestamptz" ->
          json.writeString(
              rows.getObject(member.column, OffsetDateTime.class).toInstant().toString());
      default -> json.writeString(value);
    }
  }
}
