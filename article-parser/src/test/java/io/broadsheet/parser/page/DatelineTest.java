package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEIJING, June 3 (Far Wire) - The bridge closed.|Far Wire",
        "HANGZHOU — The bridge closed.|",
        "SANTA CLARA, Calif. - The bridge closed.|",
        "SHENZHEN, China, March 6, 2024 /Far Releases/ — The bridge closed.|Far Releases",
        "NEW YORK (Far Wire) -- The bridge closed.|Far Wire",
        "March 10 (Far Wire) - The bridge closed.|Far Wire",
        "(Reuters) - The bridge closed.|Reuters"
      })
  void takesPlaceDateAndWireOffTheText(String paragraph, String wire) {
    Dateline dateline = Dateline.of(paragraph);
    assertThat(dateline).isNotNull();
    assertThat(dateline).extracting("rest", "wire").containsExactly("The bridge closed.", wire);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The bridge — old and grey — closed.",
        "AI models - large ones - grow.",
        "NASA said the launch - its third - was late.",
        "BEIJING closed the bridge."
      })
  void leavesSentencesAlone(String paragraph) {
    assertThat(Dateline.of(paragraph)).isNull();
  }
}
