package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Lane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeObjectTest {

  @Test
  void takesPrefixesOfTimesAndEmptyMembersAsTheServiceDoes() throws IOException {
    IntakeObject object =
        read(
            "{'text':'Words.','html':'','title':' ','observed':'2024-06-03','published':'2024-06',"
                + "'language':'zh-Hans','lane':'backfill'}");
    assertThat(object.seen()).isEqualTo(Instant.parse("2024-06-03T00:00:00Z"));
    assertThat(object.original().html()).isNull();
    assertThat(object.original().title()).isNull();
    assertThat(object.inLane()).isEqualTo(Lane.BACKFILL);
    assertThat(read("{'text':'Words.'}").inLane()).isEqualTo(Lane.LIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'text':'x','published':'yesterday'}",
        "{'text':'x','published':'2024-06-31'}",
        "{'text':'x','observed':'+300000-01-01T00:00:00Z'}",
        "{'text':'x','observed':'2999-01-01'}",
        "{'text':'x','language':'en_US_'}",
        "{'text':'x','lane':'fast'}",
        "{'text':'x','key':'k'}",
        "{'text':'x','title':7}",
        "{'text':'x','restore':'true'}",
        "{'text':'x','titel':'y'}",
        "{'text':'x','html':'y'}",
        "{'text':' '}",
        "[]",
        "null",
      })
  void refusesWhatTheServiceRefuses(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
  }

  private static IntakeObject read(String json) throws IOException {
    return IntakeObject.of(
        IntakeObject.tree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
