package io.broadsheet.standalone;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** ingest-service or query-service in a process of its own, as it was built. */
public final class ServiceServer extends Server {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int HTTP_PATIENCE = 2_000;

  private ServiceServer(Role role, int port, Child child) {
    super(role.slug(), port, child);
  }

  /** Starts a service and returns when it says that it is ready. */
  public static ServiceServer start(Role role, int port, Map<String, String> settings, Path log) {
    if (!Ports.isFree(port)) {
      throw new StartFailed("port " + port + ", wanted for " + role.title() + ", is taken");
    }
    Path app = Built.home().resolve(role.slug()).resolve("target").resolve("quarkus-app");
    Path jar = app.resolve("quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new StartFailed(
          role.title() + " is not built; run ./mvnw -q -Dquick package in " + Built.home());
    }
    List<String> command = Child.java("256m");
    command.addAll(
        List.of(
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.banner.enabled=false",
            "-cp",
            Built.ownClasses() + File.pathSeparator + jar,
            Leash.class.getName(),
            Long.toString(ProcessHandle.current().pid()),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    Child child = Child.start(command, settings, log);
    ServiceServer server = new ServiceServer(role, port, child);
    Await.until(role.title(), PATIENCE, child, server::isReady);
    return server;
  }

  /** Where it answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** What its readiness check says now. */
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
