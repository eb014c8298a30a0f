package io.broadsheet.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every text and page of the public sets, where they lie beside the checkout: one of twenty, or all
 * of them with {@code -Pfull}.
 */
@Execution(ExecutionMode.CONCURRENT)
class SharedTextsTest {

  private static final Path SETS = Seed.root().resolveSibling("shared/eval");
  private static final int STEP = Boolean.getBoolean("broadsheet.full") ? 1 : 20;
  private static final JsonMapper JSON = new JsonMapper();

  // A sentence alone is no article: those of the sets are read by so many.
  private static final int SENTENCES = 30;

  private static final int FEWEST_TEXTS = 3_000;
  private static final int FEWEST_PAGES = 1_500;

  @Test
  void textsVerify() throws IOException {
    int read = 0;
    for (Path file : files("nlp", ".jsonl")) {
      List<String> texts = texts(file);
      for (int i = 0; i < texts.size(); i += STEP) {
        Verified.parse(texts.get(i), false, null);
        read++;
      }
    }
    assertThat(read).isGreaterThan(FEWEST_TEXTS / STEP);
  }

  @Test
  void pagesVerify() throws IOException {
    List<Path> pages = files("extraction", ".html.gz");
    for (int i = 0; i < pages.size(); i += STEP) {
      try (InputStream page = new GZIPInputStream(Files.newInputStream(pages.get(i)))) {
        Verified.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8), true, null);
      }
    }
    assertThat(pages).hasSizeGreaterThan(FEWEST_PAGES);
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    assumeTrue(Files.isDirectory(SETS), "the shared sets are not beside this checkout");
    try (Stream<Path> files = Files.walk(SETS.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** What a set has as texts; what it has as sentences, some of them at a time. */
  private static List<String> texts(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    StringJoiner sentences = new StringJoiner("\n");
    int count = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      for (String member : List.of("text", "Input", "req")) {
        if (row.has(member)) {
          texts.add(row.get(member).textValue());
        }
      }
      if (row.has("t")) {
        StringJoiner words = new StringJoiner(" ");
        row.get("t").forEach(word -> words.add(word.textValue()));
        sentences.add(words.toString());
        if (++count % SENTENCES == 0) {
          texts.add(sentences.toString());
          sentences = new StringJoiner("\n");
        }
      }
    }
    texts.add(sentences.toString());
    return texts;
  }
}
