package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final String LETTER =
      "{\"place\":\"articles.received-4-17\",\"stage\":\"parse\",\"reason\":\"took\\u001b too long\",\"at\":\"2026-11-25T23:10:02.511Z\"}";

  /** What the service answers; all else is not found. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "GET /deadletters?limit=2",
          "{\"deadletters\":[" + LETTER + "]}",
          "GET /deadletters/articles.received-4-17",
          LETTER,
          "POST /deadletters/articles.received-4-17/retry",
          "{\"id\":\"a\",\"receipt\":\"4-30\"}",
          "DELETE /articles/5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d",
          "{\"id\":\"5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d\",\"receipt\":\"4-31\"}");

  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          asked.add(call);
          String answer = ANSWERS.getOrDefault(call, "{\"detail\":\"there is none\"}");
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(ANSWERS.containsKey(call) ? 200 : 404, body.length);
          try (var sent = exchange.getResponseBody()) {
            sent.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int run(String... arguments) {
    Terminal terminal = new Terminal(stream(out), stream(err), false, false, 100);
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Broadsheet.commandLine(terminal)
        .execute(
            Stream.concat(Stream.of(arguments), Stream.of("--server", address))
                .toArray(String[]::new));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void listsWhenWhereAndWhy() {
    assertThat(run("deadletters", "list", "--limit", "2")).isZero();
    assertThat(out())
        .contains("2026-11-25T23:10:02", "articles.received-4-17", "took too long")
        .doesNotContain("\u001b");
  }

  @Test
  void showsTheLetterAndAsksForTheRecordOnlyWhenTold() {
    assertThat(run("deadletters", "show", "articles.received-4-17")).isZero();
    assertThat(run("deadletters", "show", "articles.received-4-17", "--record")).isEqualTo(1);
    assertThat(asked)
        .containsExactly(
            "GET /deadletters/articles.received-4-17",
            "GET /deadletters/articles.received-4-17?record=true");
  }

  @Test
  void retriesAllThatItCanAndSaysWhatItCannot() {
    assertThat(
            run(
                "deadletters",
                "retry",
                "--json",
                "articles.received-9-9",
                "articles.received-4-17"))
        .isEqualTo(1);
    assertThat(out()).contains("\"receipt\":\"4-30\"", "\"place\":\"articles.received-4-17\"");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("articles.received-9-9", "there is none");
  }

  @Test
  void withdraws() {
    assertThat(run("withdraw", "5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d")).isZero();
    assertThat(out()).contains("accepted  4-31");
  }
}
