package io.broadsheet.parser.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Figure;
import io.broadsheet.events.Figure.Bound;
import io.broadsheet.events.Figure.Kind;
import io.broadsheet.parser.Parsed;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureExtractorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It paid $2.2 billion for the port.|2200000000|USD",
        "It paid €40,000 for the boat.|40000|EUR",
        "It paid RM10bn for the port.|10000000000|MYR",
        "It paid Rs 5 crore for the barn.|50000000|INR",
        "It paid 120 million yuan for the mill.|120000000|CNY",
        "It paid HK$29 for the book.|29|HKD",
        "It paid half a million dollars for it.|500000|USD",
        "It paid 15 cents for it.|0.15|USD"
      })
  void readsMoney(String text, BigDecimal value, String currency) {
    Figure figure = only(text);
    assertThat(figure.kind()).isEqualTo(Kind.MONEY);
    assertThat(figure.value()).isEqualByComparingTo(value);
    assertThat(figure.currency()).isEqualTo(currency);
  }

  @ParameterizedTest
  @CsvSource({
    "over,OVER",
    "more than,OVER",
    "at least,AT_LEAST",
    "about,ABOUT",
    "nearly,ABOUT",
    "fewer than,UNDER",
    "up to,AT_MOST",
    "no more than,AT_MOST"
  })
  void readsBounds(String words, Bound bound) {
    Figure figure = only("It serves " + words + " 90,000 enterprise clients across the north.");
    assertThat(figure.bound()).isEqualTo(bound);
    assertThat(figure.unit()).isEqualTo("enterprise clients");
    assertThat(figure.evidence().exact()).isEqualTo(words + " 90,000 enterprise clients");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It will cost between $2 trillion and $4 trillion in all.",
        "It will cost $2 trillion to $4 trillion in all.",
        "It will cost $2–4 trillion in all."
      })
  void readsRanges(String text) {
    Figure figure = only(text);
    assertThat(figure.min()).isEqualByComparingTo("2e12");
    assertThat(figure.max()).isEqualByComparingTo("4e12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales rose from 11 percent to 38 percent.",
        "Sales rose to 38 percent from 11 percent.",
        "Sales made up 38 percent, up from 11 percent."
      })
  void readsChanges(String text) {
    Figure figure = only(text);
    assertThat(figure.from()).isEqualByComparingTo("11");
    assertThat(figure.to()).isEqualByComparingTo("38");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Its engines rank second globally.|2",
        "The mill ranked first among ten.|1",
        "It came in fifth place.|5",
        "It is ranked No. 3 in the country.|3",
        "It runs the world’s second-largest port.|2"
      })
  void readsRanks(String text, BigDecimal value) {
    Figure rank =
        Parsed.english(text).facts().figures().stream()
            .filter(figure -> figure.kind() == Kind.RANK)
            .findFirst()
            .orElseThrow();
    assertThat(rank.value()).isEqualByComparingTo(value);
  }

  @Test
  void readsPerWhat() {
    assertThat(only("It pays $5 a year for it.").per()).isEqualTo("year");
    assertThat(only("It adds $5 million in annual value.").per()).isEqualTo("year");
    assertThat(only("It costs 2 yuan per 1,000 tokens.").per()).isEqualTo("1,000 tokens");
    assertThat(only("It paid $5 million a year earlier.").per()).isNull();
  }

  @Test
  void readsSpansOfTimeAndMeasures() {
    assertThat(only("It took six to nine months.").kind()).isEqualTo(Kind.DURATION);
    assertThat(only("It burns 120 megawatts.").kind()).isEqualTo(Kind.MEASURE);
  }

  @Test
  void saysWhoStatesIt() {
    assertThat(only("According to Ann Lee, 40 ships were lost.").attributedTo())
        .isEqualTo("Ann Lee");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The model GPT-4 writes.",
        "It opened on May 9, 2024.",
        "It opened in 2023.",
        "It opens at 8.30am.",
        "Gemini 1.5 Pro is a model.",
        "It needs version 2.5 to run.",
        "A 19-year-old won."
      })
  void takesNoNumberInNamesDatesAndVersionsForAFigure(String text) {
    assertThat(Parsed.english(text).facts().figures()).isEmpty();
  }

  private static Figure only(String text) {
    List<Figure> figures = Parsed.english(text).facts().figures();
    assertThat(figures).hasSize(1);
    return figures.get(0);
  }
}
