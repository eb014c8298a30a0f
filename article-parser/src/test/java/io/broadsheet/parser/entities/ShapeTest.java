package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

  @ParameterizedTest
  @CsvSource({
    "rail, SMALL",
    "Tallow, CAPITALISED",
    "Jean-luc, CAPITALISED",
    "A, CAPITALISED",
    "USA, CAPITALS",
    "GPT-4, CAPITALS",
    "iFlytek, MIXED",
    "McCoy, MIXED",
    "2024, DIGITS",
    "2.5, OTHER",
    "中国, SMALL"
  })
  void tellsHowAWordIsWritten(String word, Shape shape) {
    assertThat(Shape.of(word)).isEqualTo(shape);
  }
}
