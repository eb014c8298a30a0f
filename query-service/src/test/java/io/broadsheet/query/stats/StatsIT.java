package io.broadsheet.query.stats;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StatsIT {

  private final Newsroom newsroom = new Newsroom();
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private int published;

  @AfterEach
  void close() {
    newsroom.close();
  }

  private UUID publish(UUID id, int version, String near, String members) {
    published += version == 1 ? 1 : 0;
    String json =
        """
        {"id": "%s", "version": %d, "title": "About %s", "fingerprint": {"exact": "x", "near": "%s"}%s}"""
            .formatted(id, version, word, near, members.isEmpty() ? "" : ", " + members);
    send(id, version, "published", json);
    return id;
  }

  private void send(UUID id, int version, String type, String json) {
    newsroom.send(
        Topic.EVENTS,
        Newsroom.partition(id),
        id + "/" + version,
        Newsroom.utf8(json),
        Map.of(
            "ce_type", "io.broadsheet.article." + type + ".v1", "ce_time", "2024-06-03T10:00:00Z"));
  }

  private UUID publish(String near, String members) {
    return publish(UUID.randomUUID(), 1, near, members);
  }

  private static String near(long seed, double changed) {
    Random same = new Random(seed);
    Random other = new Random();
    ByteBuffer slots = ByteBuffer.allocate(256);
    for (int slot = 0; slot < 128; slot++) {
      short value = (short) same.nextInt();
      slots.putShort(other.nextDouble() < changed ? (short) other.nextInt() : value);
    }
    return Base64.getEncoder().encodeToString(slots.array());
  }

  private void awaitFound() {
    await().atMost(Duration.ofSeconds(30)).until(() -> total("/articles?q=" + word) == published);
  }

  private static int total(String link) {
    Integer total = given().urlEncodingEnabled(false).get(link).path("total");
    // While the index is being built there is none.
    return Objects.requireNonNullElse(total, -1);
  }

  private JsonPath stats(String path, Map<String, String> parameters) {
    return given()
        .queryParam("q", word)
        .queryParams(parameters)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void linksGiveWhatIsCounted(JsonPath answer, String list) {
    List<Integer> articles = answer.getList(list + ".articles");
    List<String> links = answer.getList(list + ".links.articles");
    assertThat(links).isNotEmpty().hasSameSizeAs(articles);
    for (int i = 0; i < links.size(); i++) {
      assertThat(total(links.get(i))).as(links.get(i)).isEqualTo(articles.get(i));
    }
  }

  @Test
  void countsOverTimeInWhateverZoneAndLinksToJustThose() {
    for (String value :
        List.of(
            "2024-06-02T15:59:59Z",
            "2024-06-02T16:00:00Z",
            "2024-06-03T03:00:00Z",
            "2024-06-03",
            "2024-06-30",
            "2024-07-01",
            "2024-06",
            "2023")) {
      publish(near(published, 1), "\"published\": {\"value\": \"%s\"}".formatted(value));
    }
    publish(near(published, 1), "");
    awaitFound();

    JsonPath shanghai = stats("/stats/timeline", Map.of("tz", "Asia/Shanghai"));
    assertThat(shanghai.getList("buckets.from"))
        .containsExactly("2024-06-02", "2024-06-03", "2024-06-30", "2024-07-01");
    assertThat(shanghai.getList("buckets.articles")).containsExactly(1, 3, 1, 1);
    assertThat(shanghai.getInt("imprecise.articles")).isEqualTo(2);
    assertThat(shanghai.getInt("articles")).isEqualTo(9);
    assertThat(total(shanghai.getString("undated.links.articles"))).isEqualTo(1);
    for (String bucket : List.of("hour", "day", "week", "month", "year")) {
      for (String tz : List.of("UTC", "Asia/Shanghai", "America/New_York")) {
        JsonPath answer = stats("/stats/timeline", Map.of("bucket", bucket, "tz", tz));
        linksGiveWhatIsCounted(answer, "buckets");
        assertThat(
                answer.getList("buckets.articles", Integer.class).stream().mapToInt(n -> n).sum()
                    + answer.getInt("imprecise.articles")
                    + answer.getInt("undated.articles"))
            .isEqualTo(9);
      }
    }
  }

  @Test
  void fortyReprintsAreOneOriginUntilTheyAreNot() {
    String members =
        """
        "published": {"value": "2024-06-03"}, "language": "en", "source": {"name": "Paper %d"},
        "byline": {"raw": "x", "authors": [{"name": "Jane “Jo” Roe"}]},
        "origin": {"kind": "wire", "credit": "Reuters"}, "topics": [{"name": "economy"}],
        "entities": [{"id": "e1", "type": "organization", "name": "%s", "aliases": ["Other"]},
                     {"id": "e2", "type": "person", "name": "Zhou", "aliases": []}],
        "quotes": [{"text": "Yes", "speaker": {"name": "Zhou"}}]""";
    long seed = new Random().nextLong();
    List<UUID> reprints = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      String name = n % 2 == 0 ? "Corvid Street" : "CORVID STREET";
      reprints.add(publish(near(seed, n % 3 * 0.1), members.formatted(n % 4, name)));
    }
    publish(near(seed + 1, 0), members.formatted(9, "Corvid Street Research"));
    publish(near(seed + 2, 0), "");
    awaitFound();

    JsonPath line = stats("/stats/timeline", Map.of());
    assertThat(line.getList("buckets.articles")).containsExactly(41);
    assertThat(line.getList("buckets.origins")).containsExactly(2);
    assertThat(line.getInt("origins")).isEqualTo(3);
    JsonPath top = stats("/stats/top", Map.of("by", "organization"));
    assertThat(top.getList("top.articles")).containsExactly(40, 1);
    assertThat(top.getList("top.origins")).containsExactly(1, 1);
    assertThat(top.getList("top.value")).element(1).isEqualTo("Corvid Street Research");
    for (String by :
        List.of(
            "entity",
            "person",
            "organization",
            "source",
            "topic",
            "language",
            "speaker",
            "author",
            "origin")) {
      linksGiveWhatIsCounted(stats("/stats/top", Map.of("by", by, "limit", "3")), "top");
    }
    JsonPath sources = stats("/stats/top", Map.of("by", "source", "limit", "2"));
    assertThat(sources.getList("top.articles")).containsExactly(10, 10);
    assertThat(sources.getInt("values")).isEqualTo(5);
    String together =
        given()
            .queryParam("q", word + " entity:=\"corvid street\"")
            .get("/stats/top?by=entity")
            .jsonPath()
            .getString("top.value");
    assertThat(together).contains("Zhou").doesNotContain("Research");

    // One is written anew, ten are withdrawn.
    publish(reprints.get(0), 2, near(seed + 3, 0), members.formatted(0, "Corvid Street"));
    for (UUID id : reprints.subList(1, 11)) {
      published--;
      send(id, 2, "withdrawn", "{\"id\": \"%s\", \"version\": 2}".formatted(id));
    }
    awaitFound();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> stats("/stats/timeline", Map.of()).getList("buckets.origins").equals(List.of(3)));
    assertThat(stats("/stats/top", Map.of("by", "organization")).getList("top.origins"))
        .containsExactly(2, 1);
  }

  @Test
  void theExamplesOfItsDescriptionRun() {
    awaitFound();
    JsonPath described = given().get("/q/openapi?format=json").jsonPath();
    for (String path : List.of("/stats/timeline", "/stats/top")) {
      List<Map<String, Object>> parameters =
          described.getList("paths.'%s'.get.parameters".formatted(path));
      Map<String, Object> examples = new HashMap<>();
      for (Map<String, Object> parameter : parameters) {
        if (parameter.containsKey("example")) {
          examples.put((String) parameter.get("name"), parameter.get("example"));
        }
      }
      assertThat(examples).as(path).hasSizeGreaterThan(1);
      assertThat(given().queryParams(examples).get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void saysWhatThereIsWhereItIsAskedForSomethingElse() {
    given()
        .get("/stats/timeline?bucket=days")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("bucket"))
        .body("suggestion", equalTo("day"))
        .body("known", hasItem("week"));
    given()
        .get("/stats/timeline?tz=Europe/Berlni")
        .then()
        .statusCode(400)
        .body("suggestion", equalTo("Europe/Berlin"));
    given().get("/stats/top").then().statusCode(400).body("detail", containsString("language"));
    given().get("/stats/top?by=entitiy").then().body("suggestion", equalTo("entity"));
    given().get("/stats/top?by=source&limit=500").then().statusCode(400);
    given().get("/stats/top?by=source&q=a:b").then().statusCode(400).body("offset", equalTo(0));
  }
}
