package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL server in a process of its own, on 127.0.0.1 and without a password, its data
 * kept in a folder. What it commits is on disk.
 */
public final class PostgresServer extends Server {

  private static final String NAME = "broadsheet";
  private static final String PID_FILE = "postmaster.pid";

  private final Path data;

  private PostgresServer(Path data, int port, Path log) {
    super(Role.POSTGRESQL, port, command(data, port), Map.of("TZ", "UTC"), log);
    this.data = data;
  }

  /** Starts a server in {@code folder} and returns when it takes connections. */
  public static PostgresServer start(Path folder, int port) {
    PostgresServer server = launch(folder, port, folder.resolve("postgresql.log"));
    server.awaitReady();
    return server;
  }

  static PostgresServer launch(Path folder, int port, Path log) {
    Path data = folder.toAbsolutePath().resolve("data");
    try {
      if (Files.exists(data)) {
        endLeftover(data);
      } else {
        create(data, log);
      }
    } catch (IOException e) {
      throw new StartFailed("cannot use PostgreSQL's data in " + data + ": " + e.getMessage(), e);
    }
    return new PostgresServer(data, port, log);
  }

  /**
   * What its programs say of themselves: unpacks them where needed, and runs one.
   *
   * @throws StartFailed when they do not run here, with the reason
   */
  public static String version() {
    Path log = Path.of(System.getProperty("java.io.tmpdir"), "broadsheet-" + System.nanoTime());
    try {
      List<String> command = program("postgres");
      command.add("--version");
      run("--version", command, Path.of("/dev/null"), log);
      return Files.readString(log).strip();
    } catch (IOException e) {
      throw new StartFailed("cannot run PostgreSQL's programs: " + e.getMessage(), e);
    } finally {
      log.toFile().delete();
    }
  }

  /** Where JDBC finds it; there is no password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
  }

  /** The user, who owns the server and the database. */
  public String user() {
    return NAME;
  }

  /** Line 8 of its pid file is what pg_ctl waits for too. */
  @Override
  public boolean isReady() throws IOException {
    List<String> lines = pidFile(data);
    return lines.size() >= 8
        && lines.get(0).equals(Long.toString(handle().pid()))
        && lines.get(7).strip().equals("ready");
  }

  private static List<String> command(Path data, int port) {
    List<String> command = program("postgres");
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            // What these promise is the point of the whole; never to be traded for speed.
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=64MB",
            "timezone=UTC",
            "log_timezone=UTC")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  /** PostgreSQL refuses to run as root; a user namespace makes it somebody else to itself. */
  private static List<String> program(String name) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(PostgresBinaries.unpacked().resolve("bin").resolve(name).toString());
    return command;
  }

  /** Made beside its place and moved there when whole: an interrupted start begins again. */
  private static void create(Path data, Path log) throws IOException {
    Path half = data.resolveSibling("creating");
    PostgresBinaries.delete(half);
    Files.createDirectories(half);
    List<String> initdb = program("initdb");
    initdb.addAll(List.of("-D", half.toString(), "-U", NAME, "-A", "trust", "-E", "UTF8"));
    initdb.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    run("initdb", initdb, Path.of("/dev/null"), log);
    List<String> single = program("postgres");
    single.addAll(List.of("--single", "-D", half.toString(), "postgres"));
    Path sql = Files.writeString(half.resolve("create.sql"), "CREATE DATABASE " + NAME + "\n");
    run("creating the database", single, sql, log);
    Files.delete(sql);
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(String what, List<String> command, Path input, Path log)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new StartFailed(
          "PostgreSQL: "
              + what
              + " failed. "
              + lastWords(log)
              + (command.contains("unshare")
                  ? "\nPostgreSQL does not run as root; where this machine has no user namespaces"
                      + " (unshare -U), run broadsheet as a normal user."
                  : ""));
    }
  }

  private static List<String> pidFile(Path data) throws IOException {
    Path file = data.resolve(PID_FILE);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** The pid file outlives a crash; its number may be another process's by now. */
  private static void endLeftover(Path data) throws IOException {
    List<String> lines = pidFile(data);
    Optional<ProcessHandle> named =
        lines.stream()
            .findFirst()
            .filter(pid -> pid.matches("\\d{1,10}"))
            .map(Long::parseLong)
            .flatMap(ProcessHandle::of)
            .filter(
                process ->
                    List.of(process.info().arguments().orElse(new String[0]))
                        .contains(data.toString()));
    named.ifPresent(process -> stop(process, Role.POSTGRESQL));
    Files.deleteIfExists(data.resolve(PID_FILE));
  }
}
