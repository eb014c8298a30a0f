package io.broadsheet.benchmarks;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Public pages with what people took as their article. */
record Corpus(String name, String sha256, List<Page> pages) {

  static final List<String> WITH_TEXT = List.of("aeb", "fundus", "fundus80", "wcxb", "andy");
  static final List<String> ALL =
      Stream.concat(
              WITH_TEXT.stream(),
              Stream.of("trafilatura-snippets", "htmldate-default", "htmldate-mediacloud"))
          .toList();

  // One truth file holds bare NaN.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** One page of a corpus. */
  record Page(String id, JsonNode truth, Path file) {

    String url() {
      return truth.path("url").asText("");
    }

    String site() {
      return truth.path("site").asText(id);
    }

    /** From disk each time: all pages together are too large to keep. UTF-8 in all corpora. */
    String html() {
      try (InputStream html = new GZIPInputStream(Files.newInputStream(file))) {
        return new String(html.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The corpora beside the checkout; none where there are none, and it says so. */
  static List<Corpus> read(List<String> names) throws IOException {
    Path shared = home().resolveSibling("shared").resolve("eval/extraction");
    if (!Files.isDirectory(shared)) {
      System.err.println("skipped: there are no pages in " + shared);
      return List.of();
    }
    List<Corpus> corpora = new ArrayList<>();
    for (String name : names) {
      corpora.add(read(shared.resolve(name)));
    }
    return corpora;
  }

  private static Corpus read(Path folder) throws IOException {
    String truth = Files.readString(folder.resolve("gt.json"));
    List<Page> pages = new ArrayList<>();
    for (var page : JSON.readTree(truth).properties()) {
      Path file = folder.resolve("html").resolve(page.getKey() + ".html.gz");
      pages.add(new Page(page.getKey(), page.getValue(), file));
    }
    return new Corpus(folder.getFileName().toString(), Sha256.of(truth), pages);
  }

  static Path home() {
    return Path.of(System.getProperty("broadsheet.home", ".")).toAbsolutePath();
  }
}
