package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the stream as a careful client does: whatever breaks, it comes back with the last id that
 * it saw.
 */
public final class Subscriber implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI stream;
  private final Consumer<JsonNode> events;
  private final CountDownLatch connected = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable String cursor;

  /**
   * Connects and returns once the stream has told its position.
   *
   * @param url of the query-service
   * @param events told each event, in structured mode, on the subscriber's thread
   */
  public Subscriber(String url, Consumer<JsonNode> events) throws InterruptedException {
    this.stream = URI.create(url + "/stream");
    this.events = events;
    this.thread = new Thread(this::follow, "subscriber");
    thread.setDaemon(true);
    thread.start();
    connected.await();
  }

  /** The last id seen. */
  public @Nullable String cursor() {
    return cursor;
  }

  private void follow() {
    while (!closed) {
      try {
        read();
      } catch (IOException | UncheckedIOException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void read() throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(stream);
    String from = cursor;
    if (from != null) {
      request.header("Last-Event-ID", from);
    }
    HttpResponse<Stream<String>> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("the stream answered " + response.statusCode());
      }
      String id = null;
      StringBuilder data = new StringBuilder();
      for (Iterator<String> each = lines.iterator(); each.hasNext() && !closed; ) {
        String line = each.next();
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data.append(line, 5, line.length());
        } else if (line.isEmpty() && id != null) {
          dispatch(data.toString());
          cursor = id;
          connected.countDown();
          id = null;
          data.setLength(0);
        }
      }
    }
  }

  private void dispatch(String data) throws IOException {
    if (data.isBlank()) {
      return;
    }
    JsonNode event = EventJson.mapper().readTree(data);
    if (event.has("specversion")) {
      events.accept(event);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
