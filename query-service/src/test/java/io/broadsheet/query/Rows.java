package io.broadsheet.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the database past the service, and does to it what a service cannot. */
public final class Rows {

  private Rows() {}

  public static long count(String sql, Object... parameters) {
    try (Connection connection = connect(url());
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void execute(String... statements) {
    executeAt(url(), statements);
  }

  /** A connection of one's own, to a schema that may not be there yet. */
  public static Connection connect(String schema, boolean autoCommit) throws SQLException {
    Connection connection = connect(url());
    connection.setSchema(schema);
    connection.setAutoCommit(autoCommit);
    return connection;
  }

  /** Ends all connections to the database and lets none in. */
  public static void away() {
    executeAt(
        otherDatabase(),
        "alter database %s allow_connections false".formatted(database()),
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
            .formatted(database()));
  }

  public static void back() {
    executeAt(otherDatabase(), "alter database %s allow_connections true".formatted(database()));
  }

  private static void executeAt(String url, String... statements) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(String url) throws SQLException {
    Config config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        url,
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
  }

  private static String url() {
    return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
  }

  private static String database() {
    return url().replaceAll("^.*/([^/?]+).*$", "$1");
  }

  private static String otherDatabase() {
    return url().replaceAll("/[^/?]+(\\?.*)?$", "/postgres");
  }
}
