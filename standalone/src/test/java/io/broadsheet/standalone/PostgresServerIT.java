package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

  @TempDir Path folder;

  @Test
  void keepsWhatItCommittedThroughStopAndKill() throws Exception {
    int port = Ports.free();
    PostgresServer first = PostgresServer.start(folder, port);
    run(first, "CREATE TABLE kept (word text)");
    run(first, "INSERT INTO kept VALUES ('one')");
    first.stop();
    PostgresServer second = PostgresServer.start(folder, port);
    run(second, "INSERT INTO kept VALUES ('two')");
    second.kill();
    PostgresServer third = PostgresServer.start(folder, port);
    try {
      assertThat(ask(third, "SELECT string_agg(word, ' ' ORDER BY word) FROM kept"))
          .isEqualTo("one two");
    } finally {
      third.stop();
    }
    assertThat(third.isAlive()).isFalse();
  }

  @Test
  void commitsReachTheDisk() throws Exception {
    PostgresServer server = PostgresServer.start(folder, Ports.free());
    try {
      assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "SHOW server_encoding")).isEqualTo("UTF8");
    } finally {
      server.stop();
    }
  }

  @Test
  void endsTheServerThatADeadLauncherLeft() throws Exception {
    PostgresServer left = PostgresServer.start(folder, Ports.free());
    PostgresServer next = PostgresServer.start(folder, Ports.free());
    try {
      assertThat(left.isAlive()).isFalse();
      assertThat(ask(next, "SELECT 'here'")).isEqualTo("here");
    } finally {
      next.stop();
    }
  }

  @Test
  void beginsAgainWhereAFirstStartWasInterrupted() throws Exception {
    Files.createDirectories(folder.resolve("creating/base"));
    Files.writeString(folder.resolve("creating/PG_VERSION"), "18");
    PostgresServer server = PostgresServer.start(folder, Ports.free());
    try {
      assertThat(ask(server, "SELECT current_database()")).isEqualTo("broadsheet");
    } finally {
      server.stop();
    }
  }

  @Test
  void startsWhereACrashLeftAPidFileThatNamesAnotherProcess() throws Exception {
    PostgresServer first = PostgresServer.start(folder, Ports.free());
    first.stop();
    Files.writeString(
        folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\nelsewhere\n");
    PostgresServer second = PostgresServer.start(folder, Ports.free());
    try {
      assertThat(ask(second, "SELECT 'here'")).isEqualTo("here");
    } finally {
      second.stop();
    }
  }

  @Test
  void endsWithTheProcessThatStartedIt() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String pid = holder.inputReader().readLine();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    holder.destroyForcibly().waitFor();
    server.onExit().get(20, TimeUnit.SECONDS);
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  /** Starts a server and waits to be killed. */
  static final class Holder {
    public static void main(String[] folder) throws Exception {
      System.out.println(PostgresServer.start(Path.of(folder[0]), Ports.free()).handle().pid());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static void run(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), "");
  }
}
