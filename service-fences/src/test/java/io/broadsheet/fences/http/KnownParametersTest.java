package io.broadsheet.fences.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownParametersTest {

  private static final List<String> KNOWN = List.of("language", "limit", "page");

  @Test
  void namesTheParameterWhatThereIsAndWhatWasMeant() {
    Problem problem = KnownParameters.unknown("langauge", KNOWN);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.members())
        .containsEntry("parameter", "langauge")
        .containsEntry("known", KNOWN)
        .containsEntry("suggestion", "language");
    assertThat(problem).hasMessageContaining("language, limit, page");
  }

  @Test
  void suggestsNothingFarFetched() {
    assertThat(KnownParameters.unknown("zzzzzz", KNOWN).members()).doesNotContainKey("suggestion");
    assertThat(KnownParameters.unknown("x".repeat(100_000), KNOWN).getMessage())
        .hasSizeLessThan(200);
  }

  @Test
  void saysWhenThereAreNone() {
    assertThat(KnownParameters.unknown("q", List.of())).hasMessageContaining("there are none");
  }
}
