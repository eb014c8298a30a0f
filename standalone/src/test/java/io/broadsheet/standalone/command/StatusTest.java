package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.EventJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatusTest {

  @Test
  void saysThatAllIsWell() throws IOException {
    assertThat(
            sentences(
                "{'agree': true, 'why': [], 'arrivals': 14, 'pending': 0,"
                    + " 'partitions': [{'partition': 0, 'pending': 0}]}"))
        .isEqualTo("arrivals: 14, each with its outcome; the sums agree");
  }

  @Test
  void aPendingArrivalIsNoDisagreement() throws IOException {
    assertThat(
            sentences(
                "{'agree': false, 'why': ['partition 3: x'], 'arrivals': 14, 'pending': 1,"
                    + " 'partitions': [{'partition': 0, 'pending': 0},"
                    + " {'partition': 3, 'pending': 1, 'why': ['partition 3: x']}]}"))
        .isEqualTo(
            "arrivals: 14, of which pending: 1, being parsed or stored; but for that the sums agree");
  }

  @Test
  void saysOnALineEachWhatDisagrees() throws IOException {
    String why = "['partition 3: x', 'partition 3: y']";
    assertThat(
            sentences(
                "{'agree': false, 'why': %s, 'arrivals': 14, 'pending': 1, 'partitions': [{'partition': 3, 'pending': 1, 'why': %s}]}"
                    .formatted(why, why)))
        .isEqualTo(
            "arrivals: 14, of which pending: 1; the sums do not agree:\n  partition 3: x\n  partition 3: y");
  }

  private static String sentences(String json) throws IOException {
    return Status.sentences(EventJson.mapper().readTree(json.replace('\'', '"')));
  }
}
