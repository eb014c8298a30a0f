package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import io.broadsheet.standalone.files.IntakeFiles;
import io.broadsheet.standalone.files.IntakeItem;
import io.broadsheet.standalone.files.IntakeObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "parse",
    description = {
      "Read articles without any server.",
      "",
      "Text or HTML: the article with its facts marked, or, with --json, the event's data. NDJSON"
          + " of intake objects, each with a ref if you like: one line of {ref, data} or {ref,"
          + " problem} per line, in order, on all cores."
    })
final class ParseCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final ArticleParser parser = new ArticleParser();

  @Parameters(paramLabel = "FILE|-", description = "What to read; - is standard input.")
  String input = "";

  @Option(names = "--json", description = "The event's data.")
  boolean json;

  private int failed;

  ParseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One line of output; exactly one of data and problem. */
  private record Line(
      @Nullable JsonNode ref,
      @Nullable ArticleVersion data,
      @Nullable Map<String, String> problem) {

    static Line of(@Nullable JsonNode ref, String problem) {
      return new Line(ref, null, Map.of("detail", problem));
    }
  }

  private record Result(int line, Line read, String written) {}

  @Override
  public Integer call() throws IOException {
    IntakeFiles files = Files.named(List.of(input));
    int cores = Runtime.getRuntime().availableProcessors();
    try (OrderedWork<Result> work = new OrderedWork<>(cores, this::print)) {
      files.forEach(item -> work.add(() -> parse(item)));
    }
    return failed == 0 ? 0 : Broadsheet.FAILED;
  }

  private Result parse(IntakeItem item) {
    Line line = read(item);
    // Writing JSON is work too, so it is done here, on one of many threads.
    boolean written = json || item.line() > 0;
    return new Result(
        item.line(),
        line,
        written
            ? new String(
                EventJson.bytes(item.line() > 0 || line.data() == null ? line : line.data()),
                StandardCharsets.UTF_8)
            : "");
  }

  private Line read(IntakeItem item) {
    if (item.json() == null) {
      return Line.of(null, String.valueOf(item.problem()));
    }
    IntakeObject object;
    try {
      object = IntakeObject.read(item.json());
    } catch (IntakeObject.Malformed e) {
      return Line.of(e.ref(), String.valueOf(e.getMessage()));
    }
    try {
      Instant seen = object.observed();
      ArticleVersion data =
          new ArticleVersion(
              Identity.of(object.original()),
              1,
              0,
              null,
              object.lane(),
              seen,
              null,
              null,
              null,
              parser.parse(object.original(), seen == null ? Instant.now() : seen));
      return new Line(object.ref(), data, null);
    } catch (NothingToParse | IllegalArgumentException e) {
      return Line.of(object.ref(), String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      return Line.of(object.ref(), "the parser failed: " + e);
    }
  }

  private void print(Result result) {
    Map<String, String> problem = result.read().problem();
    failed += problem == null ? 0 : 1;
    if (!result.written().isEmpty()) {
      terminal.print(result.written());
    } else if (problem != null) {
      terminal.complain(input + ": " + problem.get("detail"));
    } else if (result.read().data() != null) {
      new MarkedArticle(terminal).print(result.read().data().article());
    }
  }
}
