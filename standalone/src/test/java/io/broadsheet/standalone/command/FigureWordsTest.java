package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.EventJson;
import org.junit.jupiter.api.Test;

class FigureWordsTest {

  @Test
  void saysAFigureAsPeopleDo() throws Exception {
    assertThat(
            words(
                "{\"kind\":\"money\",\"currency\":\"USD\",\"min\":2.6e12,\"max\":4.4e12,\"bound\":\"exact\",\"per\":\"year\"}"))
        .isEqualTo("USD 2.6 trillion to 4.4 trillion per year");
    assertThat(
            words("{\"kind\":\"count\",\"value\":90000,\"unit\":\"companies\",\"bound\":\"over\"}"))
        .isEqualTo("over 90,000 companies");
    assertThat(words("{\"kind\":\"percent\",\"from\":11,\"to\":38,\"bound\":\"about\"}"))
        .isEqualTo("about from 11 to 38 %");
    assertThat(words("{\"kind\":\"rank\",\"value\":2,\"bound\":\"exact\"}")).isEqualTo("rank 2");
    assertThat(words("{\"kind\":\"count\",\"value\":0.0004,\"bound\":\"atLeast\"}"))
        .isEqualTo("at least 0.0004");
  }

  private static String words(String json) throws Exception {
    return FigureWords.of(EventJson.mapper().readTree(json));
  }
}
