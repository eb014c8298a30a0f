package io.broadsheet.standalone;

import java.io.IOException;
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

/** A process that this one started, its output going to a log file. */
final class Child {

  private static final boolean SETSID = onPath("setsid");

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command} in a session of its own: Ctrl-C reaches the launcher, which decides. */
  static Child start(List<String> command, Map<String, String> environment, Path log) {
    return start(command, environment, Path.of("/dev/null"), log);
  }

  static Child start(List<String> command, Map<String, String> environment, Path input, Path log) {
    List<String> whole = new ArrayList<>();
    if (SETSID) {
      whole.add("setsid");
    } else {
      whole.addAll(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    }
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectInput(input.toFile())
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new Child(process, log);
    } catch (IOException e) {
      throw new StartFailed("cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  /** This JDK's java with the options that suit a small server started often. */
  static List<String> java(String heap) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError"));
  }

  Process process() {
    return process;
  }

  /** Asks it to end by a signal, then, past the patience, ends it. */
  void stop(String signal, Duration patience) {
    stop(process.toHandle(), signal, patience);
  }

  static void stop(ProcessHandle process, String signal, Duration patience) {
    if (!process.isAlive()) {
      return;
    }
    signal(process.pid(), "CONT");
    signal(process.pid(), signal);
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

  /** SIGKILL, and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  void signal(String name) {
    signal(process.pid(), name);
  }

  private static void signal(long pid, String name) {
    exitCode("kill", "-" + name, Long.toString(pid));
  }

  /** Runs a program to its end and returns its exit code. */
  static int exitCode(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** The end of its log, for a message about why it ended. */
  String lastWords() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip().lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
