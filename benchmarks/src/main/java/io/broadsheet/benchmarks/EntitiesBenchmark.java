package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.QualityCard;
import io.broadsheet.events.Sha256;
import io.broadsheet.parser.entities.OnnxClassifier;
import io.broadsheet.parser.entities.TokenClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
  private static final Path FOLDER = Corpus.home().resolveSibling("shared/eval/nlp/ner");

  /** As a user has it: each sentence is an article. */
  private static final TokenClassifier BY_PARSER =
      sentences ->
          sentences.stream()
              .map(w -> labels(w, FactScores.facts(String.join(" ", w), null).entities()))
              .toList();

  private EntitiesBenchmark() {}

  private record Row(List<String> words, List<String> labels) {}

  static Table measure() throws IOException {
    Table table =
        new Table(
            "Names", "set", "sentences", "by", "PER, ORG, LOC F1", "PRODUCT F1", "words/CPU-s");
    Card.write("names", tasks()).print();
    Map<String, TokenClassifier> classifiers = new LinkedHashMap<>();
    classifiers.put("classifier", classifier());
    classifiers.put("parser", BY_PARSER);
    for (String set : found()) {
      List<Row> rows = rows(set);
      List<List<String>> sentences = rows.stream().map(Row::words).toList();
      for (Map.Entry<String, TokenClassifier> by : classifiers.entrySet()) {
        long from = Cpu.nanos();
        List<List<String>> found = by.getValue().classify(sentences);
        double rate = sentences.stream().mapToInt(List::size).sum() * 1e9 / (Cpu.nanos() - from);
        table.row(
            set,
            rows.size(),
            by.getKey(),
            100 * tally(rows, found, THREE).sum().f1(),
            100 * tally(rows, found, PRODUCTS).sum().f1(),
            rate);
      }
    }
    return table;
  }

  static List<QualityCard.Task> tasks() throws IOException {
    List<QualityCard.Task> tasks = new ArrayList<>();
    for (String set : found()) {
      StringBuilder truth = new StringBuilder();
      for (Path file : files(set)) {
        truth.append(Files.readString(file));
      }
      String hash = Sha256.of(truth.toString());
      List<Row> rows = rows(set);
      List<List<String>> found =
          rows.parallelStream()
              .map(row -> BY_PARSER.classify(List.of(row.words())).get(0))
              .toList();
      Tally three = tally(rows, found, THREE);
      tasks.add(three.task("person, organization, place, F1", set, hash, Map.of()));
      Tally products = tally(rows, found, PRODUCTS);
      if (products.sum().wanted() > 0) {
        tasks.add(products.task("product and model, F1", set, hash, Map.of()));
      }
    }
    return tasks;
  }

  private static List<String> found() {
    if (Files.isDirectory(FOLDER)) {
      return List.copyOf(SETS.keySet());
    }
    System.err.println("skipped: there are no sets in " + FOLDER);
    return List.of();
  }

  private static List<Path> files(String set) {
    return SETS.getOrDefault(set, List.of()).stream()
        .map(name -> FOLDER.resolve(name + ".jsonl"))
        .toList();
  }

  private static TokenClassifier classifier() throws IOException {
    String folder = System.getProperty("broadsheet.names");
    Path names = folder != null ? Path.of(folder) : Corpus.home().resolve(PARSERS_NAMES);
    return new OnnxClassifier(
        Files.readAllBytes(names.resolve("names.onnx")),
        Files.readAllLines(names.resolve("vocabulary.txt")));
  }

  private static List<Row> rows(String set) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : files(set)) {
      for (String line : Files.readAllLines(file)) {
        JsonNode row = JSON.readTree(line);
        List<String> words = texts(row.path("t"));
        if (words.size() > 1 && (set.startsWith("UNER") || isKeptOut(words))) {
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
    return Integer.parseInt(Sha256.of(String.join(" ", words)).substring(0, 2), 16) < 26;
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

  private static Tally tally(List<Row> rows, List<List<String>> found, Set<String> kinds) {
    Tally tally = new Tally();
    for (int i = 0; i < rows.size(); i++) {
      List<String> words = rows.get(i).words();
      Set<TextSpan> gold = TextSpan.of(rows.get(i).labels(), words, kinds);
      Set<TextSpan> ours = TextSpan.of(found.get(i), words, kinds);
      Set<TextSpan> right = new HashSet<>(ours);
      right.retainAll(gold);
      tally.add(String.join(" ", words), Score.counted(right.size(), gold.size(), ours.size()));
    }
    return tally;
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
