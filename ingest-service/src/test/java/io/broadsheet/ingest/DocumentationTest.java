package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Seed;
import io.broadsheet.fences.DocumentedCalls;
import io.broadsheet.fences.DocumentedKeys;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  @Test
  void namesEachKeyWithItsDefault() throws IOException {
    assertThat(DocumentedKeys.differences(Seed.root(), "ingest-service")).isEmpty();
  }

  @Test
  void namesEachCallWithItsParameters() throws IOException {
    assertThat(DocumentedCalls.missing(Seed.root())).isEmpty();
  }
}
