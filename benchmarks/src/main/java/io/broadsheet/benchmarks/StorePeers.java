package io.broadsheet.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes the rows that the store wrote once more, into tables and indexes like its own. */
final class StorePeers {

  private static final List<String> EVENT_TABLES =
      List.of("event", "quote", "figure", "claim", "topic", "article_entity");

  /** What the store wrote of each article and its outcome. */
  private static final List<String> TABLES = new ArrayList<>(EVENT_TABLES);

  static {
    TABLES.addAll(List.of("wording", "bucket", "entity_name", "entity_alias", "outcome"));
  }

  private static final int BATCH = 200;

  private StorePeers() {}

  /** Makes the tables anew, empty. */
  static void makeTables(Connection archive) throws SQLException {
    try (Statement statement = archive.createStatement()) {
      for (String table : TABLES) {
        statement.execute("drop table if exists copy_of_" + table);
        statement.execute("create table copy_of_" + table + " (like " + table + " including all)");
      }
    }
  }

  static void dropTables(Connection archive) throws SQLException {
    try (Statement statement = archive.createStatement()) {
      for (String table : TABLES) {
        statement.execute("drop table copy_of_" + table);
      }
    }
  }

  /** Seconds that COPY takes for all rows, a table after the other. */
  static double copy(Connection archive, Path folder) throws SQLException, IOException {
    CopyManager copies = archive.unwrap(PGConnection.class).getCopyAPI();
    double seconds = 0;
    for (String table : TABLES) {
      Path file = folder.resolve("rows");
      String columns = columns(archive, table);
      try (OutputStream out = Files.newOutputStream(file)) {
        copies.copyOut("copy " + table + " (" + columns + ") to stdout", out);
      }
      long from = System.nanoTime();
      try (InputStream in = Files.newInputStream(file)) {
        copies.copyIn("copy copy_of_" + table + " (" + columns + ") from stdin", in, 1 << 20);
      }
      seconds += (System.nanoTime() - from) / 1e9;
      Files.delete(file);
    }
    return seconds;
  }

  /** Those that are not made of others. */
  private static String columns(Connection archive, String table) throws SQLException {
    try (PreparedStatement select =
        archive.prepareStatement(
            "select string_agg(quote_ident(column_name), ', ' order by ordinal_position)"
                + " from information_schema.columns"
                + " where table_schema = current_schema() and table_name = ?"
                + " and is_generated = 'NEVER'")) {
      select.setString(1, table);
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  /** Seconds that batches of inserts take for the rows in memory of the first articles. */
  static double insert(Connection archive, int articles) throws SQLException {
    List<List<Object[]>> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (String table : TABLES) {
      columns.add(columns(archive, table));
      rows.add(read(archive, "select " + columns.get(columns.size() - 1) + " from " + table));
    }
    archive.setAutoCommit(false);
    long from = System.nanoTime();
    // As events come: each batch of articles with its facts and outcomes in one transaction.
    int batches = (articles + BATCH - 1) / BATCH;
    for (int batch = 0; batch < batches; batch++) {
      for (int t = 0; t < TABLES.size(); t++) {
        List<Object[]> all = rows.get(t);
        insert(
            archive,
            "copy_of_" + TABLES.get(t) + " (" + columns.get(t) + ")",
            all.subList(all.size() * batch / batches, all.size() * (batch + 1) / batches));
      }
      archive.commit();
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    archive.setAutoCommit(true);
    return seconds;
  }

  private static List<Object[]> read(Connection archive, String sql) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = archive.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
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
