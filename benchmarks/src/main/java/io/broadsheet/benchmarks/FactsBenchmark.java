package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.QualityCard;
import io.broadsheet.events.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How well facts are found: the shared public sets through this parser, each by the definition its
 * score has. Every miss goes to benchmarks/target/facts.
 */
final class FactsBenchmark {

  private static final JsonMapper JSON = new JsonMapper();

  private FactsBenchmark() {}

  private record Task(
      String name, String set, BiFunction<JsonNode, List<String>, Score> scoreOfLine) {}

  private static final List<Task> TASKS =
      List.of(
          new Task("language", "langid/sentences.jsonl", FactScores::language),
          new Task("sentences, F1", "sentences/gum_news.jsonl", FactScores::sentences),
          new Task("dates, value F1", "time/gum_news.jsonl", FactScores::dates),
          new Task("days, value recall", "time/ms_DateTimeModel.jsonl", FactScores::days),
          new Task(
              "money, exact F1",
              "figures/ms_CurrencyModel.jsonl",
              (line, missed) -> FactScores.money(line, missed, true)),
          new Task(
              "money, value F1",
              "figures/ms_CurrencyModel.jsonl",
              (line, missed) -> FactScores.money(line, missed, false)),
          new Task(
              "number ranges, exact F1", "figures/ms_NumberRangeModel.jsonl", FactScores::ranges),
          new Task(
              "percentages, value F1", "figures/ms_PercentModel.jsonl", FactScores::percentages));

  static Table measure() throws IOException {
    return Card.write("facts", tasks());
  }

  static List<QualityCard.Task> tasks() throws IOException {
    List<QualityCard.Task> tasks = new ArrayList<>();
    Path shared = Corpus.home().resolveSibling("shared");
    Path out = Files.createDirectories(Corpus.home().resolve("benchmarks/target/facts"));
    for (Task task : TASKS) {
      Path file = shared.resolve("eval/nlp").resolve(task.set());
      if (!Files.exists(file)) {
        System.err.println("skipped: there is no " + file);
        continue;
      }
      String set = Files.readString(file);
      Tally tally = new Tally();
      List<String> missed = new ArrayList<>();
      for (String line : set.split("\n")) {
        tally.add(line, task.scoreOfLine().apply(JSON.readTree(line), missed));
      }
      tasks.add(tally.task(task.name(), task.set(), Sha256.of(set), Map.of()));
      Files.write(out.resolve(task.name().replaceAll("\\W+", "-") + ".txt"), missed);
    }
    Path gold = shared.resolve("seed/chinese-ai-race.gold.json");
    if (Files.exists(gold)) {
      List<String> missed = new ArrayList<>();
      String wanted = Files.readString(gold);
      String text = Files.readString(gold.resolveSibling("chinese-ai-race.txt"));
      for (String kind : List.of("entities", "quotes", "figures", "dates", "claims")) {
        Tally tally = SeedGold.score(kind, JSON.readTree(wanted), text, missed);
        tasks.add(tally.task("first article, " + kind, "seed", Sha256.of(wanted), Map.of()));
      }
      Files.write(out.resolve("first-article.txt"), missed);
    }
    return tasks;
  }
}
