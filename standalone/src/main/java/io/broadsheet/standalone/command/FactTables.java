package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The facts of articles, as the event's data has them, in tables. */
final class FactTables {

  private final Terminal terminal;

  FactTables(Terminal terminal) {
    this.terminal = terminal;
  }

  void quotes(String title, Iterable<JsonNode> quotes) {
    Table table = new Table("who", "said");
    for (JsonNode quote : quotes) {
      JsonNode speaker = quote.path("speaker");
      String name =
          speaker.path("name").asText("(" + speaker.path("status").asText("unknown") + ")");
      String words = quote.path("text").asText();
      boolean direct = quote.path("type").asText().equals("direct");
      table.row(
          joined(", ", name, text(speaker, "role"), text(speaker, "organization")),
          direct ? "“" + words + "”" : words);
    }
    print(title, table, quotes);
  }

  void figures(String title, Iterable<JsonNode> figures) {
    Table table = new Table("figure", "as printed");
    for (JsonNode figure : figures) {
      table.row(FigureWords.of(figure), figure.path("evidence").path("exact").asText());
    }
    print(title, table, figures);
  }

  void entities(String title, Iterable<JsonNode> entities) {
    Table table = new Table("name", "type", "mentions", "also called");
    for (JsonNode entity : entities) {
      table.row(
          entity.path("name").asText(),
          entity.path("type").asText(),
          Integer.toString(entity.path("mentions").size()),
          StreamSupport.stream(entity.path("aliases").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(", ")));
    }
    print(title, table, entities);
  }

  private void print(String title, Table table, Iterable<JsonNode> rows) {
    if (rows.iterator().hasNext()) {
      terminal.print("\n" + terminal.paint(Colour.BOLD, title));
      table.print(terminal);
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).textValue();
  }

  static String joined(String between, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(between));
  }
}
