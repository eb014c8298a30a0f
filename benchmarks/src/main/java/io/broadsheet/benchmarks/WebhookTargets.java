package io.broadsheet.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Servers of this process that answer 204 at once, and what else may be done to them. */
final class WebhookTargets implements AutoCloseable {

  private static final int KEPT = 1_000;
  private static final byte[] SECRET = new byte[32];

  private final Vertx vertx = Vertx.vertx();
  private final List<Integer> ports;
  private final AtomicInteger deliveries = new AtomicInteger();
  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final Collection<Delivery> kept = new ConcurrentLinkedQueue<>();

  private volatile @Nullable Throwable failure;

  private record Delivery(String id, Buffer body) {}

  WebhookTargets(int number) {
    ports = Stream.generate(this::listen).limit(number).toList();
  }

  private int listen() {
    return vertx
        .createHttpServer()
        .requestHandler(this::take)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private void take(HttpServerRequest request) {
    String id = request.getHeader("webhook-id");
    request
        .body()
        .onSuccess(
            body -> {
              if (ids.add(id) && ids.size() <= KEPT) {
                kept.add(new Delivery(id, body));
              }
              deliveries.incrementAndGet();
              request.response().setStatusCode(204).end();
            });
  }

  List<String> urls() {
    return ports.stream().map(port -> "http://127.0.0.1:" + port + "/").toList();
  }

  /** How many came. */
  int deliveries() {
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
    return deliveries.get();
  }

  /** How many different ones came. */
  int events() {
    return ids.size();
  }

  /** A client that does nothing but sign and post, again and again, what came first. */
  final class Bare implements AutoCloseable {
    private final HttpClient client;
    private final List<Delivery> some = List.copyOf(kept);
    private final AtomicInteger next = new AtomicInteger();
    private final int targets;
    private final int atOnceOfEach;
    private volatile boolean closed;

    /** Posts to the first targets, so many at once to each of some. */
    Bare(int targets, int atOnceOfEach, int targetsAtOnce) {
      this.targets = targets;
      this.atOnceOfEach = atOnceOfEach;
      this.client =
          vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(2 * atOnceOfEach));
      for (int n = 0; n < atOnceOfEach * Math.min(targets, targetsAtOnce); n++) {
        post();
      }
    }

    private void post() {
      int n = next.getAndIncrement();
      Delivery delivery = some.get(n % some.size());
      String now = Long.toString(Instant.now().getEpochSecond());
      RequestOptions options =
          new RequestOptions()
              .setMethod(HttpMethod.POST)
              .setHost("127.0.0.1")
              .setPort(ports.get(n / atOnceOfEach % targets))
              .putHeader("content-type", "application/cloudevents+json")
              .putHeader("user-agent", "broadsheet")
              .putHeader("webhook-id", delivery.id)
              .putHeader("webhook-timestamp", now)
              .putHeader("webhook-signature", signature(delivery, now));
      client
          .request(options)
          .compose(request -> request.send(delivery.body))
          .compose(response -> response.end())
          .onFailure(e -> failure = closed ? null : e)
          .onSuccess(
              answered -> {
                if (!closed) {
                  post();
                }
              });
    }

    @Override
    public void close() {
      closed = true;
      client.close();
    }
  }

  /** By Standard Webhooks, as for one whose secret is not known beforehand. */
  private static String signature(Delivery delivery, String now) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      mac.update((delivery.id + "." + now + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(delivery.body.getBytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
