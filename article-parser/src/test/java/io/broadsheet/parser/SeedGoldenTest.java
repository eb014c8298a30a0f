package io.broadsheet.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Article;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each seed article, compared whole with the reading that stands beside this test.
 *
 * <p>{@code -Dbroadsheet.golden=write} writes the readings anew; look at their difference before
 * committing it.
 */
class SeedGoldenTest {

  private static final String FOLDER = "golden/";

  @ParameterizedTest
  @EnumSource(Seed.class)
  void readsASeedAsRecorded(Seed seed) throws IOException {
    Article article = new ArticleParser().parse(seed.original());
    JsonNode read = EventJson.mapper().readTree(EventJson.bytes(article));
    if ("write".equals(System.getProperty("broadsheet.golden"))) {
      write(seed, read);
    }
    try (InputStream golden = getClass().getResourceAsStream(FOLDER + seed.key() + ".json")) {
      assertThat(golden).as("a golden file for " + seed).isNotNull();
      JsonNode recorded = EventJson.mapper().readTree(golden);
      assertThat(read.toPrettyString()).isEqualTo(recorded.toPrettyString());
    }
  }

  private static void write(Seed seed, JsonNode read) throws IOException {
    Path module = Seed.root().resolve("article-parser");
    for (String root : new String[] {"src/test/resources", "target/test-classes"}) {
      Path folder = module.resolve(root).resolve("io/broadsheet/parser/golden");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(seed.key() + ".json"), read.toPrettyString() + "\n");
    }
  }
}
