package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroadsheetTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void answersEachLineInOrderWithDataOrProblem() throws Exception {
    Path lines = folder.resolve("lines.ndjson");
    Files.writeString(
        lines,
        "{\"ref\":1,\"text\":\"Alibaba said on Monday that it would invest $1 billion.\"}\n"
            + "{\"ref\":\"two\",\"titel\":\"x\",\"text\":\"y\"}\n"
            + "not json\n"
            + "{\"ref\":4,\"text\":\"Baidu said on Tuesday that it would not.\"}\n");
    assertThat(run("parse", lines.toString())).isEqualTo(1);
    List<JsonNode> answers = out().lines().map(BroadsheetTest::json).toList();
    assertThat(answers).hasSize(4);
    assertThat(answers.get(0).path("ref").asInt()).isEqualTo(1);
    assertThat(answers.get(0).path("data").path("text").asText()).startsWith("Alibaba");
    assertThat(answers.get(1).path("ref").asText()).isEqualTo("two");
    assertThat(answers.get(1).path("problem").path("detail").asText()).contains("titel");
    assertThat(answers.get(2).path("problem").path("detail").asText()).contains("JSON");
    assertThat(answers.get(2).path("problem").path("at").asText()).isEqualTo("lines.ndjson:3");
    assertThat(answers.get(3).path("data").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void answersBrokenLinesInTheirPlaceAndByTheirRef() throws Exception {
    Path lines = folder.resolve("lines");
    Files.writeString(
        lines,
        "not json\n"
            + "{\"ref\":{\"n\":2},\"html\":\"<p>The bridge is closed.</p>\"}\n"
            + "{\"ref\":\"three\",\"html\":\"<p>The bridge\n"
            + "{\"ref\":4,\"html\":\"<script>x</script>\"}\n"
            + "{\"ref\":\"five\",\"html\":\""
            + "x".repeat(17 << 20)
            + "\"}\n"
            + "{\"ref\":6,\"html\":\"<p>The bridge is open.</p>\"}");
    assertThat(run("parse", lines.toString())).isEqualTo(1);
    List<JsonNode> answers = out().lines().map(BroadsheetTest::json).toList();
    assertThat(answers)
        .extracting(answer -> answer.path("ref").toString())
        .containsExactly("", "{\"n\":2}", "\"three\"", "4", "\"five\"", "6");
    assertThat(answers)
        .extracting(answer -> answer.has("data"))
        .containsExactly(false, true, false, false, false, true);
    assertThat(answers.get(3).at("/problem/detail").asText()).contains("no article text");
    assertThat(answers.get(4).at("/problem/detail").asText()).contains("16 MiB");
  }

  @Test
  void endsInSilenceWhereNobodyReadsOn() throws Exception {
    Path lines = folder.resolve("lines.ndjson");
    Files.writeString(lines, "{\"text\":\"The bridge is closed.\"}\n".repeat(1_000));
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (out.size() > 10) {
              throw new IOException("Broken pipe");
            }
            out.write(b);
          }
        };
    Terminal terminal =
        new Terminal(
            new PrintStream(closed, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            100);
    IntakeFiles files = IntakeFiles.of(List.of(lines.toString()));
    assertThatThrownBy(() -> new Parse(terminal, true).run(files)).isInstanceOf(Failure.class);
    assertThat(files.read()).isLessThan(files.size());
    assertThat(Broadsheet.commandLine(terminal).execute("parse", lines.toString())).isEqualTo(1);
    assertThat(err()).isEmpty();
  }

  @Test
  void saysOfNothingThatItIsEmpty() throws Exception {
    Path nothing = Files.createFile(folder.resolve("nothing"));
    assertThat(run("parse", nothing.toString())).isEqualTo(1);
    assertThat(err()).contains("nothing: is empty");
    Path lines = Files.createFile(folder.resolve("none.ndjson"));
    assertThat(run("parse", lines.toString())).isZero();
    assertThat(out()).isEmpty();
  }

  @Test
  void printsAnArticleForPeople() throws Exception {
    Path article = folder.resolve("a.txt");
    Files.writeString(article, "Race heats up\n\nAlibaba said on Monday that it would invest.\n");
    assertThat(run("parse", article.toString())).isZero();
    assertThat(out()).contains("Race heats up").contains("said on Monday").doesNotContain("\u001b");
  }

  @Test
  void marksFactsWithinTheText() throws Exception {
    Path article = folder.resolve("a.txt");
    Files.writeString(article, "“We will spend $2 billion,” said Lena Hartwell of Baidu.\n");
    assertThat(run("parse", article.toString())).isZero();
    assertThat(out())
        .contains("{$2 billion}")
        .contains("[Lena Hartwell]")
        .contains("USD 2 billion");
  }

  @Test
  void helpsWithEachCommand() {
    for (String command :
        List.of(
            "demo",
            "up",
            "down",
            "status",
            "doctor",
            "ingest",
            "parse",
            "tail",
            "trace",
            "withdraw",
            "deadletters")) {
      assertThat(run("help", command)).isZero();
      assertThat(run(command, "--help")).isZero();
      assertThat(out()).contains("broadsheet " + command).contains("--json");
    }
  }

  @Test
  void wrongUseIsTwoAndUnreachableIsThree() {
    assertThat(run("parse", folder.resolve("missing").toString())).isEqualTo(2);
    assertThat(run("ingest")).isEqualTo(2);
    assertThat(run("up", "--ports", "some", "--data", folder.toString())).isEqualTo(2);
    assertThat(run("up", "--kafka-port", "0", "--data", folder.toString())).isEqualTo(2);
    assertThat(run("trace", "--server", "no address", "7-1")).isEqualTo(2);
    assertThat(run("doctor", "--kafka", "127.0.0.1:1", "--kafka-config", "none")).isEqualTo(2);
    assertThat(run("trace", "--server", "http://127.0.0.1:1", "7-1")).isEqualTo(3);
    assertThat(run("status", "--data", folder.toString())).isEqualTo(3);
    assertThat(run("deadletters")).isEqualTo(2);
    assertThat(run("deadletters", "show", "--server", "http://127.0.0.1:1", "x")).isEqualTo(3);
    assertThat(err()).doesNotContain("Exception");
  }

  @Test
  void whatAServiceCannotUnderstandIsWrongUseToo() {
    Remote remote = new Remote("http://127.0.0.1:1");
    assertThat(remote.refusal(400, new byte[0]).exitCode()).isEqualTo(Failure.WRONG_USE);
    assertThat(remote.refusal(404, new byte[0]).exitCode()).isEqualTo(Failure.SOME_FAILED);
  }

  @Test
  void tellsReceiptsAddressesAndIdsApart() {
    assertThat(Trace.parameter("7-1234")).isEqualTo("receipt");
    assertThat(Trace.parameter("https://news.example/a")).isEqualTo("url");
    assertThat(Trace.parameter("5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d")).isEqualTo("id");
  }

  @Test
  void saysWhichVariableAMisspeltOneMayBe() {
    for (String name :
        List.of("BROADSHEET_APIKEY", "BROADSHEET_API_KEY", "BROADSHEET_PARTITIONS", "PATH")) {
      Broadsheet.warn(terminal(), name);
    }
    assertThat(err().lines())
        .containsExactly(
            "the environment variable BROADSHEET_APIKEY is not read; BROADSHEET_API_KEY is");
  }

  @Test
  void saysWhatCanBeTraced() {
    assertThat(run("trace", "--server", "http://127.0.0.1:1", "foo")).isEqualTo(2);
    assertThat(err()).contains("\"foo\"", "7-1234", "b7-1234", "5f0c5c5e-", "https://");
  }

  @Test
  void namesLanesAsTheyAreWritten() {
    assertThat(run("ingest", "--server", "http://127.0.0.1:1", "--lane", "slow", "x")).isEqualTo(2);
    assertThat(err()).contains("live", "backfill", "slow").doesNotContain("LIVE", "BACKFILL");
  }

  private Terminal terminal() {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        100);
  }

  private int run(String... arguments) {
    var line = Broadsheet.commandLine(terminal());
    line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    return line.execute(arguments);
  }

  private static JsonNode json(String line) {
    try {
      return EventJson.mapper().readTree(line);
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
