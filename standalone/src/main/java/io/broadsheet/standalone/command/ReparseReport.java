package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a re-parse would change, before it is begun. */
final class ReparseReport {

  private static final int SHOWN = 10;
  private static final List<String> MEMBERS =
      List.of("title", "byline", "published", "text", "entities", "quotes", "figures", "claims");

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> members = new TreeMap<>();
  private final List<String> first = new ArrayList<>();
  private int articles;
  private int current;

  private ReparseReport() {}

  static int print(Terminal terminal, boolean json, Remote ingest) {
    ReparseReport report = new ReparseReport();
    ingest.lines(
        "/readings?compare=true",
        reading -> {
          report.add(reading);
          if (json) {
            terminal.json(reading);
            terminal.requireReader();
          }
          terminal.show("%d articles".formatted(report.articles));
        });
    terminal.show("");
    if (!json) {
      report.print(terminal);
    }
    return report.outcomes.containsKey("failed") ? Failure.SOME_FAILED : 0;
  }

  private void add(JsonNode reading) {
    articles++;
    if (reading.path("current").asBoolean()) {
      current++;
      return;
    }
    String outcome = reading.path("outcome").asText();
    outcomes.merge(outcome, 1, Integer::sum);
    if (outcome.equals("reparsed")) {
      List<String> changed = changed(reading.path("changes"));
      changed.forEach(member -> members.merge(member, 1, Integer::sum));
      if (first.size() < SHOWN) {
        String title = Terminal.clean(reading.path("title").asText("(no title)"));
        String id = reading.path("id").asText();
        first.add("%s  %s  %s".formatted(id, title, String.join(", ", changed)));
      }
    }
  }

  /** Of all else that is read there are no changes in events. */
  private static List<String> changed(JsonNode changes) {
    List<String> changed = MEMBERS.stream().filter(changes::has).toList();
    return changed.isEmpty() ? List.of("other") : changed;
  }

  private void print(Terminal terminal) {
    int changing = outcomes.getOrDefault("reparsed", 0);
    terminal.print(
        "Of %d articles %d would change, %d would not; %d are read by today's parser, %d cannot be read again."
            .formatted(
                articles,
                changing,
                outcomes.getOrDefault("unchanged", 0),
                current,
                outcomes.getOrDefault("refused", 0) + outcomes.getOrDefault("failed", 0)));
    if (changing > 0) {
      Table table = new Table("what", "articles");
      members.forEach((member, count) -> table.row(member, count.toString()));
      terminal.print("");
      table.print(terminal);
      terminal.print("");
      first.forEach(terminal::print);
    }
  }
}
