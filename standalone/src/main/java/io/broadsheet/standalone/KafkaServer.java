package io.broadsheet.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Kafka broker (KRaft, one node) in a process of its own, on 127.0.0.1, its data kept in a
 * folder. It ends with the process that started it.
 */
public final class KafkaServer extends Server {

  static final String READY = "ready";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private KafkaServer(int port, Child child) {
    super("kafka", port, child);
  }

  /** Starts a broker in {@code folder} and returns when it takes requests. */
  public static KafkaServer start(Path folder, int port) {
    return start(folder, port, folder.resolve("kafka.log"));
  }

  static KafkaServer start(Path folder, int port, Path log) {
    if (!Ports.isFree(port)) {
      throw new StartFailed("port " + port + ", wanted for Kafka, is taken");
    }
    Path whole = folder.toAbsolutePath();
    Path ready = whole.resolve(READY);
    try {
      Files.createDirectories(whole);
      Files.deleteIfExists(ready);
    } catch (IOException e) {
      throw new StartFailed("cannot write to " + whole + ": " + e.getMessage(), e);
    }
    List<String> command = Child.java("256m");
    command.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-cp",
            Built.ownClasses() + File.pathSeparator + Built.target().resolve("lib") + "/*",
            Leash.class.getName(),
            Long.toString(ProcessHandle.current().pid()),
            KafkaNode.class.getName(),
            whole.toString(),
            Integer.toString(port),
            Integer.toString(Ports.free())));
    Child child = Child.start(command, Map.of(), log);
    Await.until("Kafka", PATIENCE, child, () -> readyIs(ready, child.process().pid()));
    return new KafkaServer(port, child);
  }

  /** What clients take as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port();
  }

  private static boolean readyIs(Path ready, long pid) throws IOException {
    return Files.exists(ready) && Files.readString(ready).equals(Long.toString(pid));
  }
}
