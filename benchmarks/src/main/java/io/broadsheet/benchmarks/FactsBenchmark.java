package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.benchmarks.FactScores.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How well facts are found: the shared public sets through this parser, each by the definition its
 * score has, with the peers' scores beside it. Every miss goes to benchmarks/target/facts.
 */
final class FactsBenchmark {

  private static final JsonMapper JSON = new JsonMapper();

  private FactsBenchmark() {}

  /** One row of the card. */
  private record Task(
      String name,
      String set,
      String peer,
      String goal,
      BiFunction<List<JsonNode>, List<String>, Score> score) {}

  private static final List<Task> TASKS =
      List.of(
          new Task(
              "language, 30",
              "langid/sentences.jsonl",
              "OpenNLP 96.1, Lingua 99.4",
              "98.5",
              FactScores::language),
          new Task(
              "sentences, F1", "sentences/gum_news.jsonl", "97.2", "98", FactScores::sentences),
          new Task(
              "dates, value F1", "time/gum_news.jsonl", "HeidelTime 66.7", "75", FactScores::dates),
          new Task("days, value recall", "time/ms_DateTimeModel.jsonl", "", "", FactScores::days),
          new Task(
              "money, exact F1",
              "figures/ms_CurrencyModel.jsonl",
              "MS 85.7, CoreNLP 53.1",
              "90",
              (set, missed) -> FactScores.money(set, missed, true)),
          new Task(
              "money, value F1",
              "figures/ms_CurrencyModel.jsonl",
              "MS 79.6, CoreNLP 57.1",
              "87",
              (set, missed) -> FactScores.money(set, missed, false)),
          new Task(
              "number ranges, exact F1",
              "figures/ms_NumberRangeModel.jsonl",
              "MS 77.3",
              "86",
              FactScores::ranges),
          new Task(
              "percentages, value F1",
              "figures/ms_PercentModel.jsonl",
              "",
              "",
              FactScores::percentages));

  static Table measure() throws IOException {
    Table table =
        new Table("Facts: public sets", "task", "set", "items", "SHA-256", "score", "peer", "goal");
    Path shared = ExtractionBenchmark.home().resolveSibling("shared");
    Path sets = shared.resolve("eval/nlp");
    Path out = ExtractionBenchmark.home().resolve("benchmarks/target/facts");
    Files.createDirectories(out);
    for (Task task : TASKS) {
      Path file = sets.resolve(task.set());
      if (!Files.exists(file)) {
        System.err.println("skipped: there is no " + file);
        continue;
      }
      List<String> missed = new ArrayList<>();
      row(table, task, file, task.score().apply(lines(file), missed));
      Files.write(out.resolve(task.name().replaceAll("\\W+", "-") + ".txt"), missed);
    }
    Path gold = shared.resolve("seed/chinese-ai-race.gold.json");
    if (Files.exists(gold)) {
      List<String> missed = new ArrayList<>();
      JsonNode wanted = JSON.readTree(gold.toFile());
      String text = Files.readString(gold.resolveSibling("chinese-ai-race.txt"));
      for (String kind : List.of("entities", "quotes", "figures", "dates", "claims")) {
        Task task =
            new Task(
                "first article, " + kind, "seed", "", "100", (set, none) -> new Score(0, 0, 0));
        row(table, task, gold, SeedGold.score(kind, wanted, text, missed));
      }
      Files.write(out.resolve("first-article.txt"), missed);
    }
    System.err.println("what was missed is in " + out);
    return table;
  }

  private static void row(Table table, Task task, Path file, Score score) throws IOException {
    table.row(
        task.name(),
        task.set(),
        score.gold(),
        hash(file),
        100 * score.f1(),
        task.peer(),
        task.goal());
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
