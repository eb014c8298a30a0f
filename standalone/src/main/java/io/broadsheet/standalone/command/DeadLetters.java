package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.standalone.Role;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What could not be parsed or stored: which, why, and once more. */
@Command(
    name = "deadletters",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|show|retry",
    description = {
      "What could not be parsed or stored, and why.",
      "",
      "A dead letter points to a record of Kafka, its PLACE: articles.received-7-1234 is topic,"
          + " partition and offset. It has no text of its own."
    })
final class DeadLetters {

  private final Broadsheet broadsheet;

  DeadLetters(Broadsheet broadsheet) {
    this.broadsheet = broadsheet;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "The newest dead letters: when, where, why.")
  int list(
      @Mixin Place.Service service,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description = "At most so many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
          int limit) {
    JsonNode letters = service.remote(Role.INGEST).get("/deadletters?limit=" + limit);
    for (JsonNode letter : letters.path("deadletters")) {
      if (broadsheet.json) {
        broadsheet.terminal.json(letter);
      } else {
        broadsheet.terminal.print(
            "%-20.20s  %s  %s"
                .formatted(
                    letter.path("at").asText(),
                    letter.path("place").asText(),
                    Terminal.clean(letter.path("reason").asText())));
      }
    }
    broadsheet.terminal.say("%d dead letters".formatted(letters.path("deadletters").size()));
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "One dead letter.")
  int show(
      @Mixin Place.Service service,
      @Parameters(paramLabel = "PLACE", description = "As the list has it.") String place,
      @Option(
              names = "--record",
              description = "With the record that it points to, the article's text and all.")
          boolean record) {
    JsonNode letter =
        service
            .remote(Role.INGEST)
            .get("/deadletters/" + Remote.encoded(place) + (record ? "?record=true" : ""));
    if (broadsheet.json) {
      broadsheet.terminal.json(letter);
    } else {
      letter
          .fields()
          .forEachRemaining(
              field ->
                  broadsheet.terminal.print(
                      "%-9s %s"
                          .formatted(field.getKey(), Terminal.clean(field.getValue().asText()))));
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Hand in again what could not be parsed.",
        "",
        "Each has a new receipt; ./broadsheet trace says what became of it."
      })
  int retry(
      @Mixin Place.Service service,
      @Parameters(paramLabel = "PLACE", arity = "1..*", description = "As the list has it.")
          List<String> places) {
    Remote ingest = service.remote(Role.INGEST);
    return Failure.each(
        broadsheet.terminal,
        places,
        place -> {
          JsonNode accepted = ingest.post("/deadletters/" + Remote.encoded(place) + "/retry");
          if (broadsheet.json) {
            broadsheet.terminal.json(((ObjectNode) accepted).put("place", place));
          } else {
            broadsheet.terminal.print(accepted(broadsheet.terminal, accepted) + "  " + place);
          }
        });
  }

  /** One line about what a service has accepted. */
  static String accepted(Terminal terminal, JsonNode accepted) {
    return "%s  %s  %s"
        .formatted(
            terminal.paint(Terminal.Colour.GREEN, "accepted"),
            accepted.path("receipt").asText(),
            accepted.path("id").asText());
  }
}
