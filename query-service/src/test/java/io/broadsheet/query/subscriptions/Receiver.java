package io.broadsheet.query.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A target on this machine, which does as a test tells it. */
public final class Receiver implements AutoCloseable {

  public final int port;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> all = new CopyOnWriteArrayList<>();
  public volatile Function<Got, Reply> behaviour = got -> new Reply(204);

  /** What came, and when. */
  public record Got(
      String path, String id, String timestamp, String signatures, String body, long nanoTime) {

    JsonNode json() {
      try {
        return EventJson.mapper().readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    String article() {
      return json().path("subject").asText();
    }

    int version() {
      return json().path("data").path("version").asInt();
    }

    /** By the text of Standard Webhooks, with the JDK alone. */
    boolean isSignedBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed =
            mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return List.of(signatures.split(" "))
            .contains("v1," + Base64.getEncoder().encodeToString(signed));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What is answered. */
  public record Reply(int status, Map<String, String> headers, long afterMillis) {
    public Reply(int status) {
      this(status, Map.of(), 0);
    }
  }

  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final Map<String, Got> byId = new ConcurrentHashMap<>();

  public Receiver() throws IOException {
    this(0);
  }

  public Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    this.port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Got got =
        new Got(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            System.nanoTime());
    all.add(got);
    Reply reply = behaviour.apply(got);
    if (reply.afterMillis() > 0) {
      try {
        Thread.sleep(reply.afterMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (reply.status() / 100 == 2 && byId.putIfAbsent(got.id(), got) == null) {
      accepted.add(got.id());
    }
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(reply.status(), -1);
    exchange.close();
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/hook";
  }

  /** All that came, accepted or not. */
  public List<Got> all() {
    return List.copyOf(all);
  }

  /** What was accepted, each id once, in the order in which it came first. */
  public List<Got> accepted() {
    List<Got> got = new ArrayList<>();
    accepted.forEach(id -> got.add(byId.get(id)));
    return got;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
