package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.standalone.command.Terminal.Colour;

/** What a query finds, as query-service answers it. */
final class Search {

  private Search() {}

  static int show(Terminal terminal, boolean json, Remote query, String q, String sort, int limit) {
    JsonNode found =
        query.get(
            "/articles?q=%s&sort=%s&limit=%d"
                .formatted(Remote.encoded(q), Remote.encoded(sort), limit),
            terminal);
    for (JsonNode article : found.path("articles")) {
      if (json) {
        terminal.json(article);
      } else {
        terminal.print(line(terminal, article));
      }
    }
    terminal.say("%d of %d".formatted(found.path("articles").size(), found.path("total").asLong()));
    return 0;
  }

  static String line(Terminal terminal, JsonNode article) {
    JsonNode source = article.path("source");
    String outlet = source.path("name").asText(source.path("domain").asText());
    // Nothing that an article says moves the cursor.
    String title = Terminal.clean(article.path("title").asText("(no title)"));
    return "%-10.10s  %s%s  %s"
        .formatted(
            article.path("published").asText(article.path("received").asText()),
            title,
            outlet.isEmpty() ? "" : " (" + Terminal.clean(outlet) + ")",
            terminal.paint(Colour.DIM, article.path("id").asText()));
  }
}
