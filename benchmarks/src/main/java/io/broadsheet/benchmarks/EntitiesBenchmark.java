package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.parser.entities.EntityExtractor;
import io.broadsheet.parser.entities.OnnxClassifier;
import io.broadsheet.parser.entities.TokenClassifier;
import io.broadsheet.parser.text.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names found in the public sets: by the classifier alone, and by the whole parser. The classifier
 * is the parser's own, or that of the folder {@code broadsheet.names}. Of the sets that it learnt
 * from only the sentences count that {@code training/sets.py} keeps out.
 */
final class EntitiesBenchmark {

  private static final String PARSERS_NAMES =
      "article-parser/src/main/resources/io/broadsheet/parser/entities/names";
  private static final Set<String> THREE = Set.of("PER", "ORG", "LOC");
  private static final Set<String> PRODUCTS = Set.of("PRODUCT");
  private static final Map<String, List<String>> SETS = sets();
  private static final Map<String, String> KINDS = kinds();
  private static final JsonMapper JSON = new JsonMapper();

  private EntitiesBenchmark() {}

  private record Row(List<String> words, List<String> labels) {}

  static Table measure() throws IOException {
    Table table =
        new Table(
            "Names", "set", "sentences", "by", "PER, ORG, LOC F1", "PRODUCT F1", "words/CPU-s");
    Path shared = ExtractionBenchmark.shared();
    if (shared == null) {
      return table;
    }
    TokenClassifier classifier = classifier();
    Map<String, TokenClassifier> classifiers = new LinkedHashMap<>();
    classifiers.put("classifier", classifier);
    classifiers.put("parser", sentences -> whole(new EntityExtractor(classifier), sentences));
    for (String set : SETS.keySet()) {
      List<Row> rows = rows(shared.resolveSibling("nlp/ner"), set);
      List<List<String>> sentences = rows.stream().map(Row::words).toList();
      for (Map.Entry<String, TokenClassifier> by : classifiers.entrySet()) {
        long from = cpu();
        List<List<String>> found = by.getValue().classify(sentences);
        double rate = sentences.stream().mapToInt(List::size).sum() * 1e9 / (cpu() - from);
        table.row(
            set, rows.size(), by.getKey(), f1(rows, found, THREE), f1(rows, found, PRODUCTS), rate);
      }
    }
    return table;
  }

  private static TokenClassifier classifier() throws IOException {
    String folder = System.getProperty("broadsheet.names");
    Path names =
        folder != null ? Path.of(folder) : ExtractionBenchmark.home().resolve(PARSERS_NAMES);
    return new OnnxClassifier(
        Files.readAllBytes(names.resolve("names.onnx")),
        Files.readAllLines(names.resolve("vocabulary.txt")));
  }

  private static List<Row> rows(Path folder, String set) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String file : SETS.getOrDefault(set, List.of())) {
      for (String line : Files.readAllLines(folder.resolve(file + ".jsonl"))) {
        JsonNode row = JSON.readTree(line);
        List<String> words = texts(row.path("t"));
        if (words.size() > 1 && (file.startsWith("uner") || isKeptOut(words))) {
          rows.add(
              new Row(words, texts(row.path("y")).stream().map(EntitiesBenchmark::tag).toList()));
        }
      }
    }
    return rows;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String tag(String label) {
    return label.length() < 3
        ? label
        : label.substring(0, 2) + KINDS.getOrDefault(label.substring(2).trim(), "OTHER");
  }

  private static boolean isKeptOut(List<String> words) {
    try {
      byte[] bytes = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
      return (MessageDigest.getInstance("SHA-256").digest(bytes)[0] & 0xFF) < 26;
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Each sentence as an article of its own, its mentions as labels of the words they cover. */
  private static List<List<String>> whole(EntityExtractor extractor, List<List<String>> sentences) {
    return sentences.stream()
        .map(
            words ->
                labels(words, extractor.extract(Reading.ofLines(String.join(" ", words), null))))
        .toList();
  }

  private static List<String> labels(List<String> words, List<Entity> entities) {
    List<String> labels = new ArrayList<>(Collections.nCopies(words.size(), "O"));
    for (Entity entity : entities) {
      String kind =
          switch (entity.type()) {
            case PERSON -> "PER";
            case ORGANIZATION -> "ORG";
            case PLACE -> "LOC";
            case PRODUCT, MODEL -> "PRODUCT";
          };
      for (Evidence mention : entity.mentions()) {
        int at = 0;
        for (int i = 0; i < words.size(); i++) {
          int end = at + words.get(i).codePointCount(0, words.get(i).length());
          if (at < mention.end() && end > mention.start()) {
            labels.set(i, (at <= mention.start() ? "B-" : "I-") + kind);
          }
          at = end + 1;
        }
      }
    }
    return labels;
  }

  private static double f1(List<Row> rows, List<List<String>> found, Set<String> kinds) {
    int right = 0;
    int wanted = 0;
    int given = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Set<TextSpan> gold = TextSpan.of(row.labels(), row.words(), kinds);
      Set<TextSpan> ours = TextSpan.of(found.get(i), row.words(), kinds);
      wanted += gold.size();
      given += ours.size();
      ours.retainAll(gold);
      right += ours.size();
    }
    return 200.0 * right / Math.max(1, wanted + given);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Map<String, List<String>> sets() {
    Map<String, List<String>> sets = new LinkedHashMap<>();
    sets.put("UNER-EWT dev", List.of("uner_ewt_dev"));
    sets.put("WNUT-17", List.of("wnut17_train", "wnut17_dev"));
    for (String field : List.of("ai", "politics", "science", "music", "literature")) {
      sets.put(
          "CrossNER " + field,
          List.of("crossner_" + field + "_train", "crossner_" + field + "_dev"));
    }
    sets.put("wikigold", List.of("wikigold"));
    sets.put("Broad Twitter", List.of("btc"));
    return sets;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    Stream.of("person researcher politician scientist musicalartist writer PER".split(" "))
        .forEach(name -> kinds.put(name, "PER"));
    Stream.of("organisation university politicalparty corporation group ORG band".split(" "))
        .forEach(name -> kinds.put(name, "ORG"));
    Stream.of("location", "country", "LOC").forEach(name -> kinds.put(name, "LOC"));
    kinds.put("product", "PRODUCT");
    return kinds;
  }
}
