package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArticleTest {

  private static final UUID ID = UUID.fromString("5b0b1b1e-5a4c-5e0f-8c43-0d1f5e0f8c43");

  @Test
  void countsCodePointsNotChars() {
    ArticleText text = new ArticleText("🚀a🚀b");
    assertThat(text.length()).isEqualTo(4);
    assertThat(text.evidence(5, 6)).isEqualTo(new Evidence(3, 4, "b"));
    assertThat(text.between(2, 4)).isEqualTo("🚀b");
    assertThat(text.between(3, 99)).isEqualTo("b");
  }

  @Test
  void cannotBeConstructedWithEvidenceThatDoesNotMatch() {
    Article article = Articles.small();
    Entity entity = article.facts().entities().get(0);
    Entity moved =
        new Entity(
            "e1",
            entity.type(),
            "Zhou",
            List.of(),
            null,
            null,
            null,
            1,
            List.of(new Evidence(1, 5, "Zhou")));
    Facts facts =
        new Facts(
            List.of(moved),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            article.facts().blocks());
    assertThatThrownBy(() -> Articles.with(article, facts))
        .isInstanceOf(EvidenceMismatch.class)
        .hasMessageContaining("hou ");
  }

  @Test
  void cannotNameASpeakerThatIsNoEntityOfIt() {
    Facts facts = Articles.small().facts();
    assertThatThrownBy(
            () ->
                new Facts(
                    List.of(),
                    facts.quotes(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    facts.blocks()))
        .hasMessageContaining("no entity e1");
  }

  @Test
  void figureIsOneValueOrARangeOrAChange() {
    Evidence evidence = new Evidence(0, 1, "1");
    assertThatThrownBy(() -> figure(evidence, null, BigDecimal.ONE, null))
        .hasMessageContaining("min and max");
    assertThatThrownBy(() -> figure(evidence, null, BigDecimal.TEN, BigDecimal.ONE))
        .hasMessageContaining("above max");
  }

  private static Figure figure(
      Evidence evidence,
      @org.jspecify.annotations.Nullable BigDecimal value,
      @org.jspecify.annotations.Nullable BigDecimal min,
      @org.jspecify.annotations.Nullable BigDecimal max) {
    return new Figure(
        "f1",
        Figure.Kind.COUNT,
        value,
        min,
        max,
        null,
        null,
        Figure.Bound.EXACT,
        null,
        null,
        null,
        null,
        null,
        null,
        evidence);
  }

  @Test
  void isOneFlatObjectOnTheWireAndComesBackEqual() throws IOException {
    EventData version = Articles.event(ID, 1, new Receipt(3, 7)).data();
    byte[] json = EventJson.bytes(version);
    JsonNode tree = EventJson.mapper().readTree(json);
    assertThat(tree.path("title").asText()).isEqualTo("Version 1");
    assertThat(tree.path("quotes").path(0).path("speaker").path("status").asText())
        .isEqualTo("named");
    assertThat(EventSchema.violations(tree)).isEmpty();
    assertThat(EventJson.read(json, ArticleVersion.class)).isEqualTo(version);
  }

  @Test
  void ignoresFieldsThatALaterVersionAdded() throws IOException {
    String json =
        new String(EventJson.bytes(Articles.small()), java.nio.charset.StandardCharsets.UTF_8);
    String grown = json.substring(0, json.length() - 1) + ",\"mood\":{\"score\":1}}";
    assertThat(
            EventJson.read(grown.getBytes(java.nio.charset.StandardCharsets.UTF_8), Article.class))
        .isEqualTo(Articles.small());
  }

  @Test
  void removesWhatNoStageCanHold() {
    assertThat(Characters.clean("a\u0000b\ud800c\udc00d🚀")).isEqualTo("abcd🚀");
    assertThat(Original.ofText(null, "\udcf0\ud83d x").text()).isEqualTo(" x");
  }
}
