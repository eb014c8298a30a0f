package io.broadsheet.ingest.parse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Outcome.Kind;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Seed;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ParseStageIT {

  private static final String SECOND = "\n\nA second paragraph of the article says nothing new.";

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void publishesEachSeedOnceAndValid() {
    for (Seed seed : List.of(Seed.MALAYSIA, Seed.PRICE_WAR, Seed.CHINESE)) {
      Outcome outcome =
          outcome(
              EventJson.mapper()
                  .createObjectNode()
                  .put("url", "https://it.example/seed/" + seed)
                  .put("text", seed.original().text())
                  .put("html", seed.original().html())
                  .put("published", seed.original().published())
                  .toString());
      assertThat(outcome.outcome()).isEqualTo(Kind.PUBLISHED);
      List<JsonNode> events =
          Records.events(kafka, "articles.events", Objects.requireNonNull(outcome.id()).toString());
      assertThat(events).hasSize(1);
      assertThat(events.get(0).path("version").asInt()).isEqualTo(1);
    }
  }

  @Test
  void tellsAnArticlesLifeInOrder() {
    String url = "https://it.example/life";
    String rose = "Sales rose 5 percent in May, the company said.";
    List<Kind> kinds = new ArrayList<>();
    kinds.add(outcome(article(url, rose + SECOND)).outcome());
    kinds.add(outcome(article(url, rose + SECOND)).outcome());
    Outcome updated = outcome(article(url, rose.replace('5', '7') + SECOND));
    kinds.add(updated.outcome());
    kinds.add(
        outcome("{\"observed\":\"2020\"," + article(url, rose + SECOND).substring(1)).outcome());
    kinds.add(
        outcome(
                "{\"observed\":\"2020\","
                    + article(url, rose.replace('5', '7') + SECOND).substring(1))
            .outcome());
    assertThat(kinds)
        .containsExactly(
            Kind.PUBLISHED, Kind.UNCHANGED, Kind.UPDATED, Kind.REFUSED, Kind.UNCHANGED);
    List<JsonNode> events =
        Records.events(kafka, "articles.events", Objects.requireNonNull(updated.id()).toString());
    assertThat(events).hasSize(2);
    JsonNode changed = events.get(1).path("changes").path("figures").path("changed").path(0);
    assertThat(changed.path("before").path("value").asInt()).isEqualTo(5);
    assertThat(changed.path("after").path("value").asInt()).isEqualTo(7);
    assertThat(updated.version()).isEqualTo(2);
  }

  @Test
  void refusesAPageWithoutAnArticle() {
    Outcome outcome =
        outcome("{\"url\":\"https://it.example/empty\",\"html\":\"<html><body></body></html>\"}");
    assertThat(outcome.outcome()).isEqualTo(Kind.REFUSED);
    assertThat(outcome.reason()).startsWith("nothing to parse");
    assertThat(outcome.version()).isZero();
    assertThat(outcome.event()).isNull();
  }

  @Test
  void passesRecordsThatStrangersWrote() {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] key = "a stranger's".getBytes(StandardCharsets.UTF_8);
      var junk = new ProducerRecord<>("articles.received", 0, key, new byte[] {1, 2, 3});
      var marker = new ProducerRecord<byte[], byte[]>("articles.received", 0, key, null);
      Receipt failed = receipt(producer, junk);
      Receipt marked = receipt(producer, marker);
      assertThat(concluded(failed).outcome()).isEqualTo(Kind.FAILED);
      assertThat(concluded(marked).outcome()).isEqualTo(Kind.MARKER);
      assertThat(
              Records.of(kafka, "articles.deadletter").stream()
                  .map(letter -> new String(letter.key(), StandardCharsets.UTF_8)))
          .contains("articles.received-" + failed);
    }
  }

  @Test
  void isReadyAndWell() {
    await().untilAsserted(() -> given().get("/q/health").then().statusCode(200));
  }

  private static Receipt receipt(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    try {
      var at = producer.send(record).get();
      return new Receipt(at.partition(), at.offset());
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static String article(String url, String text) {
    return EventJson.mapper()
        .createObjectNode()
        .put("url", url)
        .put("title", "Sales in May")
        .put("text", text)
        .put("language", "en")
        .toString();
  }

  private Outcome outcome(String json) {
    String receipt =
        given()
            .contentType("application/json")
            .body(json)
            .post("/articles")
            .then()
            .statusCode(202)
            .extract()
            .path("receipt");
    return concluded(Receipt.parse(receipt));
  }

  private Outcome concluded(Receipt receipt) {
    return Records.concluded(kafka, "articles.outcomes", receipt);
  }
}
