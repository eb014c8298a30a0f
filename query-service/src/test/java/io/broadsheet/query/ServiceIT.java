package io.broadsheet.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.QualityCard;
import io.broadsheet.fences.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServiceIT {

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
    assertThat(given().get("/q/health").statusCode()).isEqualTo(200);
  }

  @Test
  void servesTheQualityCard() {
    QualityCard card = given().get("/quality").as(QualityCard.class);
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
    Process second = instance();
    try (Newsroom newsroom = new Newsroom()) {
      List<UUID> ids = Stream.generate(UUID::randomUUID).limit(400).toList();
      ids.subList(0, 100).forEach(newsroom::publish);
      // Killed as soon as it has a share, in the middle of the load.
      await().atMost(Duration.ofSeconds(60)).until(() -> readersWithAShare() == 2);
      ids.subList(100, 300).forEach(newsroom::publish);
      second.destroyForcibly().waitFor();
      ids.subList(300, 400).forEach(newsroom::publish);

      for (UUID id : ids) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> given().get("/articles/" + id).statusCode() == 200);
      }
      String all = ids.toString().replace('[', '{').replace(']', '}');
      assertThat(Rows.count("select count(*) from event where article_id = any (?::uuid[])", all))
          .isEqualTo(400);
    } finally {
      second.destroyForcibly();
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

  private static Process instance() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dquarkus.http.port=" + port,
            setting("kafka.bootstrap.servers"),
            setting("quarkus.datasource.jdbc.url"),
            setting("quarkus.datasource.username"),
            setting("quarkus.datasource.password"),
            "-jar",
            "target/quarkus-app/quarkus-run.jar")
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "second-instance.log").toFile())
        .start();
  }

  private static String setting(String name) {
    return "-D" + name + "=" + ConfigProvider.getConfig().getValue(name, String.class);
  }
}
