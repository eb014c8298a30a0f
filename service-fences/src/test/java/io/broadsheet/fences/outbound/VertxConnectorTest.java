package io.broadsheet.fences.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.outbound.Call.Message;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connections themselves, to servers on loopback. */
class VertxConnectorTest {

  private static final String NAME = "news.example.org";
  private static final int ANSWER_BYTES = 1000;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void goesToTheAddressWithTheNamesOwnHost() throws Exception {
    BlockingQueue<String> hosts = new LinkedBlockingQueue<>();
    int port =
        serve(
            request -> {
              hosts.add(request.getHeader("Host") + " " + request.method() + " " + request.uri());
              request.response().putHeader("Retry-After", "3").setStatusCode(503).end("later");
            });

    Answer answer = send(call("http://" + NAME + ":" + port + "/a?b"), plain());

    assertThat(hosts.poll(5, TimeUnit.SECONDS)).isEqualTo(NAME + ":" + port + " POST /a?b");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).contains("3");
    assertThat(answer.body()).hasToString("later");
    assertThat(answer.whole()).isTrue();
  }

  @Test
  void asksForTheMessageWhenThereIsAConnectionAndSendsNothingWithoutOne() throws Exception {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    int port =
        serve(
            request -> {
              requests.add(request.uri());
              request.response().end();
            });
    IllegalStateException withdrawn = new IllegalStateException("withdrawn");
    Call none =
        Call.post(
            "http://" + NAME + ":" + port + "/gone",
            () -> CompletableFuture.failedStage(withdrawn));

    assertThatThrownBy(() -> send(none, plain())).hasCause(withdrawn);
    assertThat(send(call("http://" + NAME + ":" + port + "/next"), plain()).status())
        .isEqualTo(200);
    assertThat(requests).containsExactly("/next");
  }

  @Test
  void readsOnlySoMuchOfAnEndlessAnswer() {
    int port =
        serve(
            request -> {
              request.response().setChunked(true);
              vertx.setPeriodic(1, tick -> request.response().write("x".repeat(700)));
            });

    Answer answer = send(call("http://" + NAME + ":" + port + "/"), plain());

    assertThat(answer.whole()).isFalse();
    assertThat(answer.body().length()).isEqualTo(ANSWER_BYTES);
  }

  @Test
  void givesUpAnAnswerThatComesByteByByte() {
    int port =
        serve(
            request -> {
              request.response().setChunked(true);
              vertx.setPeriodic(20, tick -> request.response().write("x"));
            });
    long before = System.nanoTime();

    assertThat(failure("http://" + NAME + ":" + port + "/", plain(), MOMENT))
        .contains("within 1000 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void givesUpATargetThatSaysNothing() {
    int port = raw(socket -> {});

    assertThat(failure("http://" + NAME + ":" + port + "/", plain(), MOMENT))
        .contains("within 1000 ms");
  }

  @Test
  void refusesAHeaderWithoutEnd() {
    int port =
        raw(socket -> socket.write("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000) + "\r\n\r\n"));

    assertThat(failure("http://" + NAME + ":" + port + "/", plain())).contains("broke off");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(failure("http://" + NAME + ":" + port + "/", plain())).contains("no connection");
  }

  @Test
  void wantsTheNamesOwnCertificate(@TempDir Path folder) throws Exception {
    JksOptions own = certificate(folder.resolve("own"), NAME);
    int right = tls(own);
    int wrong = tls(certificate(folder.resolve("other"), "other.example.org"));
    HttpClientOptions trusting = plain().setTrustOptions(own);
    HttpClientOptions trustingOther =
        plain().setTrustOptions(certificate(folder.resolve("other"), "other.example.org"));

    assertThat(send(call("https://" + NAME + ":" + right + "/"), trusting).body())
        .hasToString(NAME);
    assertThat(failure("https://" + NAME + ":" + wrong + "/", trustingOther))
        .contains("no connection");
    assertThat(failure("https://" + NAME + ":" + right + "/", plain())).contains("no connection");
  }

  private static HttpClientOptions plain() {
    return VertxConnector.options(Duration.ofSeconds(10));
  }

  private static Call call(String url) {
    Message message = new Message(Map.of("Content-Type", "application/json"), Optional.of("{}"));
    return Call.post(url, () -> CompletableFuture.completedStage(message));
  }

  private Answer send(Call call, HttpClientOptions options) {
    return send(call, options, Duration.ofSeconds(20));
  }

  private Answer send(Call call, HttpClientOptions options, Duration atMost) {
    return new VertxConnector(vertx, options, ANSWER_BYTES)
        .send(Target.of(call.url()), InetAddress.getLoopbackAddress(), call, atMost)
        .toCompletableFuture()
        .join();
  }

  private String failure(String url, HttpClientOptions options) {
    return failure(url, options, Duration.ofSeconds(20));
  }

  private String failure(String url, HttpClientOptions options, Duration atMost) {
    try {
      return "answered " + send(call(url), options, atMost).status();
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(NoAnswer.class);
      return String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
    }
  }

  private int serve(Handler<HttpServerRequest> handler) {
    return vertx
        .createHttpServer()
        .requestHandler(handler)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private int tls(JksOptions certificate) {
    return vertx
        .createHttpServer(
            new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate))
        .requestHandler(
            request -> request.response().end(request.connection().indicatedServerName()))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private int raw(Handler<NetSocket> handler) {
    return vertx
        .createNetServer()
        .connectHandler(handler)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private static JksOptions certificate(Path file, String name) throws Exception {
    if (!file.toFile().exists()) {
      Process keytool =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                      "-genkeypair",
                      "-keyalg",
                      "EC",
                      "-alias",
                      "it",
                      "-dname",
                      "CN=" + name,
                      "-ext",
                      "san=dns:" + name,
                      "-keystore",
                      file.toString(),
                      "-storetype",
                      "JKS",
                      "-storepass",
                      "secret",
                      "-keypass",
                      "secret"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(keytool.waitFor()).isZero();
    }
    return new JksOptions().setPath(file.toString()).setPassword("secret");
  }
}
