package io.broadsheet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook's target that accepts all, and keeps each event's id once. */
final class WebhookTarget implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> events = Collections.synchronizedSet(new LinkedHashSet<>());
  private final HttpServer server;
  private volatile Instant newest = Instant.MIN;

  WebhookTarget() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  /** Has it called for all events from now on. */
  void subscribe(String query) throws IOException, InterruptedException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    int status =
        IngestClient.post(query + "/subscriptions", "{\"url\": \"" + url + "\"}").statusCode();
    if (status != 201) {
      throw new IOException("the subscription was answered " + status);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Instant made = Instant.parse(event(exchange).path("time").asText());
    newest = made.isAfter(newest) ? made : newest;
    events.add(exchange.getRequestHeaders().getFirst("webhook-id"));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static JsonNode event(HttpExchange exchange) throws IOException {
    return IngestClient.tree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  /** When the newest event that came was made. */
  Instant newest() {
    return newest;
  }

  /** In the order in which they came first. */
  List<String> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
