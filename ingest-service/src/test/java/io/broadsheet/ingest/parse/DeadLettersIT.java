package io.broadsheet.ingest.parse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DeadLettersIT {

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void showsWithoutTheTextUnlessAskedAndHandsInAgain() throws Exception {
    String text = "A company that nobody names said something on Monday.";
    var accepted =
        given()
            .contentType("text/plain")
            .queryParam("url", "https://it.example/deadletter")
            .body(text)
            .post("/articles")
            .jsonPath();
    Receipt receipt = Receipt.parse(accepted.getString("receipt"));
    // As if its parse had taken too long.
    String place = letter("articles.received", receipt, accepted.getString("id"));
    letter("articles.received", receipt, accepted.getString("id"));
    append("articles.deadletter", "a stranger's", "{}".getBytes(StandardCharsets.UTF_8));

    var listed = given().get("/deadletters?limit=1000");
    assertThat(listed.jsonPath().getList("deadletters.place")).containsOnlyOnce(place);
    assertThat(listed.asString()).doesNotContain("nobody names");
    given()
        .get("/deadletters/" + place)
        .then()
        .statusCode(200)
        .body("reason", equalTo("made for a test"))
        .body("record", nullValue());
    given()
        .get("/deadletters/" + place + "?record=true")
        .then()
        .statusCode(200)
        .body("record", containsString(text));

    Receipt again =
        Receipt.parse(
            given()
                .post("/deadletters/" + place + "/retry")
                .then()
                .statusCode(202)
                .body("id", equalTo(accepted.getString("id")))
                .extract()
                .path("receipt"));
    assertThat(again.partition()).isEqualTo(receipt.partition());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(Records.outcomes(kafka, "articles.outcomes"))
                    .anySatisfy(
                        outcome -> {
                          assertThat(outcome.receipt()).isEqualTo(again);
                          assertThat(outcome.outcome()).isEqualTo(Outcome.Kind.UNCHANGED);
                        }));
  }

  @Test
  void whatWasWithdrawnSinceIsNeitherShownNorHandedInAgain() throws Exception {
    var accepted =
        given()
            .contentType("text/plain")
            .queryParam("url", "https://it.example/deadletter-withdrawn")
            .body("A sentence that is taken back.")
            .post("/articles")
            .jsonPath();
    String id = accepted.getString("id");
    String place = letter("articles.received", Receipt.parse(accepted.getString("receipt")), id);
    given().get("/deadletters/" + place + "?record=true").then().statusCode(200);

    given().delete("/articles/" + id).then().statusCode(202);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().get("/deadletters/" + place + "?record=true").statusCode() == 410);
    given().post("/deadletters/" + place + "/retry").then().statusCode(410);
    given().get("/deadletters/" + place).then().statusCode(200);
  }

  @Test
  void saysWhyALetterCannotBeRetried() throws Exception {
    given().post("/deadletters/articles.received-0-99/retry").then().statusCode(404);
    given().get("/deadletters/articles.received-0-99").then().statusCode(404);
    given().get("/deadletters?limit=0").then().statusCode(400).body("parameter", equalTo("limit"));

    Receipt junk = append("articles.received", "a stranger's", new byte[] {1, 2});
    String place = "articles.received-" + junk;
    await().until(() -> given().get("/deadletters/" + place).statusCode() == 200);
    given().post("/deadletters/" + place + "/retry").then().statusCode(422);

    String gone =
        letter("articles.received", append("articles.received", "a stranger's", null), "x");
    given().post("/deadletters/" + gone + "/retry").then().statusCode(410);
    given().get("/deadletters/" + gone + "?record=true").then().statusCode(410);

    String stored = letter("articles.events", new Receipt(0, 0), "x/1");
    given()
        .post("/deadletters/" + stored + "/retry")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("hand its article in again"));
  }

  private String letter(String topic, Receipt at, String key) throws Exception {
    DeadLetter letter =
        new DeadLetter(
            "parse", topic, at.partition(), at.offset(), key, "made for a test", Instant.now());
    String place = topic + "-" + at;
    append("articles.deadletter", place, EventJson.bytes(letter));
    return place;
  }

  private Receipt append(String topic, String key, byte @Nullable [] value) throws Exception {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      RecordMetadata at = producer.send(new ProducerRecord<>(topic, key, value)).get();
      return new Receipt(at.partition(), at.offset());
    }
  }
}
