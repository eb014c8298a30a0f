package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The demo on services that say of each article that it was there, of the fourth that it is old.
 */
class DemoTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicInteger receipts = new AtomicInteger();
  @RegisterExtension final StandIn service = new StandIn(this::answer);

  @Test
  void saysWhyNothingIsNewTheSecondTime() {
    assertThat(run(false)).isZero();
    assertThat(said())
        .contains("Outcomes: 1 refused, 13 unchanged")
        .contains("What is unchanged is in this data folder since an earlier demo.")
        .contains("04-patent-count.html refused: observed before");
  }

  @Test
  void printsNoAddressThatIsGone() {
    assertThat(run(true)).isZero();
    assertThat(said()).contains("--exit").doesNotContain("Where it runs", "curl", "the addresses");
    assertThat(run(false)).isZero();
    assertThat(said()).contains("Where it runs", "curl", "the addresses");
  }

  private int run(boolean ends) {
    PrintStream all = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(all, all, false, false, 100);
    Remote remote = service.remote();
    return new Demo(terminal, false)
        .run(remote, remote, ends, () -> terminal.print("the addresses"));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer =
        exchange.getRequestMethod().equals("POST")
            ? body.lines()
                .map(line -> "{\"state\":\"accepted\",\"receipt\":\"0-%d\"}\n".formatted(next()))
                .collect(Collectors.joining())
            : asked.startsWith("/trace?receipt=0-3&")
                ? "{\"outcome\":\"refused\",\"reason\":\"observed before\"}"
                : asked.startsWith("/trace") ? "{\"outcome\":\"unchanged\"}" : "{\"articles\":[]}";
    StandIn.send(exchange, 200, answer);
  }

  private int next() {
    return receipts.getAndIncrement();
  }
}
