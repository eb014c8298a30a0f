package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReparseTest {

  private static final String READ = "00000000-0000-4000-8000-000000000001";
  private static final String OTHERWISE = "00000000-0000-4000-8000-000000000002";
  private static final String SAME = "00000000-0000-4000-8000-000000000003";
  private static final String GONE = "00000000-0000-4000-8000-000000000004";

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, String> outcomes =
      new ConcurrentHashMap<>(Map.of(OTHERWISE, "reparsed", SAME, "unchanged", GONE, "refused"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String address = "";
  private HttpServer server;

  /** Both services. */
  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    long before = asked.stream().filter(call::equals).count();
    asked.add(call);
    String id = call.replaceAll(".*([0-9a-f-]{36}).*", "$1");
    int status = 200;
    String body;
    if (call.startsWith("GET /readings")) {
      body = readings(call.endsWith("compare=true"));
    } else if (call.startsWith("POST")) {
      // The first that comes is too early.
      status = before == 0 && id.equals(SAME) ? 429 : 202;
      body =
          "{\"receipt\":\"1-1\",\"links\":{\"trace\":\"%s/query/trace?receipt=%s\"}}"
              .formatted(address, id);
    } else {
      String reason = id.equals(GONE) ? ",\"reason\":\"no longer kept\"" : "";
      String outcome = before == 0 ? "pending" : outcomes.get(id);
      body =
          "{\"id\":\"%s\",\"receipt\":\"1-1\",\"outcome\":\"%s\"%s}".formatted(id, outcome, reason);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var sent = exchange.getResponseBody()) {
      sent.write(bytes);
    }
  }

  private static String readings(boolean compared) {
    String otherwise =
        ",\"outcome\":\"reparsed\",\"title\":\"Sales\\u001b rise\",\"changes\":{\"figures\":{},\"title\":{}}";
    return line(READ, true, "")
        + line(OTHERWISE, false, compared ? otherwise : "")
        + line(SAME, false, compared ? ",\"outcome\":\"unchanged\"" : "")
        + line(GONE, false, compared ? ",\"outcome\":\"refused\"" : "");
  }

  private static String line(String id, boolean current, String more) {
    return "{\"id\":\"%s\",\"version\":1,\"revision\":0,\"current\":%s%s}\n"
        .formatted(id, current, more);
  }

  private int run(String... arguments) {
    Terminal terminal = new Terminal(stream(out), stream(err), false, false, 100);
    return Broadsheet.commandLine(terminal)
        .execute(
            Stream.concat(Stream.of("reparse", "--server", address), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void asksForWhatAnotherParserReadAndWaitsForEachOutcome() {
    assertThat(run()).isZero();
    assertThat(asked)
        .contains("GET /query/trace?receipt=" + OTHERWISE + "&wait=30")
        .noneMatch(call -> call.contains(READ));
    assertThat(asked.stream().filter(("POST /articles/" + SAME + "/reparse")::equals)).hasSize(2);
    assertThat(asked.stream().filter(("POST /articles/" + GONE + "/reparse")::equals)).hasSize(1);
    assertThat(out()).contains("refused", GONE, "no longer kept").doesNotContain(OTHERWISE);
    assertThat(err())
        .contains(
            "1 reparsed, 1 read the same, 1 refused, 0 failed, 0 left; 1 were read by today's");
  }

  @Test
  void saysWhatFailed() {
    outcomes.put(SAME, "failed");
    assertThat(run("--json")).isEqualTo(Failure.SOME_FAILED);
    assertThat(out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains(SAME, "\"outcome\":\"failed\""));
    assertThat(err()).contains("1 failed");
  }

  @Test
  void endsWhereTheServiceDoesNotAnswerAndSaysThatItGoesOn() {
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            exchange.close();
          } else {
            answer(exchange);
          }
        });
    assertThat(run()).isEqualTo(Failure.UNREACHABLE);
    assertThat(err()).contains("3 left", "run it again");
  }

  @Test
  void reportsWhatWouldChangeAndAsksForNothing() {
    assertThat(run("--dry-run")).isZero();
    assertThat(asked).containsExactly("GET /readings?compare=true");
    assertThat(out())
        .contains(
            "Of 4 articles 1 would change, 1 would not; 1 are read by today's parser, 1 cannot")
        .contains(OTHERWISE + "  Sales rise  title, figures")
        .doesNotContain("\u001b");
    List<String> lines = out().lines().map(String::strip).toList();
    assertThat(lines).anyMatch(line -> line.matches("figures +1"));
    assertThat(lines).anyMatch(line -> line.matches("title +1"));
  }

  @Test
  void reportsInJsonLines() {
    assertThat(run("--dry-run", "--json")).isZero();
    assertThat(out().lines()).hasSize(4).allMatch(line -> line.startsWith("{\"id\":"));
  }
}
