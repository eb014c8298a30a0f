package io.broadsheet.query.follow;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A plain reader of server-sent events. */
public final class Subscriber implements AutoCloseable {

  private final HttpURLConnection connection;
  private final BufferedReader lines;

  /** One block of lines; a heartbeat has neither name nor data. */
  public record Received(@Nullable String name, @Nullable String id, @Nullable String data) {}

  public Subscriber(@Nullable String lastEventId) throws IOException {
    this("/stream", lastEventId);
  }

  /**
   * @param address a path of this instance, or another instance's address
   */
  public Subscriber(String address, @Nullable String lastEventId) throws IOException {
    URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port).resolve(address);
    connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(30_000);
    if (lastEventId != null) {
      connection.setRequestProperty("Last-Event-ID", lastEventId);
    }
    lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  public Received next() throws IOException {
    String name = null;
    String id = null;
    String data = null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("data:")) {
        data = line.substring(5).strip();
      } else if (line.isEmpty() && id != null) {
        return new Received(name, id, data);
      }
    }
    throw new IOException("the stream ended");
  }

  public Received nextEvent() throws IOException {
    while (true) {
      Received received = next();
      if (received.data() != null) {
        return received;
      }
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
