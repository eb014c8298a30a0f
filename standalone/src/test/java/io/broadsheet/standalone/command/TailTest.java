package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {

  @Test
  void readsIdsDataHeartbeatsAndResync() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(stream(out), stream(err), false, false, 80);
    Tail tail = new Tail(terminal, true, new Remote("http://127.0.0.1:1"), null, null);
    tail.read(
        new BufferedReader(
            new StringReader(
                ": hello\nid: c1\ndata: {\"type\":\ndata: \"t\"}\n\nid: c2\n\n"
                    + "event: resync\nid: c3\ndata: {}\n\nid: c4\ndata: {\"type\":\"u\"}\n\n")));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"cursor\":\"c1\",\"event\":{\"type\":\"t\"}}",
            "{\"cursor\":\"c4\",\"event\":{\"type\":\"u\"}}");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("with a gap");
  }

  @Test
  void letsNoArticleSteerTheTerminal() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(stream(out), stream(out), false, false, 80);
    new Tail(terminal, false, new Remote("http://127.0.0.1:1"), null, null)
        .read(
            new BufferedReader(
                new StringReader(
                    "data: {\"type\":\"io.broadsheet.article.published.v1\",\"data\":{\"title\":\"Red \\u001b[31mflag\\u0007\\u009b2J\","
                        + "\"source\":{\"name\":\"A\\nB\"}}}\n\n")));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Red [31mflag 2J (A B)");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
