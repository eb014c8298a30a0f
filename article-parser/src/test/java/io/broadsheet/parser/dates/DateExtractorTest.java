package io.broadsheet.parser.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.parser.Parsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateExtractorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It opened in May.|2024-05",
        "It opened in October.|2023-10",
        "It opens from July 9.|2024-07-09",
        "It opened on 9 May 2021.|2021-05-09",
        "It opened on Friday.|2024-05-31",
        "It opened on Monday.|2024-06-03",
        "It opened yesterday.|2024-06-02",
        "It opened in 2019.|2019"
      })
  void resolvesAgainstTheDayOfPublication(String text, String value) {
    assertThat(Parsed.english(text).facts().dates()).extracting("value").containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"May we go?", "They march on.", "It sold 2023 boats."})
  void takesNoWordForAMonth(String text) {
    assertThat(Parsed.english(text).facts().dates()).isEmpty();
  }
}
