package io.broadsheet.query;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another instance of the service, a process of its own on the same Kafka and PostgreSQL. */
public final class Instance implements AutoCloseable {

  private final Process process;
  private final int port;

  private Instance(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param settings further system properties, as {@code name=value}
   */
  public static Instance start(String... settings) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dquarkus.http.port=" + port));
    for (String name :
        List.of(
            "kafka.bootstrap.servers",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password")) {
      command.add("-D" + name + "=" + ConfigProvider.getConfig().getValue(name, String.class));
    }
    List.of(settings).forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "second-instance.log").toFile()))
            .start();
    return new Instance(process, port);
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  public void awaitReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> RestAssured.given().get(address() + "/q/health/ready").statusCode() == 200);
  }

  /** As kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As an operator does. */
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
