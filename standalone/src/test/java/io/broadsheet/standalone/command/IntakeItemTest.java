package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Lane;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IntakeItemTest {

  @Test
  void goesIntoALaneUnlessItNamesOne() {
    assertThat(backfill("{\"text\":\"x\"}")).isEqualTo("{\"text\":\"x\",\"lane\":\"backfill\"}");
    assertThat(backfill("{\"lane\":\"live\"}")).isEqualTo("{\"lane\":\"live\"}");
  }

  @Test
  void leavesWhatCannotBeReadToBeRefused() {
    for (String broken : new String[] {"not json", "[1]", "{\"text\":\"x\",\"text\":\"y\"}", ""}) {
      assertThat(backfill(broken)).isEqualTo(broken);
    }
    IntakeItem none = IntakeItem.broken("file", 0, "is empty");
    assertThat(none.in(Lane.BACKFILL)).isSameAs(none);
  }

  private static String backfill(String json) {
    IntakeItem item = new IntakeItem("file", 1, json.getBytes(StandardCharsets.UTF_8), null);
    return new String(
        Objects.requireNonNull(item.in(Lane.BACKFILL).json()), StandardCharsets.UTF_8);
  }
}
