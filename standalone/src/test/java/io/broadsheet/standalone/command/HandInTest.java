package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandInTest {

  private static final String ACCEPTED = "{\"state\":\"accepted\"}\n";
  private static final String BUSY = "{\"state\":\"rejected\",\"problem\":{\"status\":503}}\n";
  private static final String BAD = "{\"state\":\"rejected\",\"problem\":{\"status\":400}}\n";

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/articles", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsAgainInOrderFromTheFirstLineThatCameTooEarly() {
    answers.add(ACCEPTED + BAD + BUSY + ACCEPTED);
    answers.add(ACCEPTED + ACCEPTED);
    send("one", "two", "three", "four");
    assertThat(bodies).containsExactly("one two three four", "three four");
    assertThat(told)
        .containsExactly("one accepted", "two rejected", "three accepted", "four accepted");
  }

  @Test
  void sendsNothingAgainThatIsWrong() {
    answers.add(BAD + ACCEPTED);
    send("one", "two");
    assertThat(bodies).containsExactly("one two");
    assertThat(told).containsExactly("one rejected", "two accepted");
  }

  private void send(String... lines) {
    new HandIn(
            new Remote("http://127.0.0.1:" + server.getAddress().getPort()),
            (item, answer) -> told.add(item.file() + " " + answer.path("state").asText()))
        .send(
            List.of(lines).stream()
                .map(line -> new IntakeItem(line, 1, line.getBytes(StandardCharsets.UTF_8), null))
                .toList());
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .replace('\n', ' '));
    byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
