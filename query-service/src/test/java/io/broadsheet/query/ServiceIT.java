package io.broadsheet.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Characters;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.QualityCard;
import io.broadsheet.fences.Environment;
import io.broadsheet.fences.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServiceIT {

  private static final List<String> HOSTILE =
      List.of(
          "'; drop table event; --",
          "x' or '1'='1",
          "1) union select secret from subscription --",
          "\\'; select pg_sleep(5); --",
          "a & | ! <-> :* ( '",
          "%_\\",
          "\0",
          "\ud83d\ude80 \u202e",
          "-1",
          "9".repeat(40),
          "../../etc/passwd",
          "a OR ".repeat(1_500),
          "(".repeat(500));

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject Environment environment;

  @Test
  void knowsTheVariablesThatItReads() {
    assertThat(environment.read())
        .contains("BROADSHEET_TOPIC_PREFIX", "BROADSHEET_STORE_SCHEMA", "BROADSHEET_OUTBOUND_ALLOW")
        .doesNotContain("BROADSHEET_PARSE_ENABLED");
  }

  @Test
  void servesItsContractsHealthAndMetrics() {
    assertThat(given().get("/asyncapi.yaml").body().asString())
        .startsWith("asyncapi: 3")
        .contains("$ref: article-event.v1.json");
    assertThat(given().get("/article-event.v1.json").jsonPath().getString("$id"))
        .isEqualTo(ArticleEvent.SCHEMA.toString());
    assertThat(given().get("/q/openapi").body().asString())
        .contains("/stream", "/trace", "/articles/{id}");
    assertThat(given().get("/q/metrics").body().asString())
        .contains("broadsheet_store_lag", "broadsheet_follow_streams");
    await().until(() -> given().get("/q/health").statusCode() == 200);
  }

  @Test
  void servesTheQualityCard() {
    Response answer = given().get("/quality");
    assertThat(answer.asString()).contains("\"interval\"").doesNotContain("null");
    QualityCard card = answer.as(QualityCard.class);
    assertThat(card).isEqualTo(QualityCard.published());
    assertThat(card.sections()).isNotEmpty().allMatch(section -> !section.tasks().isEmpty());
    assertThat(given().get("/q/openapi").body().asString()).contains("/quality", "sha256");
  }

  @Test
  void saysInPlainWordsThatItHasNoSuchType() {
    given()
        .accept("application/xml")
        .get("/articles")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("detail", containsString("Accept"));
  }

  @Test
  void aSecondInstanceTakesAShareAndItsDeathCostsNothing() throws Exception {
    try (Instance second = Instance.start();
        Newsroom newsroom = new Newsroom()) {
      List<UUID> ids = Stream.generate(UUID::randomUUID).limit(400).toList();
      ids.subList(0, 100).forEach(newsroom::publish);
      // Killed as soon as it has a share, in the middle of the load.
      await().atMost(Duration.ofSeconds(60)).until(() -> readersWithAShare() == 2);
      ids.subList(100, 300).forEach(newsroom::publish);
      second.kill();
      ids.subList(300, 400).forEach(newsroom::publish);

      String all = ids.toString().replace('[', '{').replace(']', '}');
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(
                          Rows.count(
                              "select count(*) from event where article_id = any (?::uuid[])", all))
                      .isEqualTo(400));
      assertThat(ids).allMatch(id -> given().get("/articles/" + id).statusCode() == 200);
    }
  }

  private static long readersWithAShare() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Newsroom.kafka()))) {
      return admin.describeConsumerGroups(List.of("broadsheet-store")).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    }
  }

  @Test
  void theExamplesOfItsOpenApiRunAndAreAnsweredAsItSays() throws Exception {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().get("/articles?q=a").statusCode() == 200);
    try (Newsroom newsroom = new Newsroom()) {
      List<UUID> seeds = Seeds.publish(newsroom);
      await().until(() -> given().get("/articles/" + seeds.get(0)).statusCode() == 200);
      JsonNode openApi = openApi();
      assertThat(openApi.at("/paths/~1stream/get/responses/default/content").fieldNames())
          .toIterable()
          .containsExactly("application/problem+json");
      Answers answers = new Answers(openApi);
      int run = 0;
      for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
          if (parameter.has("example")) {
            examples.put(parameter.path("name").asText(), parameter.path("example").asText());
          }
        }
        // A stream does not end.
        if (!examples.isEmpty() && !path.getKey().equals("/stream")) {
          answers.hold(path.getKey(), path.getKey(), examples);
          run++;
        }
      }
      assertThat(run).isGreaterThan(8);
      for (String list : List.of("/articles", "/quotes", "/figures", "/claims", "/entities")) {
        answers.hold(list, list, Map.of("limit", "50"));
      }
      for (String one : List.of("", "/versions", "/versions/1")) {
        String path = "/articles/{id}" + one.replace("1", "{version}");
        answers.hold(path, "/articles/" + seeds.get(0) + one, Map.of());
      }
      String entity = given().get("/entities?type=organization").path("entities[0].id");
      answers.hold("/entities/{id}", "/entities/" + entity, Map.of());
    }
  }

  private static JsonNode openApi() throws IOException {
    return EventJson.mapper().readTree(given().get("/q/openapi?format=json").asByteArray());
  }

  /** Whether answers are what the OpenAPI document says of them. */
  private record Answers(JsonNode openApi) {

    void hold(String path, String address, Map<String, String> parameters) throws Exception {
      Response answer = given().queryParams(parameters).get(address);
      String asked = path + " " + parameters + ": " + answer.asString();
      assertThat(answer.statusCode()).as(asked).isEqualTo(200);
      JsonNode schema =
          openApi.at(
              "/paths/%s/get/responses/200/content/application~1json/schema"
                  .formatted(path.replace("/", "~1")));
      // With fields, a line has no others than these.
      if (answer.contentType().startsWith("application/json")
          && !parameters.containsKey("fields")) {
        assertThat(schema.isEmpty()).as("%s has a schema", path).isFalse();
        assertThat(EventSchema.violations(schema, openApi.path("components"), answer.asString()))
            .as(asked)
            .isEmpty();
      }
    }
  }

  /** Each parameter of each resource that reads, by what the OpenAPI document says there is. */
  @Test
  void noParameterTakesMoreThanItsValue() throws Exception {
    UUID id = UUID.randomUUID();
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.publish(id);
      await().until(() -> given().get("/articles/" + id).statusCode() == 200);
    }
    int asked = 0;
    for (Map.Entry<String, JsonNode> path : openApi().path("paths").properties()) {
      for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
        for (String hostile : HOSTILE) {
          refusesOrAnswersAtOnce(path.getKey(), parameter, hostile);
          asked++;
        }
      }
    }
    assertThat(asked).isGreaterThan(500);
    assertThat(given().get("/articles/" + id).statusCode()).isEqualTo(200);
    assertThat(Rows.count("select count(*) from event where article_id = ?", id)).isEqualTo(1);
  }

  private static void refusesOrAnswersAtOnce(String path, JsonNode parameter, String hostile)
      throws Exception {
    String name = parameter.path("name").asText();
    String value = URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20");
    boolean inPath = parameter.path("in").asText().equals("path");
    String address =
        (inPath ? path.replace("{" + name + "}", value) : path + "?" + name + "=" + value)
            .replaceAll("\\{\\w+}", new UUID(0, 1).toString());
    long start = System.nanoTime();
    HttpResponse<InputStream> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(RestAssured.baseURI + ":" + RestAssured.port + address))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    // A stream has no end; the rest of an export is not asked for.
    answer.body().close();
    String asked = path + " " + name + "=" + Characters.shortened(hostile);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(asked)
        .isLessThan(Duration.ofSeconds(1));
    assertThat(answer.statusCode()).as(asked).isLessThan(500);
    if (answer.statusCode() >= 400) {
      assertThat(answer.headers().firstValue("content-type"))
          .as(asked)
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
  }
}
