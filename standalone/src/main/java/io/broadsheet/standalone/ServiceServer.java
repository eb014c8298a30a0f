package io.broadsheet.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** ingest-service or query-service in a process of its own, as it was built. */
public final class ServiceServer extends Server {

  private static final int HTTP_PATIENCE = 2_000;

  /** Tells this launcher's services from another's, which may have taken the port first. */
  private static final String LAUNCHER = "Broadsheet-Launcher";

  private static final String PID = Long.toString(ProcessHandle.current().pid());

  private ServiceServer(Role role, int port, Map<String, String> settings, Path log) {
    super(
        role,
        port,
        java(
            // Originals of 5 MiB, several at a time.
            role == Role.INGEST ? "512m" : "256m",
            // Taking in and parsing many articles repays the optimising compiler.
            "-XX:TieredStopAtLevel=4",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.banner.enabled=false",
            "-Dquarkus.http.header.\"" + LAUNCHER + "\".value=" + PID,
            "-jar",
            jar(role).toString()),
        settings,
        log);
  }

  /** Starts a service and returns when it says that it is ready. */
  public static ServiceServer start(Role role, int port, Map<String, String> settings, Path log) {
    ServiceServer server = launch(role, port, settings, log);
    server.awaitReady();
    return server;
  }

  static ServiceServer launch(Role role, int port, Map<String, String> settings, Path log) {
    if (!Files.exists(jar(role))) {
      throw new StartFailed(
          role.title() + " is not built; run ./mvnw -q -Dquick package in " + Built.home());
    }
    return new ServiceServer(role, port, settings, log);
  }

  private static Path jar(Role role) {
    return Built.home().resolve(role.slug()).resolve("target/quarkus-app/quarkus-run.jar");
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
