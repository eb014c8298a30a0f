package io.broadsheet.benchmarks;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Public pages with the text that people took as their article. */
record Corpus(String name, List<Page> pages) {

  // One truth file holds bare NaN.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** One page of a corpus: its bytes are UTF-8 in all of them. */
  record Page(String id, String url, String html, String truth) {

    /** The registered domain, near enough to keep one publisher's pages together. */
    String site() {
      String host = host(url);
      String[] labels = host.split("\\.");
      int last = labels.length - 1;
      if (last < 2) {
        return host.isEmpty() ? id : host;
      }
      boolean second = labels[last].length() == 2 && labels[last - 1].length() <= 3;
      String domain = labels[last - 1] + "." + labels[last];
      return second ? labels[last - 2] + "." + domain : domain;
    }

    private static String host(String url) {
      try {
        String host = URI.create(url.contains("://") ? url : "http://" + url).getHost();
        return host == null ? "" : host;
      } catch (IllegalArgumentException notAnAddress) {
        return "";
      }
    }
  }

  static Corpus read(Path folder) throws IOException {
    JsonNode truths = JSON.readTree(folder.resolve("gt.json").toFile());
    List<Page> pages = new ArrayList<>();
    for (var truth : truths.properties()) {
      Path file = folder.resolve("html").resolve(truth.getKey() + ".html.gz");
      try (InputStream html = new GZIPInputStream(Files.newInputStream(file))) {
        pages.add(
            new Page(
                truth.getKey(),
                truth.getValue().path("url").asText(""),
                new String(html.readAllBytes(), StandardCharsets.UTF_8),
                truth.getValue().path("text").asText("")));
      }
    }
    return new Corpus(folder.getFileName().toString(), pages);
  }
}
