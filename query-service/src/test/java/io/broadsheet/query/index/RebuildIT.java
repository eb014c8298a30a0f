package io.broadsheet.query.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.broadsheet.events.Articles;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Sha256;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Instance;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RebuildIT {

  private static final int MANY = 3_000;
  private static final String TEXT = "Zhou said: “We grew 5%.” 🚀 The end." + " more".repeat(200);

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static void publish(String word, int count) {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.events(
          IntStream.range(0, count)
              .mapToObj(
                  i ->
                      Articles.event(
                          UUID.randomUUID(),
                          1,
                          new Receipt(0, 0),
                          Articles.small(word + " " + i, TEXT)))
              .toList());
    }
  }

  private static int total(String server, RequestSpecification as, String q) {
    Response answer = as.queryParam("q", q).get(server + "/articles");
    return answer.statusCode() == 200 ? answer.<Integer>path("total") : -answer.statusCode();
  }

  private static int total(String q) {
    return total("", given(), q);
  }

  private static void awaitTotal(String q, int total) {
    await().atMost(Duration.ofSeconds(60)).until(() -> total(q) == total);
  }

  /** The other tests of this house read all that there is. */
  private static void delete(String word) {
    Rows.execute(
        "delete from event where title like '%s%%'".formatted(word),
        "delete from quote as q where not exists (select from event as e"
            + " where e.partition = q.partition and e.\"offset\" = q.\"offset\")",
        "delete from figure as f where not exists (select from event as e"
            + " where e.partition = f.partition and e.\"offset\" = f.\"offset\")");
  }

  @Test
  void answersWhileItIsBuiltAnewAndThenFromTheNewOne() {
    String word = word();
    publish(word, MANY);
    awaitTotal(word, MANY);
    int before = given().get("/index").path("generation");
    Response page = given().queryParam("q", word).queryParam("limit", 5).get("/articles");

    given().post("/index/rebuild").then().statusCode(202).body("generation", equalTo(before));
    given().post("/index/rebuild").then().statusCode(202);
    String later = word();
    publish(later, 1);
    while (given().get("/index").<Integer>path("generation") == before) {
      assertThat(total(word)).isEqualTo(MANY);
    }

    Response index = given().get("/index");
    assertThat(index.<Integer>path("generation")).isEqualTo(before + 1);
    assertThat(index.<Object>path("rebuilt")).isNull();
    assertThat(total(word)).isEqualTo(MANY);
    awaitTotal(later, 1);
    // A page of before goes on in the new one.
    String next = page.headers().getValues("Link").get(1).replaceAll("^<|>.*", "");
    assertThat(given().urlEncodingEnabled(false).get(next).<List<String>>path("articles.id"))
        .hasSize(5)
        .doesNotContainAnyElementsOf(page.path("articles.id"));
    assertThat(given().get("/q/metrics").body().asString())
        .contains("broadsheet_index_rebuilt 1.0", "broadsheet_index_refused 0.0");
    delete(word);
    delete(later);
  }

  @Test
  void aKillInTheMiddleOfItLosesNothing(@TempDir Path folder) throws Exception {
    String word = word();
    publish(word, MANY);
    awaitTotal(word, MANY);
    String[] settings = {
      "broadsheet.index.folder=" + folder,
      "broadsheet.index.commit-every=200ms",
      "broadsheet.api-keys.desk.sha256=" + Sha256.of("desk"),
      "broadsheet.api-keys.desk.scopes=read,write",
      "broadsheet.api-keys.operator.sha256=" + Sha256.of("operator"),
      "broadsheet.api-keys.operator.scopes=admin"
    };
    Random chance = new Random(7);
    for (int i = 0; i < 3; i++) {
      try (Instance instance = Instance.start(settings)) {
        instance.awaitReady();
        // At first there is no index yet: it comes by itself, and only q waits for it.
        assertThat(operator().get(instance.address() + "/articles").statusCode()).isEqualTo(200);
        awaitTotalOf(instance, word);
        operator().post(instance.address() + "/index/rebuild").then().statusCode(202);
        Thread.sleep(chance.nextInt(800));
        instance.kill();
      }
    }
    try (Instance instance = Instance.start(settings)) {
      instance.awaitReady();
      awaitTotalOf(instance, word);
      for (String path : List.of("/index/rebuild", "/%69ndex/rebuild", "//index/rebuild")) {
        assertThat(
                given()
                    .urlEncodingEnabled(false)
                    .header("X-API-Key", "desk")
                    .post(instance.address() + path)
                    .statusCode())
            .as(path)
            .isEqualTo(403);
      }
      operator().post(instance.address() + "/index/rebuild").then().statusCode(202);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> operator().get(instance.address() + "/index").path("rebuilt") == null);
      assertThat(total(instance.address(), operator(), word)).isEqualTo(MANY);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    delete(word);
  }

  @Test
  void aStartedInstanceIsReadyOnlyOnceItsIndexIsOpen(@TempDir Path folder) throws Exception {
    String word = word();
    publish(word, 1);
    String[] settings = {
      "broadsheet.index.folder=" + folder, "broadsheet.index.commit-every=200ms"
    };
    try (Instance instance = Instance.start(settings)) {
      instance.awaitReady();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> total(instance.address(), given(), word) == 1);
      // Until it is on disk.
      Thread.sleep(1_000);
      instance.kill();
    }
    try (Instance instance = Instance.start(settings)) {
      instance.awaitReady();
      assertThat(total(instance.address(), given(), word)).isEqualTo(1);
    }
    delete(word);
  }

  private static RequestSpecification operator() {
    return given().header("X-API-Key", "operator");
  }

  private static void awaitTotalOf(Instance instance, String word) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> total(instance.address(), operator(), word) == MANY);
  }

  @Test
  void saysThatItIsPostgresqlThatIsAwayAndGoesOnWithTheSameIndex() {
    String word = word();
    publish(word, 1);
    awaitTotal(word, 1);
    int before = given().get("/index").path("generation");
    Rows.away();
    try {
      // Once it is noticed, and before.
      for (int i = 0; i < 4; i++) {
        given()
            .queryParam("q", word)
            .get("/articles")
            .then()
            .statusCode(503)
            .body("detail", equalTo("PostgreSQL does not answer now; try again"));
      }
    } finally {
      Rows.back();
    }
    awaitTotal(word, 1);
    assertThat(given().get("/index").<Integer>path("generation")).isEqualTo(before);
    delete(word);
  }
}
