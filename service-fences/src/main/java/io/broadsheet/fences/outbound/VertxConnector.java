package io.broadsheet.fences.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's client, told the address: it looks nothing up, goes through no proxy and follows no
 * redirect, while Host, TLS name and certificate are the name's.
 */
final class VertxConnector implements Connector {

  private static final int CONNECTIONS_OF_EACH_TARGET = 16;
  private static final int IDLE_SECONDS = 10;
  private static final int HEADER_BYTES = 16 * 1024;

  private final Vertx vertx;
  private final HttpClient client;
  private final int answerBytes;

  VertxConnector(Vertx vertx, HttpClientOptions options, int answerBytes) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(options);
    this.answerBytes = answerBytes;
  }

  static HttpClientOptions options(Duration connectTimeout) {
    return new HttpClientOptions()
        .setConnectTimeout((int) connectTimeout.toMillis())
        .setMaxPoolSize(CONNECTIONS_OF_EACH_TARGET)
        .setKeepAliveTimeout(IDLE_SECONDS)
        .setMaxHeaderSize(HEADER_BYTES)
        .setVerifyHost(true);
  }

  @Override
  public CompletionStage<Answer> send(
      Target target, InetAddress address, Call call, Duration atMost) {
    CompletableFuture<Answer> result = new CompletableFuture<>();
    AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
    long timer =
        vertx.setTimer(
            Math.max(1, atMost.toMillis()),
            late -> {
              result.completeExceptionally(
                  NoAnswer.brokenOff("no whole answer within " + atMost.toMillis() + " ms"));
              close(sent.get());
            });
    result.whenComplete((answer, failure) -> vertx.cancelTimer(timer));
    client
        .request(options(target, address, call))
        .onFailure(
            e ->
                result.completeExceptionally(
                    NoAnswer.notConnected("no connection: " + e.getMessage())))
        .onSuccess(
            request -> {
              sent.set(request);
              request.exceptionHandler(e -> fail(result, e));
              if (result.isDone()) {
                close(request);
                return;
              }
              request
                  .response()
                  .onFailure(e -> fail(result, e))
                  .onSuccess(response -> read(request, response, result));
              write(call, request, result);
            });
    return result;
  }

  private static void write(
      Call call, HttpClientRequest request, CompletableFuture<Answer> result) {
    CompletableFuture.completedFuture(call)
        .thenCompose(it -> it.message().get())
        .thenAccept(
            message -> {
              message.headers().forEach(request::putHeader);
              message
                  .body()
                  .ifPresentOrElse(body -> request.end(Buffer.buffer(body)), request::end);
            })
        .exceptionally(
            failure -> {
              result.completeExceptionally(
                  failure.getCause() == null ? failure : failure.getCause());
              close(request);
              return null;
            });
  }

  private static RequestOptions options(Target target, InetAddress address, Call call) {
    return new RequestOptions()
        .setMethod(call.posts() ? HttpMethod.POST : HttpMethod.GET)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
        .setHost(target.host())
        .setPort(target.port())
        .setSsl(target.tls())
        .setURI(target.path())
        .putHeader(HttpHeaders.HOST, target.authority());
  }

  private void read(
      HttpClientRequest request, HttpClientResponse response, CompletableFuture<Answer> result) {
    Map<String, String> headers = new HashMap<>();
    response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Buffer body = Buffer.buffer();
    response
        .handler(
            part -> {
              body.appendBuffer(part, 0, Math.min(part.length(), answerBytes - body.length()));
              if (body.length() == answerBytes) {
                result.complete(new Answer(response.statusCode(), headers, body, false));
                close(request);
              }
            })
        .exceptionHandler(e -> fail(result, e))
        .endHandler(end -> result.complete(new Answer(response.statusCode(), headers, body, true)));
  }

  private static void fail(CompletableFuture<Answer> result, Throwable e) {
    result.completeExceptionally(NoAnswer.brokenOff("the connection broke off: " + e.getMessage()));
  }

  private static void close(@Nullable HttpClientRequest request) {
    if (request != null) {
      request.reset();
    }
  }
}
