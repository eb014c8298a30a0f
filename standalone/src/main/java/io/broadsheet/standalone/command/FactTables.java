package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The facts of articles, as the event's data and the REST rows have them, in tables. */
final class FactTables {

  private final Table table;

  private FactTables(Table table) {
    this.table = table;
  }

  static FactTables quotes(Iterable<JsonNode> quotes) {
    Table table = new Table("who", "is", "said");
    for (JsonNode quote : quotes) {
      JsonNode speaker = quote.path("speaker");
      String is =
          Stream.of("role", "organization")
              .map(name -> speaker.path(name).asText())
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", "));
      String quoted = quote.path("type").asText().equals("indirect") ? "%s" : "“%s”";
      table.row(
          speaker.path("name").asText("(" + speaker.path("status").asText("unknown") + ")"),
          is,
          quoted.formatted(quote.path("text").asText()));
    }
    return new FactTables(table);
  }

  static FactTables figures(Iterable<JsonNode> figures) {
    Table table = new Table("figure", "kind", "of", "as printed");
    for (JsonNode figure : figures) {
      table.row(
          FigureWords.of(figure),
          figure.path("kind").asText(),
          Stream.of("of", "subject")
              .map(name -> figure.path(name).asText())
              .filter(part -> !part.isEmpty())
              .findFirst()
              .orElse(""),
          figure.path("evidence").path("exact").asText());
    }
    return new FactTables(table);
  }

  static FactTables entities(Iterable<JsonNode> entities) {
    Table table = new Table("entity", "type", "mentions", "also called");
    for (JsonNode entity : entities) {
      table.row(
          entity.path("name").asText(),
          entity.path("type").asText(),
          Integer.toString(entity.path("mentions").size()),
          StreamSupport.stream(entity.path("aliases").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(", ")));
    }
    return new FactTables(table);
  }

  void print(Terminal terminal, String title) {
    if (!table.isEmpty()) {
      terminal.print("");
      terminal.print(terminal.colour(Terminal.Colour.BOLD, title));
      table.lines(terminal.width()).forEach(terminal::print);
    }
  }
}
