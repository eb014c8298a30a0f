package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-05-22T18:40:00+08:00|2024-05-22T18:40:00+08:00",
        "2024-05-22T18:40:00.123Z|2024-05-22T18:40:00Z",
        "2024-05-22 18:40|2024-05-22",
        "2024-05|2024-05",
        "20240522|2024-05-22",
        "2024年01月31日 09:12|2024-01-31",
        "Published: 6:40pm, 22 May 2024|2024-05-22",
        "June 26, 2024, 8.10am|2024-06-26",
        "16. Februar 2024, 06:05 Uhr|2024-02-16",
        "16.02.2024|2024-02-16",
        "Wed, 22 May 2024 10:40:00 GMT|2024-05-22T10:40:00Z"
      })
  void readsDatesAsPagesPrintThem(String printed, String value) {
    assertThat(Day.normalise(printed)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "today", "2024-13-40", "0001-01-01", "9999", "xxxxxxx2"})
  void readsNothingElse(String printed) {
    assertThat(Day.normalise(printed)).isNull();
  }
}
