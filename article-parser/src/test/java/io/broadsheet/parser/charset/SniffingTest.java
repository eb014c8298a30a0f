package io.broadsheet.parser.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The cases of html5lib's tests, which lie beside the checkout. */
class SniffingTest {

  @Test
  void readsDeclarationsAsBrowsersDo() throws Exception {
    Path cases = Path.of("../../shared/eval/intake/html-encoding/sniff.jsonl");
    assumeTrue(Files.exists(cases), () -> "skipped: there are no cases in " + cases);
    for (String line : Files.readAllLines(cases)) {
      JsonNode one = EventJson.mapper().readTree(line);
      assertThat(Charsets.ofHtml(one.path("bytes_base64").binaryValue(), null))
          .as(one.path("id").asText())
          .isEqualTo(Labels.charset(one.path("expected").path("encoding").asText()));
    }
  }
}
