package io.broadsheet.standalone;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running server of the house, a process of its own, and what can be done to it. It ends with the
 * process that started it, however that ends.
 */
public abstract sealed class Server permits KafkaServer, PostgresServer, ServiceServer {

  /**
   * Becomes the server, in a session of its own so that Ctrl-C reaches the launcher alone. What
   * stays behind reads a pipe that closes with the launcher, and then sends the signal ($0).
   */
  private static final String LEASH =
      "trap '' INT HUP; exec 3<&0; { read -r end <&3; kill -$0 $$; } 2>/dev/null & "
          + "exec $(command -v setsid) \"$@\" </dev/null 3<&-";

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final long STEP_MILLIS = 20;
  private static final int LAST_WORDS = 2_000;

  private final Role role;
  private final int port;
  private final Path log;
  private final Process process;
  private final long startedNanos = System.nanoTime();

  Server(Role role, int port, List<String> command, Map<String, String> environment, Path log) {
    Ports.requireFree(role, port);
    this.role = role;
    this.port = port;
    this.log = log.toAbsolutePath();
    List<String> leashed = new ArrayList<>(List.of("sh", "-c", LEASH, role.stopSignal()));
    leashed.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(leashed);
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(this.log.getParent());
      this.process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new StartFailed("cannot start " + role.title() + ": " + e.getMessage(), e);
    }
  }

  /** This JDK's java with the options that suit a small server started often. */
  static List<String> java(
      List<String> options, List<Path> classPath, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }

  /** The jars of a folder, always in the same order: an archive of classes fits no other. */
  static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new StartFailed("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Whether it takes requests now. */
  public abstract boolean isReady() throws IOException;

  /**
   * Returns once it takes requests.
   *
   * @throws StartFailed when it ended, or the patience did; it is gone then
   */
  final void awaitReady() {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    try {
      while (!isReady()) {
        if (!isAlive()) {
          throw new StartFailed(role.title() + " did not start: " + lastWords());
        }
        if (System.nanoTime() > end) {
          throw new StartFailed(
              "%s is not ready after %d s: %s"
                  .formatted(role.title(), START_PATIENCE.toSeconds(), lastWords()));
        }
        Thread.sleep(STEP_MILLIS);
      }
    } catch (InterruptedException | IOException e) {
      kill();
      throw new StartFailed("gave up waiting for " + role.title() + ": " + e, e);
    } catch (StartFailed e) {
      kill();
      throw e;
    }
  }

  /** The last line of its log that names a fault, where the whole log is, and the way out. */
  private String lastWords() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(file.length(), LAST_WORDS)];
      file.seek(file.length() - end.length);
      file.readFully(end);
      String fault =
          new String(end, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.matches("\\S.*(ERROR|FATAL|Exception|Error|Caused by).*"))
              .reduce("", (earlier, later) -> later);
      return "%s (its log: %s). Where its data are damaged, put a copy of the folder back, or start anew on another one with --data."
          .formatted(fault, log);
    } catch (IOException e) {
      return "no log at " + log;
    }
  }

  /** Where it listens, on 127.0.0.1. */
  public final int port() {
    return port;
  }

  /** Its process, to watch it. */
  public final ProcessHandle handle() {
    return process.toHandle();
  }

  /** How long ago it was started. */
  final Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** Whether its process lives. */
  public final boolean isAlive() {
    return process.isAlive();
  }

  /** Returns when its process has ended, for whatever reason. */
  final void awaitEnd() {
    process.onExit().join();
  }

  /** Lets it finish what it is doing; kills it when that takes more than twenty seconds. */
  public final void stop() {
    stop(ClassArchive.USED);
  }

  /** The same with the patience that the archive wants. */
  final void stop(ClassArchive archive) {
    stop(handle(), role.stopSignal(), archive.stopPatience());
  }

  static void stop(ProcessHandle process, Role role) {
    stop(process, role.stopSignal(), ClassArchive.USED.stopPatience());
  }

  /** Sends the signal and waits; past the patience, kills. */
  static void stop(ProcessHandle process, String signal, Duration patience) {
    if (!process.isAlive()) {
      return;
    }
    signal(process, signal);
    // What is frozen hears it only then.
    signal(process, "CONT");
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** SIGKILL: what a power cut of the process looks like. Returns when it is gone. */
  public final void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGSTOP: alive, but frozen, with the processes that it started. */
  public final void pause() {
    signal(handle(), "STOP");
    handle().descendants().forEach(child -> signal(child, "STOP"));
  }

  /** SIGCONT: goes on after {@link #pause}. */
  public final void resume() {
    handle().descendants().forEach(child -> signal(child, "CONT"));
    signal(handle(), "CONT");
  }

  private static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
