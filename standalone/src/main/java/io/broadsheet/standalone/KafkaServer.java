package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Kafka broker (KRaft, one node) in a process of its own, on 127.0.0.1, its data kept in a
 * folder.
 */
public final class KafkaServer extends Server {

  static final String READY = "ready";

  private final Path ready;

  private KafkaServer(
      Path folder, int port, Map<String, String> settings, Path log, ClassArchive archive) {
    super(
        Role.KAFKA,
        port,
        java(
            options(archive),
            classPath(),
            KafkaNode.class.getName(),
            arguments(folder, port, settings)),
        Map.of(),
        log);
    this.ready = folder.resolve(READY);
  }

  private static String[] arguments(Path folder, int port, Map<String, String> settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(folder.toString(), Integer.toString(port), Integer.toString(Ports.free())));
    settings.forEach((name, value) -> arguments.add(name + "=" + value));
    return arguments.toArray(String[]::new);
  }

  private static List<String> options(ClassArchive archive) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx256m");
    options.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    options.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    options.addAll(archive.options(Role.KAFKA));
    return options;
  }

  private static List<Path> classPath() {
    List<Path> classPath = new ArrayList<>(List.of(Built.classes()));
    classPath.addAll(jars(Built.target().resolve("lib")));
    return classPath;
  }

  /** Starts a broker in {@code folder} and returns when it takes requests. */
  public static KafkaServer start(Path folder, int port) {
    return start(folder, port, Map.of());
  }

  /** The same with further settings of the broker. */
  public static KafkaServer start(Path folder, int port, Map<String, String> settings) {
    KafkaServer server =
        launch(folder, port, settings, folder.resolve("kafka.log"), ClassArchive.USED);
    server.awaitReady();
    return server;
  }

  static KafkaServer launch(
      Path folder, int port, Map<String, String> settings, Path log, ClassArchive archive) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(READY));
    } catch (IOException e) {
      throw new StartFailed("cannot write to " + folder + ": " + e.getMessage(), e);
    }
    return new KafkaServer(folder.toAbsolutePath(), port, settings, log, archive);
  }

  /** What clients take as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port();
  }

  /** It writes its process's number down when it is. */
  @Override
  public boolean isReady() throws IOException {
    return Files.exists(ready) && Files.readString(ready).equals(Long.toString(handle().pid()));
  }
}
