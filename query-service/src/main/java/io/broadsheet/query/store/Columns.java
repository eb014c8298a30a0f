package io.broadsheet.query.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The rows of one statement: as its parameters, one array a column for {@code unnest}; or as what
 * {@code COPY} reads, cheaper, where nothing can be there already.
 *
 * @param <T> what a row is made of
 */
final class Columns<T> {

  /** Arrays of these classes, and of no other, go over the wire in binary, which is far cheaper. */
  private record Column<T>(
      String type, IntFunction<Object[]> array, Function<T, @Nullable Object> value) {}

  private static final int BUFFER = 64 << 10;
  private static final byte[] NULL = {'\\', 'N'};

  private final List<Column<T>> columns = new ArrayList<>();

  Columns<T> integer(Function<T, @Nullable Integer> value) {
    columns.add(new Column<>("int4", Integer[]::new, value::apply));
    return this;
  }

  Columns<T> integer64(Function<T, @Nullable Long> value) {
    columns.add(new Column<>("int8", Long[]::new, value::apply));
    return this;
  }

  Columns<T> bool(Function<T, @Nullable Boolean> value) {
    columns.add(new Column<>("bool", Boolean[]::new, value::apply));
    return this;
  }

  /** Text, and whatever the statement casts from it. */
  Columns<T> text(Function<T, @Nullable Object> value) {
    columns.add(
        new Column<>(
            "text",
            String[]::new,
            row -> {
              Object object = value.apply(row);
              return object == null ? null : object.toString();
            }));
    return this;
  }

  /** Arrays, which the statement casts from text; none for an empty one. */
  Columns<T> texts(Function<T, List<?>> values) {
    return text(row -> values.apply(row).isEmpty() ? null : literal(values.apply(row)));
  }

  private static String literal(List<?> values) {
    return values.stream()
        .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
        .collect(Collectors.joining("\",\"", "{\"", "\"}"));
  }

  /** {@code bytea} as a parameter; UTF-8 where they are copied. */
  Columns<T> bytes(Function<T, byte[]> value) {
    columns.add(new Column<>("bytea", byte[][]::new, value::apply));
    return this;
  }

  /** Copies the rows into a table. */
  void copy(Connection connection, String sql, List<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream(2 * BUFFER);
      for (T row : rows) {
        writeRow(row, text);
        if (text.size() >= BUFFER) {
          send(text, copy);
        }
      }
      send(text, copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void send(ByteArrayOutputStream text, CopyIn copy) throws SQLException {
    byte[] bytes = text.toByteArray();
    copy.writeToCopy(bytes, 0, bytes.length);
    text.reset();
  }

  private void writeRow(T row, ByteArrayOutputStream text) {
    for (int c = 0; c < columns.size(); c++) {
      if (c > 0) {
        text.write('\t');
      }
      writeValue(columns.get(c).value().apply(row), text);
    }
    text.write('\n');
  }

  private static void writeValue(@Nullable Object value, ByteArrayOutputStream text) {
    if (value == null) {
      text.writeBytes(NULL);
      return;
    }
    byte[] bytes = value instanceof byte[] utf8 ? utf8 : value.toString().getBytes(UTF_8);
    int written = 0;
    for (int i = 0; i < bytes.length; i++) {
      // What would end a column or a row, or begin such an escape.
      int letter =
          switch (bytes[i]) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\\' -> '\\';
            default -> 0;
          };
      if (letter > 0) {
        text.write(bytes, written, i - written);
        text.write('\\');
        text.write(letter);
        written = i + 1;
      }
    }
    text.write(bytes, written, bytes.length - written);
  }

  /** Executes the statement for all rows at once; how many it touched. */
  int execute(Connection connection, String sql, List<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, rows);
      return statement.executeUpdate();
    }
  }

  /** The ids that the statement answers for all rows at once. */
  List<UUID> ids(Connection connection, String sql, List<T> rows) throws SQLException {
    return query(connection, sql, rows, found -> found.getObject(1, UUID.class));
  }

  /** Executes the statement for all rows at once, and reads what it answers. */
  <A> List<A> query(Connection connection, String sql, List<T> rows, Reads.Reader<A> answer)
      throws SQLException {
    return rows.isEmpty()
        ? List.of()
        : Reads.rows(connection, sql, statement -> set(statement, rows), answer);
  }

  private void set(PreparedStatement statement, List<T> rows) throws SQLException {
    int parameter = 1;
    for (Column<T> column : columns) {
      @Nullable Object[] values = rows.stream().map(column.value()).toArray(column.array());
      statement.setArray(
          parameter++, statement.getConnection().createArrayOf(column.type(), values));
    }
  }
}
