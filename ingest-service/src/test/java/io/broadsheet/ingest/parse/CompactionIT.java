package io.broadsheet.ingest.parse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.Identity;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** That no log holds a withdrawn text, with days as seconds. */
@QuarkusTest
@TestProfile(CompactionIT.Seconds.class)
@QuarkusTestResource(RealServers.class)
class CompactionIT {

  /** Markers come as quickly as segments are closed. */
  public static final class Seconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("broadsheet.parse.mark-every", "2s");
    }
  }

  private static final Map<String, String> LAGS =
      Map.of(
          "min.compaction.lag.ms", "1000", "max.compaction.lag.ms", "2000", "segment.ms", "1000");

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void quietPartitionsLoseTheTextsThatWereWithdrawnAndRefused() throws Exception {
    shorten(List.of(Topic.RECEIVED, Topic.EVENTS), LAGS);
    String url = "https://compaction.example/1";
    String id = Identity.of(Original.ofText(url, "")).toString();
    post(url, "backfill", "The company said an unspeakable thing.");
    awaitOutcomes(Outcome.Kind.PUBLISHED);
    post(url, "live", "The company said another unspeakable thing.");
    given().delete("/articles/" + id).then().statusCode(202);
    post(url, "live", "The company said its unspeakable thing again.");
    awaitOutcomes(Outcome.Kind.WITHDRAWN, Outcome.Kind.REFUSED);
    assertThat(unspeakable(Topic.RECEIVED)).isPositive();
    assertThat(unspeakable(Topic.BACKFILL)).isPositive();

    // Not sooner: it would go before it is copied.
    shorten(List.of(Topic.BACKFILL), Map.of("retention.ms", "1000"));
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              assertThat(unspeakable(Topic.BACKFILL)).isZero();
              assertThat(unspeakable(Topic.RECEIVED)).isZero();
              assertThat(unspeakable(Topic.EVENTS)).isZero();
            });
    assertThat(Records.of(kafka, "articles.events"))
        .filteredOn(event -> event.value() != null)
        .singleElement()
        .satisfies(
            event ->
                assertThat(new String(event.key(), StandardCharsets.UTF_8)).isEqualTo(id + "/3"));
  }

  private void awaitOutcomes(Outcome.Kind... kinds) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Records.outcomes(kafka, "articles.outcomes").stream()
                    .map(Outcome::outcome)
                    .toList()
                    .containsAll(List.of(kinds)));
  }

  private long unspeakable(Topic topic) {
    return Records.of(kafka, topic.name("")).stream()
        .filter(record -> record.value() != null)
        .filter(
            record -> new String(record.value(), StandardCharsets.UTF_8).contains("unspeakable"))
        .count();
  }

  private void shorten(List<Topic> topics, Map<String, String> settings) throws Exception {
    Map<ConfigResource, java.util.Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name("")),
          settings.entrySet().stream()
              .map(
                  setting ->
                      new AlterConfigOp(
                          new ConfigEntry(setting.getKey(), setting.getValue()),
                          AlterConfigOp.OpType.SET))
              .toList());
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  private static void post(String url, String lane, String text) {
    given()
        .contentType("text/plain")
        .queryParam("url", url)
        .queryParam("lane", lane)
        .body(text)
        .post("/articles")
        .then()
        .statusCode(202);
  }
}
