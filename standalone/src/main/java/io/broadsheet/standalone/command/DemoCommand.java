package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.files.IntakeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Start everything, hand in the seed articles, and show what was found in them.",
      "",
      "It has a data folder of its own and takes free ports where the usual ones are taken."
    })
final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: data/demo).")
  @Nullable Path data;

  @Option(names = "--exit", description = "Stop at the end rather than stay up.")
  boolean exit;

  @Option(names = "--json", description = "What was found as one line of JSON.")
  boolean json;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = data == null ? Home.data().resolve("demo") : data;
    Launch launch = new Launch(terminal, DataFolder.at(folder));
    terminal.say("Starting Kafka, PostgreSQL and both services ...");
    Optional<House> house = launch.open(HousePorts.defaults()::orFree);
    Map<String, String> addresses = launch.addresses();
    Remote query = new Remote(addresses.getOrDefault("query", ""));
    Map<String, Integer> outcomes = handIn(new Remote(addresses.getOrDefault("ingest", "")), query);
    Found found = Found.in(query);
    if (json) {
      terminal.json(found.json(outcomes));
    } else {
      terminal.say(outcomes.toString().replaceAll("[{}]", "").replace('=', ' '));
      found.print(terminal);
      terminal.print("");
      launch.printAddresses();
      tryThis(addresses, found);
    }
    boolean failed = outcomes.containsKey("failed") || outcomes.containsKey("rejected");
    if (house.isPresent() && !exit) {
      terminal.say("\nCtrl-C stops it.");
      house.get().awaitClose();
    }
    house.ifPresent(House::close);
    return failed ? Broadsheet.FAILED : 0;
  }

  /** Hands in the seeds and counts what became of them. */
  private Map<String, Integer> handIn(Remote ingest, Remote query) throws IOException {
    IntakeFiles seeds = Files.named(List.of(Home.seeds().toString()));
    List<String> receipts = new ArrayList<>();
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    HandIn handIn =
        new HandIn(
            ingest,
            (item, answer) -> {
              if (answer.path("state").asText().equals("accepted")) {
                receipts.add(answer.path("receipt").asText());
              } else {
                outcomes.merge("rejected", 1, Integer::sum);
                terminal.say("rejected " + item.where() + ": " + answer.path("problem"));
              }
            });
    seeds.forEach(handIn::add);
    handIn.flush();
    terminal.say("Handed in " + receipts.size() + " articles; waiting for their outcomes ...");
    for (String receipt : receipts) {
      String outcome = Traces.outcome(Traces.await(query, receipt));
      outcomes.merge(outcome.isEmpty() ? "pending" : outcome, 1, Integer::sum);
    }
    return outcomes;
  }

  private void tryThis(Map<String, String> addresses, Found found) {
    String query = addresses.getOrDefault("query", "");
    terminal.print("");
    terminal.print(terminal.colour(Terminal.Colour.BOLD, "Try"));
    terminal.print("  curl '%s/articles?limit=3'".formatted(query));
    terminal.print("  curl '%s/quotes?article=%s'".formatted(query, found.anArticle()));
    terminal.print("  curl -N '%s/stream'".formatted(query));
  }

  /** What the archive holds, read over REST. */
  private record Found(
      List<JsonNode> articles,
      List<JsonNode> quotes,
      List<JsonNode> figures,
      List<JsonNode> entities) {

    private static final int MOST = 12;

    static Found in(Remote query) {
      List<JsonNode> articles = new ArrayList<>();
      rows(query.get("/articles?limit=100"), "articles").forEach(articles::add);
      Found found = new Found(articles, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (JsonNode article : articles) {
        String id = article.path("id").asText();
        rows(query.get("/quotes?article=" + id), "quotes").forEach(found.quotes::add);
        rows(query.get("/figures?article=" + id), "figures").forEach(found.figures::add);
        query.get("/articles/" + id).path("entities").forEach(found.entities::add);
      }
      return found;
    }

    private static JsonNode rows(JsonNode answer, String name) {
      return answer.isArray() ? answer : answer.path(name);
    }

    String anArticle() {
      return articles.isEmpty() ? "ID" : articles.get(0).path("id").asText();
    }

    ObjectNode json(Map<String, Integer> outcomes) {
      ObjectNode json = EventJson.mapper().createObjectNode();
      json.set("outcomes", EventJson.mapper().valueToTree(outcomes));
      json.put("articles", articles.size());
      json.put("quotes", quotes.size());
      json.put("figures", figures.size());
      json.put("entities", Entities.merged(entities).size());
      return json;
    }

    void print(Terminal terminal) {
      List<JsonNode> named =
          quotes.stream().filter(quote -> quote.path("speaker").has("name")).toList();
      FactTables.quotes(some(named)).print(terminal, title("Who said what", named.size()));
      FactTables.figures(some(figures)).print(terminal, title("Figures", figures.size()));
      List<JsonNode> merged = Entities.merged(entities);
      FactTables.entities(some(merged)).print(terminal, title("Entities", merged.size()));
    }

    private static List<JsonNode> some(List<JsonNode> all) {
      return all.subList(0, Math.min(MOST, all.size()));
    }

    private static String title(String name, int count) {
      return count <= MOST ? name : "%s (%d of %d)".formatted(name, MOST, count);
    }
  }
}
