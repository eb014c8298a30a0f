package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.QualityCard.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well pages are read: the shared corpora through this parser and through its peers on the JVM.
 *
 * <p>Predictions go to benchmarks/target/extraction, in the form that the corpora's own score.py
 * takes, with the ten worst pages of each corpus beside them.
 */
final class ExtractionBenchmark {

  private static final int WORST = 10;
  private static final int ROUNDS = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private ExtractionBenchmark() {}

  static Table measure() throws IOException {
    Card.write("pages", tasks(Reader.SCORED, Corpus.ALL)).print();
    Table speed = new Table("Pages per second of CPU", "corpus", "by", "pages/CPU s");
    Map<Reader, Double> seconds = new EnumMap<>(Reader.class);
    int pages = 0;
    // Only now for the clock: what it measures is compiled.
    for (Corpus corpus : Corpus.read(Corpus.WITH_TEXT)) {
      pages += corpus.pages().size();
      for (Reader reader : Reader.values()) {
        double took = seconds(corpus, reader);
        seconds.merge(reader, took, Double::sum);
        speed.row(corpus.name(), reader, corpus.pages().size() / took);
      }
    }
    if (pages > 0) {
      for (Map.Entry<Reader, Double> all : seconds.entrySet()) {
        speed.row("all", all.getKey(), pages / all.getValue());
      }
      Card.put("speed", speed);
    }
    return speed;
  }

  /** Of the rounds the median: compilers and neighbours come in between. */
  private static double seconds(Corpus corpus, Reader reader) {
    return IntStream.range(0, ROUNDS)
        .mapToDouble(round -> once(corpus, reader))
        .sorted()
        .toArray()[ROUNDS / 2];
  }

  private static double once(Corpus corpus, Reader reader) {
    long took = 0;
    for (Corpus.Page page : corpus.pages()) {
      String html = page.html();
      long from = Cpu.nanos();
      reader.read(page.url(), html);
      took += Cpu.nanos() - from;
    }
    return took / 1e9;
  }

  /** The first reader's scores, the others' beside them. */
  static List<Task> tasks(List<Reader> readers, List<String> corpora) throws IOException {
    List<Task> tasks = new ArrayList<>();
    for (Corpus corpus : Corpus.read(corpora)) {
      Map<Reader, Map<Corpus.Page, Prediction>> predictions = new EnumMap<>(Reader.class);
      for (Reader reader : readers) {
        predictions.put(reader, predict(corpus, reader));
      }
      for (PageTask task : PageTask.ALL) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        predictions.forEach((reader, pages) -> tally(task, reader, pages, tallies));
        Tally ours = tallies.remove(readers.get(0).toString());
        if (ours != null) {
          tasks.add(ours.task(task.name(), corpus.name(), corpus.sha256(), tallies));
        }
      }
    }
    List<String> order = PageTask.ALL.stream().map(PageTask::name).toList();
    tasks.sort(Comparator.comparingInt(task -> order.indexOf(task.task())));
    return tasks;
  }

  private static void tally(
      PageTask task,
      Reader reader,
      Map<Corpus.Page, Prediction> pages,
      Map<String, Tally> tallies) {
    pages.forEach(
        (page, prediction) -> {
          Score score = task.score().apply(page.truth(), prediction);
          if (score != null) {
            tallies.computeIfAbsent(reader.toString(), by -> new Tally()).add(page.site(), score);
          }
        });
  }

  private static Map<Corpus.Page, Prediction> predict(Corpus corpus, Reader reader)
      throws IOException {
    Path out = Corpus.home().resolve("benchmarks/target/extraction");
    Path folder = Files.createDirectories(out.resolve(reader.toString()).resolve(corpus.name()));
    Map<Corpus.Page, Prediction> predictions = new LinkedHashMap<>();
    List<Prediction> read =
        corpus.pages().parallelStream()
            .map(page -> reader.predict(page.url(), page.html()))
            .toList();
    for (int i = 0; i < read.size(); i++) {
      Corpus.Page page = corpus.pages().get(i);
      JSON.writeValue(folder.resolve(page.id() + ".json").toFile(), read.get(i));
      predictions.put(page, read.get(i));
    }
    if (reader == Reader.BROADSHEET && Corpus.WITH_TEXT.contains(corpus.name())) {
      Files.write(out.resolve(corpus.name() + "-worst.txt"), worst(predictions));
    }
    return predictions;
  }

  private static List<String> worst(Map<Corpus.Page, Prediction> predictions) {
    Map<Corpus.Page, Score> scores = new LinkedHashMap<>();
    predictions.forEach(
        (page, prediction) ->
            scores.put(page, PageTask.TEXT.score().apply(page.truth(), prediction)));
    return scores.entrySet().stream()
        .sorted(Comparator.comparingDouble(scored -> scored.getValue().f1()))
        .limit(WORST)
        .map(
            scored ->
                String.format(
                    Locale.ROOT,
                    "F1 %.3f precision %.3f recall %.3f %s %s",
                    scored.getValue().f1(),
                    scored.getValue().precision(),
                    scored.getValue().recall(),
                    scored.getKey().id(),
                    scored.getKey().url()))
        .toList();
  }
}
