package io.broadsheet.standalone.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Submission;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import io.broadsheet.parser.charset.Charsets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads articles here, on all cores, and prints them in their order. */
final class Parse {

  private final Terminal terminal;
  private final boolean json;
  private final ArticleParser parser = new ArticleParser();
  private int failed;

  Parse(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /** One line of output; exactly one of data and problem. */
  private record Line(
      @Nullable JsonNode ref, @Nullable ArticleVersion data, @Nullable Problem problem) {}

  /**
   * Why there is no article.
   *
   * @param at the file, and the line where it holds many
   */
  private record Problem(String detail, String at) {}

  private static Line refused(IntakeItem item, @Nullable JsonNode ref, @Nullable String why) {
    return new Line(ref, null, new Problem(String.valueOf(why), item.where()));
  }

  /**
   * @param written the line of JSON, where one is printed: making it is work too
   */
  private record Result(IntakeItem item, Line line, @Nullable String written) {}

  int run(IntakeFiles files) {
    files.forEachBatch(
        batch -> {
          batch.parallelStream().map(this::parse).toList().forEach(this::print);
          terminal.requireReader();
        });
    return failed == 0 ? 0 : Failure.SOME_FAILED;
  }

  private Result parse(IntakeItem item) {
    Line line = read(item);
    Object written = item.line() > 0 || line.data == null ? line : line.data;
    return new Result(
        item,
        line,
        json || item.line() > 0
            ? new String(EventJson.bytes(written), StandardCharsets.UTF_8)
            : null);
  }

  private Line read(IntakeItem item) {
    if (item.json() == null || item.problem() != null) {
      return refused(item, ref(item.json()), item.problem());
    }
    JsonNode ref = null;
    try {
      JsonNode node = Submission.tree(item.json());
      ref = node instanceof ObjectNode object ? object.remove("ref") : null;
      Submission submission = Submission.of(node);
      Arrival arrival = submission.arrival(Instant.now(), null);
      ArticleVersion data =
          new ArticleVersion(
              arrival.id(),
              1,
              0,
              null,
              arrival.lane(),
              submission.observed() == null ? null : arrival.observed(),
              null,
              null,
              null,
              parser.parse(arrival.original(), arrival.observed()));
      return new Line(ref, data, null);
    } catch (IOException e) {
      String notUtf8 = Charsets.notUtf8(item.json());
      String said = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "" + e;
      return refused(
          item,
          ref == null ? ref(item.json()) : ref,
          notUtf8 != null
              ? notUtf8
              : "malformed JSON: " + said.replaceFirst(" \\(start marker at (?s:.*)", ""));
    } catch (NothingToParse | IllegalArgumentException e) {
      return refused(item, ref, e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return refused(item, ref, "the parser failed: " + e);
    }
  }

  /** The ref of a line that breaks later on. */
  private static @Nullable JsonNode ref(byte @Nullable [] json) {
    try (JsonParser parser = EventJson.mapper().createParser(json == null ? new byte[0] : json)) {
      for (JsonToken at = parser.nextToken(); at != null; at = parser.nextToken()) {
        if (at == JsonToken.FIELD_NAME) {
          boolean isRef = parser.currentName().equals("ref");
          JsonToken value = parser.nextToken();
          if (isRef) {
            return value.isScalarValue() ? parser.readValueAsTree() : null;
          }
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // It breaks before its ref.
    }
    return null;
  }

  private void print(Result result) {
    Line line = result.line;
    failed += line.problem == null ? 0 : 1;
    if (result.written != null) {
      terminal.print(result.written);
    } else if (line.data != null) {
      new MarkedArticle(terminal, line.data.article()).print();
    } else if (line.problem != null) {
      terminal.complain(result.item.where() + ": " + line.problem.detail);
    }
  }
}
