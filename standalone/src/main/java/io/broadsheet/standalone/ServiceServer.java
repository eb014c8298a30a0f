package io.broadsheet.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** ingest-service or query-service in a process of its own, as it was built. */
public final class ServiceServer extends Server {

  private static final int HTTP_PATIENCE = 2_000;

  private ServiceServer(Role role, int port, Map<String, String> settings, Path log) {
    super(
        role,
        port,
        java(
            // Originals of 5 MiB, several at a time.
            role == Role.INGEST ? "512m" : "256m",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.banner.enabled=false",
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
    return isReady(port());
  }

  /** What the readiness check of the service on that port says now. */
  public static boolean isReady(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(HTTP_PATIENCE);
      connection.setReadTimeout(HTTP_PATIENCE);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
