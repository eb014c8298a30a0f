package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.standalone.Built;
import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The whole way of the seed articles, from files to a look at what was found in them. */
final class Demo {

  private static final int MOST = 12;
  private static final int WAIT_SECONDS = 30;

  private final Terminal terminal;
  private final boolean json;

  Demo(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  int run(DataFolder folder, boolean exit) throws InterruptedException {
    Up up = new Up(terminal, folder);
    Optional<House> house = up.open(HousePorts.defaults(), true);
    boolean ends = house.isPresent() && exit;
    int code = run(up.remote(Role.INGEST), up.remote(Role.QUERY), ends, up::printAddresses);
    if (house.isPresent() && !exit) {
      terminal.say("\nCtrl-C stops it.");
      house.get().awaitClose();
    }
    house.ifPresent(House::close);
    return code;
  }

  /**
   * @param ends whether nothing runs any more when somebody reads this
   */
  int run(Remote ingest, Remote query, boolean ends, Runnable printAddresses) {
    Map<String, Integer> outcomes = handIn(ingest, query);
    List<JsonNode> articles = new ArrayList<>();
    for (JsonNode article : query.get("/articles?limit=100").path("articles")) {
      articles.add(query.get("/articles/" + article.path("id").asText()));
    }
    if (json) {
      terminal.json(Map.of("outcomes", outcomes, "articles", articles));
    } else {
      print(articles);
      if (ends) {
        terminal.say("\nStopping it; without --exit it stays up, and says where.");
      } else {
        terminal.print("\n" + terminal.paint(Colour.BOLD, "Where it runs"));
        printAddresses.run();
        tryThis(query.base(), articles);
      }
    }
    return outcomes.containsKey("failed") || outcomes.containsKey("rejected")
        ? Failure.SOME_FAILED
        : 0;
  }

  /** Hands in the seeds and counts what became of them. */
  private Map<String, Integer> handIn(Remote ingest, Remote query) {
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, Integer> outcomes = new TreeMap<>();
    HandIn handIn =
        new HandIn(
            ingest,
            (item, answer) -> {
              if (HandIn.isAccepted(answer)) {
                files.put(answer.path("receipt").asText(), item.where());
              } else {
                outcomes.merge("rejected", 1, Integer::sum);
                terminal.say("rejected " + item.where() + ": " + answer.path("problem"));
              }
            });
    IntakeFiles.of(List.of(Built.home().resolve("seeds").toString())).forEachBatch(handIn::send);
    terminal.say("Handed in %d articles; waiting ...".formatted(files.size()));
    List<String> reasons = new ArrayList<>();
    files.forEach(
        (receipt, file) -> {
          JsonNode trace = query.get("/trace?receipt=" + receipt + "&wait=" + WAIT_SECONDS);
          String outcome = trace.path("outcome").asText();
          outcomes.merge(outcome, 1, Integer::sum);
          if (trace.has("reason")) {
            reasons.add("%s %s: %s".formatted(file, outcome, trace.path("reason").asText()));
          }
        });
    terminal.say(
        "Outcomes: "
            + outcomes.toString().replaceAll("[{}]", "").replaceAll("(\\w+)=(\\d+)", "$2 $1"));
    if (outcomes.containsKey("unchanged")) {
      terminal.say("What is unchanged is in this data folder since an earlier demo.");
    }
    reasons.forEach(terminal::say);
    return outcomes;
  }

  private void print(List<JsonNode> articles) {
    FactTables tables = new FactTables(terminal);
    List<JsonNode> quotes = facts(articles, "quotes").toList();
    List<JsonNode> said = firsts(quotes.stream(), quote -> quote.path("speaker").path("name"));
    tables.quotes("Who said what (%d of %d quotes)".formatted(said.size(), quotes.size()), said);
    List<JsonNode> figures =
        firsts(
            articles.stream().flatMap(Demo::figure),
            figure -> figure.path("evidence").path("exact"));
    tables.figures(
        "Figures (%d of %d)".formatted(figures.size(), facts(articles, "figures").count()),
        figures);
    List<JsonNode> entities = merged(facts(articles, "entities"));
    tables.entities(
        "Entities (%d of %d)".formatted(Math.min(MOST, entities.size()), entities.size()),
        entities.stream().limit(MOST).toList());
  }

  /** The first with each value of a text, a dozen at most. */
  private static List<JsonNode> firsts(Stream<JsonNode> facts, Function<JsonNode, JsonNode> by) {
    Map<String, JsonNode> firsts = new LinkedHashMap<>();
    facts
        .filter(fact -> by.apply(fact).isTextual())
        .forEach(fact -> firsts.putIfAbsent(by.apply(fact).asText(), fact));
    return firsts.values().stream().limit(MOST).toList();
  }

  private static Stream<JsonNode> facts(List<JsonNode> articles, String kind) {
    return articles.stream()
        .flatMap(article -> StreamSupport.stream(article.path(kind).spliterator(), false));
  }

  /** One of an article's figures: money where it has some. */
  private static Stream<JsonNode> figure(JsonNode article) {
    return facts(List.of(article), "figures")
        .sorted(Comparator.comparing(figure -> !figure.path("kind").asText().equals("money")))
        .limit(1);
  }

  /** Those of one name and type as one, the most mentioned first. */
  private static List<JsonNode> merged(Stream<JsonNode> entities) {
    Map<String, ObjectNode> merged = new LinkedHashMap<>();
    entities.forEach(
        entity ->
            merged.merge(
                entity.path("type").asText() + " " + entity.path("name").asText(),
                entity.deepCopy(),
                Demo::merge));
    return merged.values().stream()
        .sorted(Comparator.comparingInt(entity -> -entity.path("mentions").size()))
        .map(entity -> (JsonNode) entity)
        .toList();
  }

  private static ObjectNode merge(ObjectNode one, ObjectNode other) {
    one.withArray("mentions").addAll((ArrayNode) other.withArray("mentions"));
    return one;
  }

  private void tryThis(String query, List<JsonNode> articles) {
    String id = articles.isEmpty() ? "ID" : articles.get(0).path("id").asText();
    terminal.print("\n" + terminal.paint(Colour.BOLD, "Try"));
    terminal.print("  curl '%s/articles?limit=3'".formatted(query));
    terminal.print("  curl '%s/quotes?article=%s'".formatted(query, id));
    terminal.print("  curl -N '%s/stream'".formatted(query));
  }
}
