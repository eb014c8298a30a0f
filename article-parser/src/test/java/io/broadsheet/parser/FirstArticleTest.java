package io.broadsheet.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Entity;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Original;
import io.broadsheet.events.Quote;
import io.broadsheet.events.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The article that the product was first asked for, where its folder lies beside the repository.
 */
class FirstArticleTest {

  private static final Path FOLDER = Seed.root().resolve("../shared/seed").normalize();

  private static Article article;
  private static JsonNode gold;

  @BeforeAll
  static void parse() throws IOException {
    Path text = FOLDER.resolve("chinese-ai-race.txt");
    assumeTrue(Files.exists(text), "skipped: " + text + " is not here");
    gold = EventJson.mapper().readTree(FOLDER.resolve("chinese-ai-race.gold.json").toFile());
    article =
        new ArticleParser()
            .parse(
                new Original(
                    null,
                    null,
                    null,
                    null,
                    Files.readString(text),
                    null,
                    null,
                    "2024-06-03",
                    null));
  }

  @Test
  void findsEveryNamedThingWithEveryMention() {
    List<String> missed = new ArrayList<>();
    for (JsonNode wanted : gold.get("entities")) {
      for (JsonNode mention : wanted.get("mentions")) {
        boolean found =
            article.facts().entities().stream()
                .filter(entity -> EventJson.wire(entity.type()).equals(wanted.get("type").asText()))
                .filter(entity -> names(entity).anyMatch(wanted.get("name").asText()::equals))
                .flatMap(entity -> entity.mentions().stream())
                .anyMatch(evidence -> evidence.equals(evidence(mention)));
        if (!found) {
          missed.add(wanted.get("name").asText() + " " + mention);
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(article.facts().entities()).hasSameSizeAs(gold.get("entities"));
  }

  private static Stream<String> names(Entity entity) {
    return Stream.concat(Stream.of(entity.name()), entity.aliases().stream());
  }

  @Test
  void findsEveryQuoteWithItsSpeaker() {
    for (JsonNode wanted : gold.get("quotes")) {
      String opening = wanted.get("evidence").get("exact").asText().substring(0, 40);
      Quote quote =
          article.facts().quotes().stream()
              .filter(q -> q.evidence().exact().contains(opening))
              .findFirst()
              .orElseThrow();
      assertThat(quote.type())
          .hasToString(wanted.get("type").asText().toUpperCase(java.util.Locale.ROOT));
      assertThat(quote.speaker().name()).isEqualTo(wanted.get("speaker").asText());
      assertThat(quote.speaker().role()).isEqualTo(wanted.get("role").asText());
      assertThat(quote.speaker().organization()).isEqualTo(wanted.get("organization").asText());
    }
  }

  @Test
  void findsEveryFigure() {
    for (JsonNode wanted : gold.get("figures")) {
      Evidence there = evidence(wanted.get("evidence"));
      Figure figure =
          article.facts().figures().stream()
              .filter(f -> f.evidence().overlaps(there))
              .findFirst()
              .orElseThrow();
      JsonNode read = EventJson.mapper().valueToTree(figure);
      for (String field : List.of("kind", "currency", "bound", "unit", "per", "attributedTo")) {
        if (wanted.has(field)) {
          assertThat(read.path(field)).as(field + " of " + wanted).isEqualTo(wanted.get(field));
        }
      }
      for (String field : List.of("value", "min", "max")) {
        if (wanted.has(field)) {
          assertThat(read.path(field).decimalValue())
              .isEqualByComparingTo(wanted.get(field).decimalValue());
        }
      }
    }
  }

  @Test
  void findsEveryClaimAndDate() {
    for (JsonNode wanted : gold.get("claims")) {
      assertThat(article.facts().claims())
          .anyMatch(
              claim ->
                  claim.relation().equals(wanted.get("relation").asText())
                      && claim.subject().text().equals(wanted.get("subject").asText())
                      && Objects.equals(
                          claim.attributedTo(), wanted.path("attributedTo").asText(null)));
    }
    assertThat(article.facts().dates())
        .anyMatch(
            date -> date.value().equals("2024-05") && date.evidence().exact().contains("May"));
  }

  private static Evidence evidence(JsonNode node) {
    Evidence evidence =
        new Evidence(
            node.get("start").asInt(), node.get("end").asInt(), node.get("exact").asText());
    new ArticleText(article.body().text()).verify(evidence);
    return evidence;
  }
}
