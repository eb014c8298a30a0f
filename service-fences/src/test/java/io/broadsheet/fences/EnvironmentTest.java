package io.broadsheet.fences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  private static final Set<String> READ =
      Set.of(
          "BROADSHEET_TOPIC_PREFIX", "BROADSHEET_PARTITIONS", "BROADSHEET_PARSE_SESSION_TIMEOUT");

  @Test
  void namesWhatAMisspeltOneWasMeantToBe() {
    assertThat(Environment.meant("BROADSHEET_TOPICS_PREFIX", READ))
        .contains("BROADSHEET_TOPIC_PREFIX");
    assertThat(Environment.meant("BROADSHEET_PARSE_SESSIONTIMEOUT", READ))
        .contains("BROADSHEET_PARSE_SESSION_TIMEOUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BROADSHEET_PARTITIONS",
        "BROADSHEET_STORE_SCHEMA",
        "BROADSHEET_API_KEYS_DESK_SHA256",
        "BROADSHEET_DEBUG",
        "PARTITION"
      })
  void leavesAloneWhatIsReadOrAnothers(String name) {
    assertThat(Environment.meant(name, READ)).isEmpty();
  }
}
