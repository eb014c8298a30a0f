package io.broadsheet.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** ingest-service or query-service in a process of its own, as it was built. */
public final class ServiceServer extends Server {

  private static final int HTTP_PATIENCE = 2_000;

  /** Tells this launcher's services from another's, which may have taken the port first. */
  private static final String LAUNCHER = "Broadsheet-Launcher";

  private static final String PID = Long.toString(ProcessHandle.current().pid());

  private ServiceServer(
      Role role, int port, Map<String, String> settings, Path log, ClassArchive archive) {
    super(
        role,
        port,
        java(options(role, port, archive), classPath(role), "io.quarkus.runner.GeneratedMain"),
        settings,
        log);
  }

  private static List<String> options(Role role, int port, ClassArchive archive) {
    List<String> options = new ArrayList<>();
    // Originals of 5 MiB, several at a time.
    options.add(role == Role.INGEST ? "-Xmx512m" : "-Xmx256m");
    // Taking in and parsing many articles repays the optimising compiler.
    options.add("-XX:TieredStopAtLevel=4");
    // As the manifest of quarkus-run.jar has it.
    options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    options.add("-Dquarkus.http.host=127.0.0.1");
    options.add("-Dquarkus.http.port=" + port);
    options.add("-Dquarkus.banner.enabled=false");
    options.add("-Dquarkus.http.header.\"" + LAUNCHER + "\".value=" + PID);
    options.addAll(archive.options(role));
    return options;
  }

  /**
   * What quarkus-run.jar loads by a class loader of its own, whose classes no archive takes. First
   * the classes that Quarkus wrote anew.
   */
  private static List<Path> classPath(Role role) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(app(role).resolve("quarkus/transformed-bytecode.jar"));
    classPath.add(app(role).resolve("quarkus/generated-bytecode.jar"));
    for (String folder : List.of("app", "lib/boot", "lib/main")) {
      classPath.addAll(jars(app(role).resolve(folder)));
    }
    return classPath;
  }

  /** Starts a service and returns when it says that it is ready. */
  public static ServiceServer start(Role role, int port, Map<String, String> settings, Path log) {
    ServiceServer server = launch(role, port, settings, log, ClassArchive.USED);
    server.awaitReady();
    return server;
  }

  static ServiceServer launch(
      Role role, int port, Map<String, String> settings, Path log, ClassArchive archive) {
    if (!Files.exists(app(role).resolve("quarkus-run.jar"))) {
      throw new StartFailed(
          role.title() + " is not built; run ./mvnw -q -Dquick package in " + Built.home());
    }
    return new ServiceServer(role, port, settings, log, archive);
  }

  private static Path app(Role role) {
    return Built.home().resolve(role.slug()).resolve("target/quarkus-app");
  }

  /** Where it answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** What its readiness check says now. */
  @Override
  public boolean isReady() {
    return isReady(port(), PID::equals);
  }

  /** What the readiness check of the service on that port says now, whoever started it. */
  public static boolean isReady(int port) {
    return isReady(port, launcher -> true);
  }

  private static boolean isReady(int port, Predicate<@Nullable String> launcher) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(HTTP_PATIENCE);
      connection.setReadTimeout(HTTP_PATIENCE);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK
            && launcher.test(connection.getHeaderField(LAUNCHER));
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
