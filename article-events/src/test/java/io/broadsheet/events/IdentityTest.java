package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  record Vector(
      @Nullable String url,
      @Nullable String source,
      @Nullable String key,
      @Nullable String text,
      @Nullable String normalised,
      UUID id) {}

  static List<Vector> vectors() throws IOException {
    return EventJson.mapper()
        .readValue(
            IdentityTest.class.getResourceAsStream("identity-vectors.json"),
            new TypeReference<List<Vector>>() {});
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void holdsTheFrozenVectors(Vector vector) {
    Original original =
        new Original(
            vector.url, vector.key, vector.source, null, vector.text, null, null, null, null);
    assertThat(Identity.of(original)).isEqualTo(vector.id);
    if (vector.url != null) {
      assertThat(Identity.normalise(vector.url)).isEqualTo(vector.normalised);
      assertThat(Identity.normalise(Identity.normalise(vector.url))).isEqualTo(vector.normalised);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://e.org/a?id=7,https://e.org/a?id=8",
    "https://e.org/Story,https://e.org/story",
    "https://e.org/a%3Fb,https://e.org/a?b",
    "https://e.org/a?utm=1,https://e.org/a?utm=2",
    "https://e.org/a?ref=main,https://e.org/a?ref=dev",
    "https://e.org/a,http://e.org/a",
    "https://e.org:8443/a,https://e.org/a"
  })
  void keepsDifferentAddressesApart(String one, String other) {
    assertThat(Identity.normalise(one)).isNotEqualTo(Identity.normalise(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "ftp://e.org/a",
        "https://",
        "https:///a",
        "javascript:alert(1)",
        "https://e.org:port/",
        "mailto:a@e.org",
        "/a/b",
        "https://[::1",
        "https://e.org:99999999/"
      })
  void refusesWhatIsNoWebAddress(String url) {
    assertThatThrownBy(() -> Identity.normalise(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnEndlessAddress() {
    assertThatThrownBy(() -> Identity.normalise("https://e.org/" + "é".repeat(9_000)))
        .hasMessageContaining("longer than");
  }

  @Test
  void addressDecidesBeforeKeyAndKeyBeforeText() {
    Original both = new Original("https://e.org/a", "k", "s", null, "t", null, null, null, null);
    Original keyed = new Original(null, "k", "s", null, "t", null, null, null, null);
    assertThat(Identity.of(both))
        .isEqualTo(Identity.of(Original.ofText("https://e.org/a", "other")));
    assertThat(Identity.of(keyed))
        .isNotEqualTo(Identity.of(new Original(null, "k", "z", null, "t", null, null, null, null)));
  }

  @Test
  void refusesNothingAtAll() {
    assertThatThrownBy(() -> Identity.of(Original.ofText(null, " \n")))
        .hasMessageContaining("no identity");
  }
}
