package io.broadsheet.ingest.parse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Article;
import io.broadsheet.events.Articles;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Outcome.Kind;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an older version of the parser read, and today's reads otherwise. */
@QuarkusTest
@TestProfile(ReparseIT.OlderAndNewer.class)
@QuarkusTestResource(RealServers.class)
class ReparseIT {

  private static volatile String today = "1";

  /** With a parser whose version changes while the service runs. */
  public static final class OlderAndNewer implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(Changing.class);
    }
  }

  /** Its second version reads 6 where the first read 5. */
  @Alternative
  @Singleton
  static class Changing extends Parsing {

    @Inject
    Changing(ParseConfig config, MeterRegistry registry) {
      super(Changing::read, "", 2, config.parse().deadline(), registry);
    }

    @Override
    String version() {
      return today;
    }

    private static Article read(Original original, Instant observed) {
      String text = String.valueOf(original.text());
      String read = today.equals("1") ? text : text.replace('5', '6');
      return Articles.readBy(today, Articles.small("Sales", read));
    }
  }

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @BeforeEach
  void older() {
    today = "1";
  }

  @Test
  void givesWhatIsReadOtherwiseARevisionAndPassesTheRestBy() {
    Outcome changing = published("changing", "Sales rose 5 percent.");
    Outcome same = published("same", "Nobody counts them.");
    today = "2";
    Outcome reparsed = concluded(reparse(changing));
    Outcome unchanged = concluded(reparse(same));

    assertThat(reparsed.outcome()).isEqualTo(Kind.REPARSED);
    assertThat(unchanged.outcome()).isEqualTo(Kind.UNCHANGED);
    for (Outcome outcome : List.of(reparsed, unchanged)) {
      assertThat(outcome.version()).isEqualTo(1);
      assertThat(outcome.parser()).isEqualTo("2");
    }
    assertThat(unchanged.revision()).isZero();
    assertThat(reparsed.origin()).isEqualTo(changing.receipt());
    assertThat(reparsed.originalHash()).isEqualTo(changing.originalHash());

    List<JsonNode> events = Records.events(kafka, "articles.events", id(changing));
    assertThat(events).hasSize(2);
    JsonNode revision = events.get(1);
    assertThat(revision.path("version").asInt()).isEqualTo(1);
    assertThat(revision.path("revision").asInt()).isEqualTo(1);
    assertThat(revision.has("previousVersion")).isFalse();
    assertThat(revision.at("/changes/text/0/added").asText()).isEqualTo("Sales rose 6 percent.");
    for (String member : List.of("observed", "received")) {
      assertThat(revision.path(member)).isEqualTo(events.get(0).path(member));
    }
    assertThat(header(id(changing), "ce_type"))
        .containsExactly("io.broadsheet.article.published.v1", "io.broadsheet.article.reparsed.v1");
    assertThat(header(id(changing), "ce_receipt"))
        .containsExactly(changing.receipt().toString(), reparsed.receipt().toString());
    assertThat(Records.events(kafka, "articles.events", id(same))).hasSize(1);
  }

  @Test
  void onceMoreMakesNoDifferenceAndTheArticleLivesOn() {
    String text = "Costs rose 5 percent.";
    Outcome first = published("lives", text);
    today = "2";
    assertThat(concluded(reparse(first)).outcome()).isEqualTo(Kind.REPARSED);
    assertThat(concluded(reparse(first)).outcome()).isEqualTo(Kind.UNCHANGED);
    assertThat(handedIn("lives", text).outcome()).isEqualTo(Kind.UNCHANGED);
    Outcome updated = handedIn("lives", "Costs fell.");
    assertThat(updated.outcome()).isEqualTo(Kind.UPDATED);
    assertThat(updated.version()).isEqualTo(2);
    assertThat(updated.revision()).isZero();
  }

  @Test
  void leavesTheOriginalWhereCompactionLeavesIt() {
    Outcome first = published("kept", "Words.");
    Receipt receipt = reparse(first);
    concluded(receipt);
    assertThat(
            Records.of(kafka, "articles.received").stream()
                .filter(record -> key(record).endsWith(id(first)))
                .collect(Collectors.toMap(ReparseIT::key, ConsumerRecord::partition)))
        .isEqualTo(
            Map.of(
                id(first),
                first.receipt().partition(),
                "reparse/" + id(first),
                first.receipt().partition()));
    assertThat(Records.of(kafka, "articles.outcomes"))
        .noneMatch(record -> key(record).startsWith("reparse/"));
  }

  @Test
  void saysWhatWouldChangeAndChangesNothing() {
    Outcome changing = published("dry", "Prices rose 5 percent.");
    Outcome same = published("dry/same", "Nothing rose.");
    assertThat(reading("", changing).path("current").asBoolean()).isTrue();
    today = "2";
    int received = Records.of(kafka, "articles.received").size();

    JsonNode plain = reading("", changing);
    assertThat(plain.path("current").asBoolean()).isFalse();
    assertThat(plain.path("parser").asText()).isEqualTo("1");
    assertThat(plain.has("outcome")).isFalse();
    JsonNode compared = reading("?compare=true", changing);
    assertThat(compared.path("outcome").asText()).isEqualTo("reparsed");
    assertThat(compared.path("title").asText()).isEqualTo("Sales");
    assertThat(compared.at("/changes/text/0/removed").asText()).isEqualTo("Prices rose 5 percent.");
    assertThat(reading("?compare=true", same).path("outcome").asText()).isEqualTo("unchanged");
    given()
        .get("/readings?compare=yes")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("compare"));

    assertThat(Records.of(kafka, "articles.received")).hasSize(received);
    assertThat(Records.events(kafka, "articles.events", id(changing))).hasSize(1);
  }

  @Test
  void refusesWhatIsNotThereAnyMore() throws Exception {
    String never = Identity.of(Original.ofText("https://reparse.example/never", "")).toString();
    assertThat(concluded(reparse(never)).outcome()).isEqualTo(Kind.REFUSED);
    Outcome withdrawn = published("withdrawn", "Words of 5.");
    concluded(receipt(given().delete("/articles/" + id(withdrawn)).path("receipt")));
    Outcome gone = published("gone", "Words of 5 that a later arrival took away.");
    today = "2";
    assertThat(concluded(reparse(withdrawn)).reason()).contains("no version");

    deleteArrivals();
    JsonNode reading = reading("?compare=true", gone);
    Outcome refused = concluded(reparse(gone));
    assertThat(refused.outcome()).isEqualTo(Kind.REFUSED);
    assertThat(refused.reason()).contains("no longer kept");
    assertThat(refused.parser()).isEqualTo("1");
    assertThat(reading.path("outcome").asText()).isEqualTo("refused");
    assertThat(reading.path("reason").asText()).isEqualTo(refused.reason());
  }

  /** As compaction would, but at once. */
  private void deleteArrivals() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "articles.received"),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
      admin
          .deleteRecords(
              Records.of(kafka, "articles.received").stream()
                  .map(record -> new TopicPartition(record.topic(), record.partition()))
                  .distinct()
                  .collect(Collectors.toMap(at -> at, at -> RecordsToDelete.beforeOffset(-1))))
          .all()
          .get();
    }
  }

  private List<String> header(String id, String name) {
    return Records.of(kafka, "articles.events").stream()
        .filter(record -> key(record).startsWith(id))
        .map(record -> record.headers().lastHeader(name).value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String id(Outcome outcome) {
    return String.valueOf(outcome.id());
  }

  private static JsonNode reading(String parameters, Outcome of) {
    return given()
        .get("/readings" + parameters)
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .map(ReparseIT::json)
        .filter(line -> line.path("id").asText().equals(id(of)))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String line) {
    try {
      return EventJson.mapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private Outcome published(String path, String text) {
    Outcome outcome = handedIn(path, text);
    assertThat(outcome.outcome()).isEqualTo(Kind.PUBLISHED);
    return outcome;
  }

  private Outcome handedIn(String path, String text) {
    return concluded(
        receipt(
            given()
                .contentType("text/plain")
                .queryParam("url", "https://reparse.example/" + path)
                .body(text)
                .post("/articles")
                .path("receipt")));
  }

  private static Receipt reparse(Outcome article) {
    return reparse(id(article));
  }

  private static Receipt reparse(String id) {
    return receipt(
        given()
            .post("/articles/" + id + "/reparse")
            .then()
            .statusCode(202)
            .extract()
            .path("receipt"));
  }

  private static Receipt receipt(String text) {
    return Receipt.parse(text);
  }

  private Outcome concluded(Receipt receipt) {
    return Records.concluded(kafka, "articles.outcomes", receipt);
  }
}
