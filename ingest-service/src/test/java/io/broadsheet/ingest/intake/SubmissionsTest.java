package io.broadsheet.ingest.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Lane;
import io.broadsheet.fences.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsTest {

  private static final Instant NOW = Instant.parse("2024-06-03T10:00:00Z");

  @Test
  void takesWhatIsGivenAndDatesItNow() {
    Arrival arrival =
        arrival(
            "{\"url\":\"https://a.example/x?utm_source=y\",\"text\":\"Words.\",\"title\":\"T\"}");
    assertThat(arrival.original().title()).isEqualTo("T");
    assertThat(arrival.observed()).isEqualTo(NOW);
    assertThat(arrival.lane()).isEqualTo(Lane.LIVE);
    assertThat(arrival.id())
        .isEqualTo(arrival("{\"url\":\"https://a.example/x\",\"text\":\"Other.\"}").id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"  \"", "\" \\u00a0\\u200b\\t\"", "null"})
  void readsWhiteSpaceAsAbsence(String title) {
    assertThat(arrival("{\"text\":\"x\",\"title\":" + title + "}").original().title()).isNull();
  }

  @Test
  void removesWhatNoLaterStageCanHold() {
    assertThat(arrival("{\"text\":\"a\\u0000b\\ud800c\"}").original().text()).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\" \"}",
        "{\"url\":\"https://a.example/\"}",
        "{\"text\":\"x\",\"html\":\"<p>x\"}"
      })
  void cannotProcessWhatIsNotOneText(String json) {
    assertThat(problem(json).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'url':'https://a.example/'}|addresses are not fetched yet; give html or text beside url",
        "{'url':'https://a.example/','text':''}|text is blank",
        "{'url':'https://a.example/','text':'','html':' '}|text is blank",
        "{'html':' '}|html is blank",
        "{}|give html or text"
      })
  void saysWhyThereIsNothingToParse(String json, String why) {
    assertThat(problem(json.replace('\'', '"'))).hasMessage("nothing to parse: " + why);
  }

  @Test
  void whatIsBlankBesideAnArticleIsNotGiven() {
    assertThat(arrival("{\"html\":\"<p>x\",\"text\":\" \"}").original().text()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'text':'x','url':'ftp://a.example'}|url",
        "{'text':'x','url':'no address'}|url",
        "{'text':'x','key':'k'}|key",
        "{'text':'x','key':7,'source':'s'}|key",
        "{'text':['x']}|text",
        "{'text':'x','restore':'yes'}|restore",
        "{'text':'x','lane':'slow'}|lane",
        "{'text':'x','language':'not_a_tag!'}|language",
        "{'text':'x','published':'+300000-01-01T00:00:00Z'}|published",
        "{'text':'x','published':'0999'}|published",
        "{'text':'x','published':'2023-02-29'}|published",
        "{'text':'x','published':'9999-12-31T23:59:59-10:00'}|published",
        "{'text':'x','published':'2016-12-31T23:59:60Z'}|published",
        "{'text':'x','observed':'2024-06-03T10:01:01Z'}|observed",
        "{'text':'x','observed':'yesterday'}|observed",
        "{'text':'x','langauge':'en'}|langauge"
      })
  void namesTheMemberThatIsWrong(String json, String member) {
    Problem problem = problem(json.replace('\'', '"'));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.members()).containsEntry("parameter", member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n\"text\": \"a line\nbreak\"}",
        "{\n\"text\": \"cut off",
        "{\n\"text\": \"no \\q escape\"}",
        "{\n\"text\" \"no colon\"}",
        "{\n\"title\": tru}"
      })
  void saysWhereJsonIsMalformed(String json) {
    Problem problem = problem(json);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.getMessage()).startsWith("malformed JSON");
    assertThat(problem.members())
        .containsEntry("line", 2)
        .containsKey("column")
        .doesNotContainKey("parameter");
  }

  @Test
  void suggestsTheMemberThatWasMeant() {
    assertThat(problem("{\"langauge\":\"en\"}").members()).containsEntry("suggestion", "language");
    assertThat(problem("{\"lang\":\"en\"}").members()).containsEntry("suggestion", "language");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-06", "2024-06-03", "2024-06-03T10:01:00+02:00"})
  void takesPrefixesOfDates(String published) {
    assertThat(
            arrival("{\"text\":\"x\",\"published\":\"" + published + "\"}").original().published())
        .isEqualTo(published);
  }

  @Test
  void toleratesAClockThatIsALittleAhead() {
    assertThat(arrival("{\"text\":\"x\",\"observed\":\"2024-06-03T10:00:59Z\"}").observed())
        .isEqualTo("2024-06-03T10:00:59Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"text\":\"x\"} x",
        "{\"text\":\"x\",\"text\":\"y\"}",
        "{",
        "7"
      })
  void refusesWhatIsNoObject(String json) {
    assertThat(problem(json).status()).isEqualTo(400);
  }

  @Test
  void readsOverAByteOrderMark() {
    assertThat(arrival("\ufeff{\"text\":\"x\"}").original().text()).isEqualTo("x");
  }

  @Test
  void saysWhichByteIsNotUtf8() {
    Problem problem =
        catchThrowableOfType(
            Problem.class,
            () -> Submissions.read("{\"text\":\"Z\u00fcrich\"}".getBytes(ISO_8859_1)));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem).hasMessageContaining("offset 10 (0xfc)").hasMessageContaining("UTF-8");
  }

  @Test
  void readsNoBombs() {
    assertThat(problem("{\"text\":" + "[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(problem("{\"text\":" + "9".repeat(100_000) + "}").status()).isEqualTo(400);
    assertThat(problem("{\"" + "n".repeat(100_000) + "\":1}").status()).isEqualTo(400);
  }

  private static Arrival arrival(String json) {
    return Submissions.check(Submissions.read(json.getBytes(StandardCharsets.UTF_8)), NOW, null);
  }

  private static Problem problem(String json) {
    return catchThrowableOfType(Problem.class, () -> arrival(json));
  }
}
