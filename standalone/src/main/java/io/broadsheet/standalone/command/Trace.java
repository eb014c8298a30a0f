package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Characters;
import io.broadsheet.events.Receipt;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What became of an arrival, as query-service tells it. */
final class Trace {

  private static final String ID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Trace() {}

  static int show(Terminal terminal, boolean json, Remote query, String what, int wait) {
    JsonNode trace =
        query.get(
            "/trace?%s=%s%s"
                .formatted(parameter(what), Remote.encoded(what), wait > 0 ? "&wait=" + wait : ""));
    if (json) {
      terminal.json(trace);
    } else {
      print(terminal, "", trace);
    }
    return 0;
  }

  /**
   * What of an arrival this is.
   *
   * @throws Failure where it is nothing that one could be found by
   */
  static String parameter(String what) {
    if (what.contains("://")) {
      return "url";
    }
    try {
      Receipt.parse(what);
      return "receipt";
    } catch (IllegalArgumentException e) {
      if (what.matches(ID)) {
        return "id";
      }
      throw Failure.wrongUse(
          "\"%s\" is no receipt like 7-1234 or b7-1234, no article's id like 5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d and no address like https://news.example/1; ./broadsheet ingest prints receipt and id of each article"
              .formatted(Characters.shortened(what)));
    }
  }

  /** Names and values; a list's items a line each. */
  private static void print(Terminal terminal, String indent, JsonNode node) {
    node.fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              boolean plain = value.isValueNode();
              terminal.print(
                  (indent + "%-9s %s").formatted(field.getKey(), value.asText()).stripTrailing());
              if (value.isArray()) {
                value.forEach(item -> terminal.print(indent + "  " + line(item)));
              } else if (!plain) {
                print(terminal, indent + "  ", value);
              }
            });
  }

  private static String line(JsonNode item) {
    return item.isValueNode()
        ? item.asText()
        : StreamSupport.stream(item.spliterator(), false)
            .map(value -> "%-10s".formatted(value.asText()))
            .collect(Collectors.joining(" "))
            .stripTrailing();
  }
}
