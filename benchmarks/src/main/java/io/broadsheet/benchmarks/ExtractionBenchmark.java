package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Article;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well pages are read: the shared corpora through this parser and through its peers on the JVM.
 *
 * <p>Predictions go to benchmarks/target/extraction, in the form that the corpora's own score.py
 * takes, with the ten worst pages of each corpus beside them.
 */
final class ExtractionBenchmark {

  static final List<String> CORPORA = List.of("aeb", "fundus", "fundus80", "wcxb", "andy");
  private static final int WORST = 10;
  private static final ArticleParser PARSER = new ArticleParser();
  private static final JsonMapper JSON = new JsonMapper();

  private ExtractionBenchmark() {}

  /** A corpus as a reader reads it. */
  private record Read(Corpus corpus, Reader reader, Map<Corpus.Page, TextScore> scores) {}

  static Table measure() throws IOException {
    Table table =
        new Table(
            "Extraction: text F1 on public pages",
            "corpus",
            "pages",
            "by",
            "F1",
            "95 %",
            "precision",
            "recall",
            "pages/CPU s");
    Path shared = shared();
    if (shared == null) {
      return table;
    }
    Path out = home().resolve("benchmarks/target/extraction");
    List<Read> reads = new ArrayList<>();
    for (String name : CORPORA) {
      Corpus corpus = Corpus.read(shared.resolve(name));
      for (Reader reader : Reader.values()) {
        Read read = new Read(corpus, reader, TextScore.of(corpus, reader::text));
        reads.add(read);
        if (reader == Reader.BROADSHEET) {
          worst(name, read.scores(), out);
          predict(corpus, out.resolve("broadsheet").resolve(name));
        }
      }
    }
    // Only now for the clock: what it measures is compiled.
    reads.forEach(read -> row(table, read.corpus(), read.reader(), read.scores()));
    System.err.println("predictions and worst pages are in " + out);
    return table;
  }

  static Path home() {
    return Path.of(System.getProperty("broadsheet.home", ".")).toAbsolutePath();
  }

  /**
   * The shared corpora, which lie beside the checkout; without them there is nothing to measure.
   */
  static @Nullable Path shared() {
    Path shared = home().resolveSibling("shared").resolve("eval/extraction");
    if (Files.isDirectory(shared)) {
      return shared;
    }
    System.err.println("skipped: there are no pages in " + shared);
    return null;
  }

  private static void row(
      Table table, Corpus corpus, Reader reader, Map<Corpus.Page, TextScore> scores) {
    long from = cpu();
    corpus.pages().forEach(reader::text);
    double rate = corpus.pages().size() * 1e9 / (cpu() - from);
    if (reader == Reader.JSOUP) {
      table.row(corpus.name(), corpus.pages().size(), "Jsoup.parse alone", "", "", "", "", rate);
      return;
    }
    TextScore mean = TextScore.mean(scores.values());
    double[] interval = TextScore.interval(scores);
    table.row(
        corpus.name(),
        corpus.pages().size(),
        reader.name().toLowerCase(Locale.ROOT),
        three(mean.f1()),
        three(interval[0]) + "–" + three(interval[1]),
        three(mean.precision()),
        three(mean.recall()),
        rate);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void worst(String corpus, Map<Corpus.Page, TextScore> scores, Path out)
      throws IOException {
    List<String> lines = new ArrayList<>();
    scores.entrySet().stream()
        .sorted(Comparator.comparingDouble(scored -> scored.getValue().f1()))
        .limit(WORST)
        .forEach(
            scored ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "F1 %.3f precision %.3f recall %.3f %s %s",
                        scored.getValue().f1(),
                        scored.getValue().precision(),
                        scored.getValue().recall(),
                        scored.getKey().id(),
                        scored.getKey().url())));
    Files.createDirectories(out);
    Files.write(out.resolve(corpus + "-worst.txt"), lines);
  }

  private static void predict(Corpus corpus, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Corpus.Page page : corpus.pages()) {
      JSON.writeValue(folder.resolve(page.id() + ".json").toFile(), prediction(page));
    }
  }

  private static Map<String, @Nullable Object> prediction(Corpus.Page page) {
    Map<String, @Nullable Object> prediction = new LinkedHashMap<>();
    try {
      Article article = PARSER.parse(Original.ofHtml(page.url(), page.html()));
      Metadata said = article.metadata();
      prediction.put("articleBody", article.body().text());
      prediction.put("title", said.title());
      prediction.put(
          "authors",
          said.byline() == null
              ? List.of()
              : said.byline().authors().stream().map(Metadata.Byline.Author::name).toList());
      prediction.put("date", said.published() == null ? null : said.published().value());
      prediction.put("language", said.language());
      prediction.put("canonicalUrl", said.canonicalUrl());
      prediction.put("siteName", said.source().name());
      prediction.put("image", article.images().isEmpty() ? null : article.images().get(0).url());
    } catch (NothingToParse nothing) {
      prediction.put("articleBody", "");
    }
    return prediction;
  }
}
