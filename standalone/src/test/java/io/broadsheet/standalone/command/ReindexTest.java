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
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReindexTest {

  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Runs it on a service that answers so. */
  private int run(List<String> answers) throws Exception {
    Iterator<String> next = answers.iterator();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] body = next.next().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(asked.size() == 1 ? 202 : 200, body.length);
          try (var answer = exchange.getResponseBody()) {
            answer.write(body);
          }
        });
    server.start();
    try {
      Terminal terminal = new Terminal(stream(out), stream(err), false, true, 80);
      return Reindex.run(
          terminal, true, new Remote("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) throws IOException {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void waitsUntilTheNewOneAnswers() throws Exception {
    int code =
        run(
            List.of(
                "{\"generation\": 3, \"built\": 100, \"rebuilt\": 0}",
                "{\"generation\": 3, \"built\": 100, \"rebuilt\": 60}",
                // As right after the service was started again.
                "{\"built\": 99, \"rebuilt\": 70, \"why\": \"PostgreSQL does not answer\"}",
                "{\"generation\": 4, \"built\": 100, \"refused\": 0}"));

    assertThat(code).isZero();
    assertThat(asked)
        .containsExactly("POST /index/rebuild", "GET /index", "GET /index", "GET /index");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"generation\":4");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("60 %", "(PostgreSQL does not answer)");
  }

  @Test
  void saysWhatIsNotInIt() throws Exception {
    assertThat(
            run(
                List.of(
                    "{\"generation\": 1}",
                    "{\"generation\": 2, \"refused\": 1, \"lastRefused\": \"partition 0, offset 7\"}")))
        .isEqualTo(Failure.SOME_FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("partition 0, offset 7");
  }
}
