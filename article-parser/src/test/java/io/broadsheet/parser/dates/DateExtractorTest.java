package io.broadsheet.parser.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.parser.Parsed;
import io.broadsheet.parser.text.Reading;
import org.junit.jupiter.api.Test;
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
        "Orders fell by more than expected in January.|2024-01",
        "It was sued over a 2019 crash.|2019",
        "The firm was founded last June.|2023-06",
        "The winner will be announced on Friday.|2024-06-07",
        "The plant will be opened in October.|2024-10",
        "Nokia, which will cut 10,000 jobs in Finland and Germany over the next years, reported a wide loss on Friday.|2024-05-31",
        "It is a premium to Friday's close.|2024-05-31",
        "It will grow by 1.4%, up from the 1.1% projected in March.|2024-03",
        "The storm was expected to weaken over the next days and to reach the coast of Vietnam with rain on Sunday.|2024-06-09",
        "Prices fell by more than expected but are expected to rise in July.|2024-07",
        "It denied the mayor's 2016 claim.|2016",
        "It opens from July 9.|2024-07-09",
        "It opened on 9 May 2021.|2021-05-09",
        "It opened on Friday.|2024-05-31",
        "It opened on Monday.|2024-06-03",
        "It opened yesterday.|2024-06-02",
        "It opened in 2019.|2019",
        "It opened on Monday , May 6 , 2024 .|2024-05-06",
        "It opened on 2024-05-06.|2024-05-06",
        "It opened on 25/12/2023.|2023-12-25",
        "It opened last Friday.|2024-05-31",
        "It opened last May.|2024-05",
        "It opened in March last year.|2023-03",
        "It opens on 5 March next year.|2025-03-05",
        "It opened on July 5 last year.|2023-07-05",
        "It opened last month.|2024-05",
        "It opened last week.|2024",
        "It opened the year before.|2023",
        "It opened two years ago.|2022",
        "It opened twenty years ago.|2004",
        "It opened three days ago.|2024-05-31",
        "It will open on Friday.|2024-06-07",
        "It reopens on Sept. 3.|2024-09-03",
        "Cook said he would retire in January.|2025-01",
        "It is expected to open in December.|2024-12",
        "It runs to December 11.|2024-12-11",
        "It opened before the 1991 fair.|1991",
        "In June 12 companies opened.|2024-06",
        "They won in Nov. 5 elections.|2023-11-05",
        "They met in Dec. 7 talks.|2023-12-07",
        "He said that in May 12 million people came.|2024-05",
        "In June 12 million people came.|2024-06",
        "On June 12 companies opened.|2024-06-12",
        "In June 12 was late.|2024-06-12",
        "Today Norden Bank opened.|2024-06-03",
        "“Today,” he said.|2024-06-03",
        "It should start TODAY.|2024-06-03",
        "Today’s Supreme Court ruling came late.|2024-06-03"
      })
  void resolvesAgainstTheDayOfPublication(String text, String value) {
    assertThat(Parsed.english(text).facts().dates()).extracting("value").containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Er öffnete am 3. Mai 2023.|2023-05-03",
        "de|Er öffnete am Freitag.|2024-05-31",
        "de|Er öffnete gestern.|2024-06-02",
        "de|Er öffnete im Jahr 2019.|2019",
        "fr|Il a ouvert le 3 mai 2023.|2023-05-03",
        "fr|Il a ouvert vendredi.|2024-05-31",
        "fr|Il a ouvert hier.|2024-06-02",
        "fr|Il a ouvert en 2019.|2019",
        "es|Se abrió el 3 de mayo de 2023.|2023-05-03",
        "es|Se abrió el viernes.|2024-05-31",
        "es|Se abrió ayer.|2024-06-02",
        "es|Se abrió en 2019.|2019",
        "zh|大桥于2023年5月3日开放。|2023-05-03",
        "zh|大桥昨天开放。|2024-06-02",
        "zh|大桥去年开放。|2023"
      })
  void readsOtherLanguages(String language, String text, String value) {
    assertThat(Parsed.in(language, text).facts().dates())
        .extracting("value")
        .containsExactly(value);
  }

  @Test
  void saysNoMoreThanTheYearWhereDayAndMonthAreNotTold() {
    String text = "It opened on 03/04/2023.";
    assertThat(Parsed.in("en", text).facts().dates()).extracting("value").containsExactly("2023");
    assertThat(Parsed.in("en-US", text).facts().dates())
        .extracting("value")
        .containsExactly("2023-03-04");
    assertThat(Parsed.in("en-GB", text).facts().dates())
        .extracting("value")
        .containsExactly("2023-04-03");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It opened in 2019 and closed the following year.|2019 2020",
        "It opened in March 2019. The following month it closed.|2019-03 2019-04",
        "It opened on 31 March 2019 and closed the following day.|2019-03-31 2019-04-01",
        "It opened on 8 March 2019 and closed the following week.|2019-03-08 2019-03",
        "It opened in 2019, closed the following year and burned the following year.|2019 2020 2021",
        "It opened in 2019, he said on Monday, and closed the following year.|2019 2024-06-03 2020",
        "He said on Monday that it had closed the following year.|2024-06-03",
        "It opened in March. It closed the following month.|2024-03 2024-04",
        "It came on Monday. The following day, it left.|2024-06-03 2024-06-04",
        "It began on Monday and was called off the following week.|2024-06-03 2024-06",
        "He fell on 3 March 2021. Police said on Friday he had left the following day.|2021-03-03 2024-05-31 2021-03-04",
        "It opened in May. It was red. It was blue. It closed the following year.|2024-05",
        "It came on Monday and left the following day.|2024-06-03 2024-06-04",
        "It opened in 2019 and closed the following month.|2019",
        "It opened in March 2019 and closed the following day.|2019-03"
      })
  void countsTheFollowingYearFromTheDateBeforeIt(String text, String values) {
    assertThat(Parsed.english(text).facts().dates())
        .extracting("value")
        .containsExactly((Object[]) values.split(" "));
  }

  @Test
  void yearsThatFollowWithoutEndComeToOne() {
    String text = "It opened in 2019 " + "the following year ".repeat(8_000);
    assertThat(new DateExtractor().extract(Reading.ofLines(text, null)))
        .extracting("value")
        .last()
        .isEqualTo("9999");
  }

  @Test
  void saysNothingOfTheYearThatFollowsNoDate() {
    assertThat(Parsed.english("It closed the following year.").facts().dates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It spoke to USA Today.",
        "It spoke to USA TODAY.",
        "He told Today.com so.",
        "The channel Russia Today shows it.",
        "He writes for Today’s Zaman.",
        "Today's Zaman wrote of it.",
        "She spoke on the Today programme."
      })
  void takesNoNameForADay(String text) {
    assertThat(Parsed.english(text).facts().dates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"It paid Rs 1999 for it.", "It paid Rs. 2024.", "It paid USD 2000 for it."})
  void takesNoMoneyForAYear(String text) {
    assertThat(Parsed.english(text).facts().dates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"May we go?", "They march on.", "It sold 2023 boats.", "Over 2000 people came."})
  void takesNoWordForAMonth(String text) {
    assertThat(Parsed.english(text).facts().dates()).isEmpty();
  }
}
