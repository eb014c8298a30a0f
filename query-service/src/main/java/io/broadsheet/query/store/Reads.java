package io.broadsheet.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Runs the statements of the {@code .sql} files, but for the store's own batches. */
@ApplicationScoped
class Reads {

  private final DataSource database;

  Reads(DataSource database) {
    this.database = database;
  }

  /** Fills in a statement's parameters. */
  interface Parameters {
    void of(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row, or all of them. */
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Several reads of one state. */
  interface Snapshot<T> {
    T read(Connection connection) throws SQLException;
  }

  /** All rows of one statement. */
  <T> List<T> rows(String sql, Parameters parameters, Reader<T> row) {
    return result(sql, parameters, rows -> all(rows, row));
  }

  <T> T result(String sql, Parameters parameters, Reader<T> reader) {
    try (Connection connection = database.getConnection()) {
      return result(connection, sql, parameters, reader);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static <T> T result(Connection connection, String sql, Parameters parameters, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.of(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return reader.read(rows);
      }
    }
  }

  /** All rows of one statement within a transaction. */
  static <T> List<T> rows(Connection connection, String sql, Parameters parameters, Reader<T> row)
      throws SQLException {
    return result(connection, sql, parameters, rows -> all(rows, row));
  }

  /** How many rows a statement changed. */
  int update(String sql, Parameters parameters) {
    return transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.of(statement);
            return statement.executeUpdate();
          }
        });
  }

  /** Several changes, or none. */
  <T> T transaction(Snapshot<T> changes) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = changes.read(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Several statements that see the same state. */
  <T> T snapshot(Snapshot<T> reads) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return reads.read(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static <T> List<T> all(ResultSet rows, Reader<T> row) throws SQLException {
    List<T> all = new ArrayList<>();
    while (rows.next()) {
      all.add(row.read(rows));
    }
    return all;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  private static RuntimeException failed(SQLException e) {
    return SqlFailure.isAway(e)
        ? new ArchiveAway(e)
        : new IllegalStateException("a read was refused: " + SqlFailure.sentence(e), e);
  }
}
