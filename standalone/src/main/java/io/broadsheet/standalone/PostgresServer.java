package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL server in a process of its own, on 127.0.0.1 and without a password, its data
 * kept in a folder. What it commits is on disk.
 */
public final class PostgresServer extends Server {

  private static final String NAME = "broadsheet";
  private static final String[] NONE = {};
  private static final Duration CHILDREN_PATIENCE = Duration.ofSeconds(20);

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
        create(data);
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
    try {
      return run(Path.of("/dev/null"), "postgres", "--version").strip();
    } catch (IOException e) {
      throw new StartFailed("cannot run PostgreSQL's programs: " + e.getMessage(), e);
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
            "shared_buffers=128MB",
            "max_wal_size=2GB",
            "timezone=UTC",
            "log_timezone=UTC")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  /** PostgreSQL refuses to run as root; a user namespace makes it somebody else to itself. */
  private static List<String> program(String name) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(PostgresBinaries.unpacked().resolve("bin").resolve(name).toString());
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Made beside its place and moved there when whole: an interrupted start begins again. */
  private static void create(Path data) throws IOException {
    Path half = data.resolveSibling("creating");
    PostgresBinaries.delete(half);
    Files.createDirectories(half);
    String place = half.toString();
    run(
        Path.of("/dev/null"),
        "initdb",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--username=" + NAME,
        "--pgdata=" + place);
    Path sql = Files.writeString(half.resolve("create.sql"), "CREATE DATABASE " + NAME + "\n");
    run(sql, "postgres", "--single", "-D", place, "postgres");
    Files.delete(sql);
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Runs a program to its end; what it said. */
  private static String run(Path input, String name, String... arguments) throws IOException {
    List<String> command = program(name);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(input.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new StartFailed(
          "PostgreSQL's %s failed: %s%s"
              .formatted(
                  name,
                  said.strip(),
                  isRoot()
                      ? ". It does not run as root; without user namespaces (unshare -U), run broadsheet as a normal user."
                      : ""));
    }
    return said;
  }

  private static List<String> pidFile(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** The pid file outlives a crash; its number may be another process's by now. */
  private static void endLeftover(Path data) throws IOException {
    List<String> lines = pidFile(data);
    for (String pid : lines.stream().limit(1).filter(n -> n.matches("\\d{1,9}")).toList()) {
      ProcessHandle.of(Long.parseLong(pid))
          .filter(it -> Arrays.asList(it.info().arguments().orElse(NONE)).contains(data.toString()))
          .ifPresent(left -> stop(left, Role.POSTGRESQL));
    }
    if (lines.size() >= 7) {
      awaitDetached(lines.get(6).strip().replaceAll(".*\\s", ""));
    }
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /** The children of a killed server end by themselves soon after; until then it cannot start. */
  private static void awaitDetached(String sharedMemory) throws IOException {
    Path table = Path.of("/proc/sysvipc/shm");
    long end = System.nanoTime() + CHILDREN_PATIENCE.toNanos();
    while (Files.exists(table) && System.nanoTime() < end && isAttached(table, sharedMemory)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Columns of the table: key, shmid, perms, size, cpid, lpid, nattch. */
  private static boolean isAttached(Path table, String sharedMemory) throws IOException {
    return Files.readAllLines(table).stream()
        .map(line -> line.strip().split("\\s+"))
        .anyMatch(row -> row.length > 6 && row[1].equals(sharedMemory) && !row[6].equals("0"));
  }
}
