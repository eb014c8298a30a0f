package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL server in a process of its own, on 127.0.0.1 and without a password, its data
 * kept in a folder. What it commits is on disk.
 */
public final class PostgresServer extends Server {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "broadsheet";

  private PostgresServer(int port, Child child) {
    super("postgresql", port, child);
  }

  /**
   * Starts a server in {@code folder} and returns when it takes connections; it is stopped when
   * this JVM ends.
   */
  public static PostgresServer start(Path folder, int port) {
    PostgresServer server = start(folder, port, folder.resolve("postgresql.log"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop PostgreSQL"));
    return server;
  }

  static PostgresServer start(Path folder, int port, Path log) {
    Path bin = PostgresBinaries.unpacked().resolve("bin");
    Path data = folder.toAbsolutePath().resolve("data");
    if (Files.exists(data)) {
      endLeftover(data);
    } else {
      create(bin, data, log);
    }
    if (!Ports.isFree(port)) {
      throw new StartFailed("port " + port + ", wanted for PostgreSQL, is taken");
    }
    Child child = Child.start(command(bin, data, port), Map.of("TZ", "UTC"), log);
    Await.until("PostgreSQL", PATIENCE, child, () -> isReady(data, child.process().pid()));
    return new PostgresServer(port, child);
  }

  /**
   * What its programs say of themselves: unpacks them where needed, and runs one.
   *
   * @throws StartFailed when they do not run here, with the reason
   */
  public static String version() {
    List<String> command = program(PostgresBinaries.unpacked().resolve("bin"), "postgres");
    command.add("--version");
    Path said = null;
    try {
      said = Files.createTempFile("broadsheet", ".txt");
      Child child = Child.start(command, Map.of(), said);
      finish(child, "--version");
      return child.lastWords();
    } catch (IOException e) {
      throw new StartFailed("cannot write to the temporary folder: " + e.getMessage(), e);
    } finally {
      if (said != null) {
        said.toFile().delete();
      }
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

  @Override
  String stopSignal() {
    // "Fast": ends the connections rather than waiting for them.
    return "INT";
  }

  private static List<String> command(Path bin, Path data, int port) {
    List<String> command = program(bin, "postgres");
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
  private static List<String> program(Path bin, String name) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      if (!Child.onPath("unshare") || Child.exitCode("unshare", "-U", "true") != 0) {
        throw new StartFailed(
            "PostgreSQL does not run as root, and this machine has no user namespaces"
                + " (unshare -U) to help it: run broadsheet as a normal user");
      }
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(bin.resolve(name).toString());
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Made beside its place and moved there when whole: an interrupted start begins again. */
  private static void create(Path bin, Path data, Path log) {
    Path half = data.resolveSibling("creating");
    try {
      PostgresBinaries.delete(half);
      Files.createDirectories(half.getParent());
      List<String> initdb = program(bin, "initdb");
      initdb.addAll(
          List.of(
              "-D",
              half.toString(),
              "-U",
              NAME,
              "-A",
              "trust",
              "-E",
              "UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8"));
      finish(Child.start(initdb, Map.of(), log), "initdb");
      List<String> single = program(bin, "postgres");
      single.addAll(List.of("--single", "-D", half.toString(), "postgres"));
      Path sql = half.resolveSibling("create.sql");
      Files.writeString(sql, "CREATE DATABASE " + NAME + "\n");
      finish(Child.start(single, Map.of(), sql, log), "creating the database");
      Files.delete(sql);
      Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartFailed(
          "cannot create PostgreSQL's data in " + data + ": " + e.getMessage(), e);
    }
  }

  private static void finish(Child child, String what) {
    int code = child.process().onExit().join().exitValue();
    if (code != 0) {
      throw new StartFailed("PostgreSQL: " + what + " failed:\n" + child.lastWords());
    }
  }

  /** Line 8 of its pid file is what pg_ctl waits for too. */
  private static boolean isReady(Path data, long pid) throws IOException {
    List<String> lines = pidFile(data);
    return lines.size() >= 8
        && lines.get(0).equals(Long.toString(pid))
        && lines.get(7).strip().equals("ready");
  }

  private static List<String> pidFile(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** A dead launcher leaves the server running. Never touches a process that is something else. */
  private static void endLeftover(Path data) {
    try {
      List<String> lines = pidFile(data);
      if (lines.size() < 3) {
        return;
      }
      Optional<ProcessHandle> leftover =
          ProcessHandle.of(Long.parseLong(lines.get(0)))
              .filter(
                  process ->
                      isServer(process, Instant.ofEpochSecond(Long.parseLong(lines.get(2)))));
      if (leftover.isPresent()) {
        Child.stop(leftover.get(), "INT", Duration.ofSeconds(20));
      }
    } catch (IOException | NumberFormatException e) {
      throw new StartFailed("cannot read " + data.resolve("postmaster.pid") + ": " + e, e);
    }
  }

  private static boolean isServer(ProcessHandle process, Instant started) {
    ProcessHandle.Info info = process.info();
    return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
        && info.startInstant()
            .filter(start -> Duration.between(start, started).abs().toSeconds() <= 10)
            .isPresent();
  }
}
