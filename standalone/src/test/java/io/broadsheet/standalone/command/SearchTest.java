package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchTest {

  private static final String BUILDING = "{\"status\":503,\"detail\":\"the index is opened\"}";
  private static final String FOUND = "{\"total\":1,\"articles\":[{\"id\":\"a\",\"title\":\"T\"}]}";

  private final Deque<String> answers = new ArrayDeque<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @RegisterExtension final StandIn service = new StandIn(this::answer);

  @Test
  void waitsForTheIndexAndSaysSoOnce() {
    for (int i = 0; i < 7; i++) {
      answers.add(BUILDING);
    }
    answers.add(FOUND);
    assertThat(search()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("T");
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("the index is opened; waiting ...", "1 of 1");
  }

  @Test
  void doesNotWaitWhereThatChangesNothing() {
    answers.add("{\"status\":400,\"detail\":\"there is no field\"}");
    assertThatThrownBy(this::search).hasMessageContaining("there is no field");
  }

  @Test
  void aStreamIsWaitedForToo() throws Exception {
    answers.add(BUILDING);
    answers.add("{\"status\":400,\"detail\":\"there is no field\"}");
    assertThatThrownBy(() -> new Tail(terminal(), true, service.remote(), "a:b", null).run())
        .hasMessageContaining("there is no field");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the index is opened; waiting ...");
  }

  private int search() {
    return Search.show(terminal(), false, service.remote(), "t", "time", 20);
  }

  private Terminal terminal() {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        80);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String answer = answers.remove();
    int status = answer.contains("400") ? 400 : answer.contains("503") ? 503 : 200;
    exchange.getResponseHeaders().add("Retry-After", "0");
    StandIn.send(exchange, status, answer);
  }
}
