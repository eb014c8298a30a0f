package io.broadsheet.query.index;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.index.Explanation.Part;
import io.broadsheet.query.index.Explanation.Span;
import io.broadsheet.query.language.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final String ARTICLE =
      """
      {"title": "🚀 Alibaba's chips", "language": "en",
       "text": "Zhou Jingren said: “We grew.” 🚀 Alibaba grew 5%, Tongyi less. Chip export bans.",
       "entities": [
         {"id": "e1", "type": "person", "name": "Zhou Jingren",
          "mentions": [{"start": 0, "end": 12, "exact": "Zhou Jingren"}]},
         {"id": "e2", "type": "organization", "name": "Alibaba", "aliases": ["Ali"],
          "mentions": [{"start": 32, "end": 39, "exact": "Alibaba"}]}],
       "quotes": [{"id": "q1", "text": "We grew.", "speaker": {"entity": "e1", "name": "Zhou Jingren"},
                   "evidence": {"start": 20, "end": 28, "exact": "We grew."}}],
       "figures": [{"id": "f1", "kind": "percent", "value": 5,
                    "evidence": {"start": 45, "end": 47, "exact": "5%"}}]}
      """;

  private static JsonNode read(String json) {
    try {
      return EventJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Part> explained(String q) {
    return explained(q, read("{\"text\": \"other\"}"), read(ARTICLE)).get(1);
  }

  /** Within whatever time a busy machine needs. */
  private static List<List<Part>> explained(String q, JsonNode... articles) {
    return Explanation.of(Filter.parse(q), List.of(articles), Duration.ofMinutes(5));
  }

  @Test
  void givesUpWhatTakesTooLong() {
    assertThatThrownBy(
            () -> Explanation.of(Filter.parse("a"), List.of(read(ARTICLE)), Duration.ZERO))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
  }

  private static List<String> places(String q) {
    return explained(q).stream()
        .flatMap(part -> part.spans().stream())
        .map(
            span ->
                "%s %d-%d %s%s"
                    .formatted(
                        span.in(),
                        span.start(),
                        span.end(),
                        span.exact(),
                        span.fact() == null ? "" : " " + span.fact()))
        .toList();
  }

  @Test
  void saysWhereWordsAreInCodePoints() {
    assertThat(places("alibaba")).containsExactly("title 2-9 Alibaba", "text 32-39 Alibaba");
    assertThat(places("\"chip export\"")).containsExactly("text 62-73 Chip export");
    assertThat(places("text:(chip NEAR/3 bans)")).containsExactly("text 62-78 Chip export bans");
    assertThat(places("ton*")).containsExactly("text 49-55 Tongyi");
    assertThat(places("tongyl~1")).containsExactly("text 49-55 Tongyi");
    assertThat(places("title:chips^3")).containsExactly("title 12-17 chips");
  }

  @Test
  void saysWhichOfManyWordsOfAPatternItWas() {
    String words = IntStream.range(0, 1_500).mapToObj(n -> "co" + n).collect(joining(" "));
    JsonNode article = read("{\"text\": \"%s ban\"}".formatted(words));
    assertThat(explained("co* NEAR/1 ban", article).get(0).get(0).spans())
        .extracting(Span::exact)
        .containsExactly("co1499 ban");
  }

  @Test
  void saysWhichFactItWasByItsEvidence() {
    assertThat(places("speaker:zhou")).containsExactly("text 20-28 We grew. q1");
    assertThat(places("quote:(grew speaker:zhou)")).containsExactly("text 20-28 We grew. q1");
    assertThat(places("figure:[4 TO 6]")).containsExactly("text 45-47 5% f1");
    assertThat(places("figure:[6 TO *]")).isEmpty();
    assertThat(places("entity:ali")).containsExactly("text 32-39 Alibaba e2");
    assertThat(places("person:zhou")).containsExactly("text 0-12 Zhou Jingren e1");
    assertThat(places("lang:en")).isEmpty();
  }

  @Test
  void saysWhereWholeValuesAre() {
    assertThat(places("speaker:=\"zhou jingren\"")).containsExactly("text 20-28 We grew. q1");
    assertThat(places("entity:=Alibaba")).containsExactly("text 32-39 Alibaba e2");
    assertThat(places("person:=\"Zhou Jingren\"")).containsExactly("text 0-12 Zhou Jingren e1");
    assertThat(places("speaker:=zhou entity:=ali lang:=en")).isEmpty();
  }

  @Test
  void saysWhereMarksWereAndWhereWordsWereTakenApart() {
    JsonNode article = read("{\"text\": \"In Zu\u0308rich GPT-4o, gpt-4 and GPT-5.\"}");
    assertThat(explained("zürich gpt-4*", article).get(0).stream())
        .flatExtracting(Part::spans)
        .extracting(Span::exact)
        .containsExactly("Zu\u0308rich", "GPT-4o", "gpt-4");
  }

  @Test
  void saysOfEachPartWhetherItIsMet() {
    Map<String, Boolean> met =
        explained("(alibaba OR tencent) -stocks lang:en (speaker:smith OR figure:5)").stream()
            .collect(Collectors.toMap(Part::clause, Part::matched));
    assertThat(met)
        .containsEntry("\"alibaba\"", true)
        .containsEntry("\"tencent\"", false)
        .containsEntry("NOT \"stocks\"", true)
        .containsEntry("lang:\"en\"", true)
        .containsEntry("speaker:\"smith\"", false)
        .hasSize(6);
  }

  @Test
  void saysWhereEachOfVeryManyWordsIs() {
    String words = IntStream.range(0, 2_500).mapToObj(n -> "o" + n).collect(joining(" "));
    JsonNode article = read("{\"text\": \"%s l'o2499 l'o3\"}".formatted(words));
    assertThat(explained("l'o*", article).get(0).get(0).spans())
        .extracting(Span::exact)
        .containsExactly("l'o2499", "l'o3");
  }

  @Test
  void joinsWhatTouches() {
    JsonNode article = read(ARTICLE);
    List<Part> parts = explained("\"chip export\" \"export bans\" grew", article).get(0);
    assertThat(Explanation.highlights(parts, article).stream().map(Span::exact))
        .containsExactly("grew", "grew", "Chip export bans");
    assertThat(
            Explanation.highlights(explained("quote:grew grew"), article).stream().map(Span::exact))
        .containsExactly("We grew.", "grew");
  }

  @Test
  void isBoundedWhereAWordIsEverywhere() {
    JsonNode article = read("{\"text\": \"" + "so ".repeat(90_000) + "\"}");
    assertThat(explained("so", article).get(0).get(0).spans()).hasSize(100);
  }
}
