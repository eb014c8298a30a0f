package io.broadsheet.query.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.events.Cursor;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
import io.broadsheet.query.store.Deliveries;
import io.broadsheet.query.subscriptions.Receiver.Got;
import io.broadsheet.query.subscriptions.Receiver.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SubscriptionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Deliveries deliveries;

  private final Newsroom newsroom = new Newsroom();
  private final Receiver target = new Receiver();
  private final List<String> subscribed = new ArrayList<>();

  SubscriptionsIT() throws IOException {}

  @AfterEach
  void close() {
    subscribed.forEach(id -> given().delete("/subscriptions/" + id));
    target.close();
    newsroom.close();
  }

  private JsonPath subscribe(Map<String, ?> body) {
    JsonPath created = post("", body).statusCode(201).extract().jsonPath();
    subscribed.add(created.getString("id"));
    return created;
  }

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType("application/json").body(body).post("/subscriptions" + path).then();
  }

  private static ValidatableResponse patch(String id, String body) {
    return given().contentType("application/json").body(body).patch("/subscriptions/" + id).then();
  }

  private static void awaitPending(String id, String reason) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get("/subscriptions/" + id + "/deliveries")
                    .then()
                    .body("deliveries.state", hasItem("pending"))
                    .body("deliveries.reason", hasItem(containsString(reason))));
  }

  private void awaitAccepted(int count) {
    await().atMost(PATIENCE).until(() -> target.accepted().size() >= count);
  }

  private static void withdraw(UUID id, int version) {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.send(
          Topic.EVENTS,
          Newsroom.partition(id),
          id + "/" + version,
          Newsroom.utf8("{\"id\":\"%s\",\"version\":%d,\"revision\":0}".formatted(id, version)),
          Map.of(
              "ce_specversion", "1.0",
              "ce_id", id + "/" + version + "/0",
              "ce_type", "io.broadsheet.article.withdrawn.v1",
              "ce_subject", id.toString(),
              "ce_time", "2024-06-03T10:00:00Z"));
    }
  }

  @Test
  void forgetsWhatWasSettledLongAgoOfADisabledOneToo() {
    String id = subscribe(Map.of("url", target.url())).getString("id");
    patch(id, "{\"enabled\": false}").statusCode(200);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Rows.count(
                        "select count(*) from subscription where id::text = ? and holder is null",
                        id)
                    == 1);
    for (String state : List.of("delivered", "pending")) {
      Rows.execute(
          "insert into delivery (subscription, partition, \"offset\", article_id, event, state,"
              + " attempts, last) values ('%s', 0, %d, gen_random_uuid(), 'e', '%s', 1, now() - interval '2 hours')"
                  .formatted(id, state.length(), state));
    }

    deliveries.forget(Duration.ofHours(1));

    assertThat(Rows.count("select count(*) from delivery where subscription::text = ?", id))
        .isOne();
  }

  @Test
  void postsEachEventSignedAsTheStreamSendsIt() {
    JsonPath created = subscribe(Map.of("url", target.url()));
    UUID id = UUID.randomUUID();
    newsroom.publish(id, 1);
    newsroom.publish(id, 2);
    awaitAccepted(2);

    assertThat(target.accepted()).extracting(Got::id).containsExactly(id + "/1/0", id + "/2/0");
    Got first = target.accepted().get(0);
    assertThat(first.isSignedBy(created.getString("secret"))).isTrue();
    assertThat(Long.parseLong(first.timestamp()))
        .isCloseTo(Instant.now().getEpochSecond(), offset(30L));
    assertThat(first.json().path("type").asText()).isEqualTo("io.broadsheet.article.published.v1");
    assertThat(first.json().path("id").asText()).isEqualTo(first.id());
    assertThat(first.json().path("data").path("text").asText()).contains("We grew");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get("/subscriptions/" + created.getString("id") + "/deliveries")
                    .then()
                    .statusCode(200)
                    .body("deliveries", hasSize(2))
                    .body("deliveries.state", not(hasItem("pending")))
                    .body("deliveries[0].status", equalTo(204))
                    .body("deliveries[0].attempts", equalTo(1))
                    .body("deliveries[0].event", equalTo(id + "/2/0")));
    assertThat(given().get("/subscriptions/" + created.getString("id") + "/deliveries").asString())
        .doesNotContain("We grew");
  }

  @Test
  void showsTheSecretOnce() {
    JsonPath created = subscribe(Map.of("url", target.url(), "q", "title:2"));
    String id = created.getString("id");

    assertThat(created.getString("secret")).startsWith("whsec_");
    given()
        .get("/subscriptions/" + id)
        .then()
        .statusCode(200)
        .body("secret", nullValue())
        .body("q", equalTo("title:2"))
        .body("enabled", equalTo(true));
    given()
        .get("/subscriptions")
        .then()
        .body("subscriptions.id", hasItem(id))
        .body("subscriptions.secret", not(hasItem(containsString("whsec_"))));
    patch(id, "{\"q\": null, \"enabled\": false}")
        .statusCode(200)
        .body("q", nullValue())
        .body("enabled", equalTo(false));
    given().delete("/subscriptions/" + id).then().statusCode(204);
    given().get("/subscriptions/" + id).then().statusCode(404);
    given().delete("/subscriptions/" + id).then().statusCode(404);
    given().get("/subscriptions/zz").then().statusCode(404);
  }

  @Test
  void refusesWhatCannotBe() {
    for (String url :
        List.of("http://169.254.169.254/", "http://10.0.0.1/", "http://localhost/", "file:///a")) {
      post("", Map.of("url", url))
          .statusCode(422)
          .contentType("application/problem+json")
          .body("detail", containsString("url is not called: "))
          .body("detail", containsString("broadsheet.outbound.allow"));
    }
    post("", Map.of("q", "a")).statusCode(400).body("detail", containsString("url"));
    post("", Map.of("url", target.url(), "Q", "a"))
        .statusCode(400)
        .body("suggestion", equalTo("q"));
    post("", Map.of("url", target.url(), "q", "title:("))
        .statusCode(400)
        .body("parameter", equalTo("q"));
    post("", "[1]").statusCode(400);
    post("", "{").statusCode(400).body("line", equalTo(1));
    post("", Map.of("url", target.url(), "cursor", "zz")).statusCode(400);
    post(
            "",
            Map.of(
                "url",
                target.url(),
                "cursor",
                new Cursor(UUID.randomUUID(), List.of(1L)).toString()))
        .statusCode(422)
        .body("detail", containsString("another topic"));
    String id = subscribe(Map.of("url", target.url())).getString("id");
    patch(id, "{\"enabled\": 1}").statusCode(400);
    patch(id, "{\"url\": \"http://[::1]/\"}").statusCode(422);
    post("/" + id + "/replay", "{}").statusCode(400);
    given()
        .get("/subscriptions/" + id + "/deliveries?state=pendin")
        .then()
        .statusCode(400)
        .body("suggestion", equalTo("pending"));
  }

  @Test
  void withAQueryComesOnlyWhatASearchWouldFind() {
    subscribe(Map.of("url", target.url(), "q", "title:2 quote:(grew speaker:zhou)"));
    UUID id = UUID.randomUUID();
    newsroom.publish(id, 1);
    newsroom.publish(id, 2);
    newsroom.publish(id, 3);
    awaitAccepted(1);

    await().during(Duration.ofSeconds(1)).until(() -> target.all().size() == 1);
    assertThat(target.accepted()).extracting(Got::version).containsExactly(2);
  }

  @Test
  void testsAndRotates() {
    JsonPath created = subscribe(Map.of("url", target.url()));
    String id = created.getString("id");
    given()
        .post("/subscriptions/" + id + "/test")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(true))
        .body("status", equalTo(204));
    target.behaviour = got -> new Reply(403);
    given()
        .post("/subscriptions/" + id + "/test")
        .then()
        .body("accepted", equalTo(false))
        .body("reason", equalTo("answered 403"));

    JsonPath rotated = given().post("/subscriptions/" + id + "/rotate").then().extract().jsonPath();
    given().post("/subscriptions/" + id + "/test");

    assertThat(rotated.getString("secret")).isNotEqualTo(created.getString("secret"));
    assertThat(Instant.parse(rotated.getString("oldSecretUntil")))
        .isAfter(Instant.now().plus(Duration.ofHours(23)));
    assertThat(target.all()).hasSize(3);
    assertThat(target.all().get(0).isSignedBy(created.getString("secret"))).isTrue();
    assertThat(target.all().get(0).isSignedBy(rotated.getString("secret"))).isFalse();
    assertThat(target.all().get(2).isSignedBy(created.getString("secret"))).isTrue();
    assertThat(target.all().get(2).isSignedBy(rotated.getString("secret"))).isTrue();

    // As after an answer that was lost.
    given().post("/subscriptions/" + id + "/rotate");
    given().post("/subscriptions/" + id + "/test");
    assertThat(target.all().get(3).isSignedBy(created.getString("secret"))).isTrue();
    assertThat(target.all().get(3).isSignedBy(rotated.getString("secret"))).isTrue();
    given().post("/subscriptions/" + id + "/rotate");
    given().post("/subscriptions/" + id + "/rotate");
    given().post("/subscriptions/" + id + "/test");
    assertThat(target.all().get(4).isSignedBy(created.getString("secret"))).isFalse();
    assertThat(target.all().get(4).isSignedBy(rotated.getString("secret"))).isTrue();
  }

  @Test
  void goneDisablesUntilItIsEnabledAgainAndLosesNothing() {
    target.behaviour = got -> new Reply(410);
    String id = subscribe(Map.of("url", target.url())).getString("id");
    UUID article = UUID.randomUUID();
    newsroom.publish(article, 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get("/subscriptions/" + id)
                    .then()
                    .body("enabled", equalTo(false))
                    .body("disabled", containsString("410")));
    newsroom.publish(article, 2);
    target.behaviour = got -> new Reply(200);
    await().during(Duration.ofSeconds(2)).until(() -> target.all().size() == 1);

    patch(id, "{\"enabled\": true}").statusCode(200).body("disabled", nullValue());

    awaitAccepted(2);
    assertThat(target.accepted()).extracting(Got::version).containsExactly(1, 2);
  }

  @Test
  void anAnswerThatNoRowCouldHoldIsAFailureLikeOthers() throws Exception {
    try (ServerSocket odd = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture.runAsync(() -> answerAll(odd, "HT\0TP 200 OK\r\n\r\n"));
      String url = "http://127.0.0.1:" + odd.getLocalPort() + "/";
      String id = subscribe(Map.of("url", url)).getString("id");
      newsroom.publish(UUID.randomUUID());
      awaitPending(id, "broke off");
    }
  }

  private static void answerAll(ServerSocket server, String answer) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().read(new byte[1024]);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void obeysRetryAfter() {
    target.behaviour =
        got ->
            target.all().size() == 1
                ? new Reply(429, Map.of("Retry-After", "3"), 0)
                : new Reply(200);
    subscribe(Map.of("url", target.url()));
    newsroom.publish(UUID.randomUUID());
    awaitAccepted(1);

    long pause = target.all().get(1).nanoTime() - target.all().get(0).nanoTime();
    assertThat(Duration.ofNanos(pause)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
  }

  @Test
  void followsNoRedirect() {
    try (Receiver other = new Receiver()) {
      target.behaviour = got -> new Reply(307, Map.of("Location", other.url()), 0);
      String id = subscribe(Map.of("url", target.url())).getString("id");
      newsroom.publish(UUID.randomUUID());
      awaitPending(id, "redirects are not followed");
      assertThat(other.all()).isEmpty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWithdrawnTextIsNotSentAgain() {
    UUID article = UUID.randomUUID();
    target.behaviour = got -> new Reply(got.body().contains("We grew") ? 500 : 200);
    String id = subscribe(Map.of("url", target.url())).getString("id");
    newsroom.publish(article, 1);
    newsroom.publish(article, 2);
    await().atMost(PATIENCE).until(() -> target.all().size() >= 2);

    withdraw(article, 3);
    awaitAccepted(1);

    int before = target.all().size();
    assertThat(target.accepted()).extracting(Got::version).containsExactly(3);
    await().during(Duration.ofSeconds(3)).until(() -> target.all().size() == before);
    given()
        .get("/subscriptions/" + id + "/deliveries?state=withdrawn")
        .then()
        .body("deliveries", hasSize(2));
    assertThat(target.all().get(before - 1).version()).isEqualTo(3);
  }

  @Test
  void replaysFromACursor() {
    JsonPath created = subscribe(Map.of("url", target.url()));
    UUID article = UUID.randomUUID();
    newsroom.publish(article, 1);
    newsroom.publish(article, 2);
    awaitAccepted(2);

    post("/" + created.getString("id") + "/replay", Map.of("cursor", created.getString("cursor")))
        .statusCode(200);

    await().atMost(PATIENCE).until(() -> target.all().size() == 4);
    assertThat(target.all()).extracting(Got::version).containsExactly(1, 2, 1, 2);
    assertThat(target.accepted()).hasSize(2);
  }

  @Test
  void aSlowTargetHoldsUpNoOther() throws IOException {
    try (Receiver slow = new Receiver()) {
      slow.behaviour = got -> new Reply(200, Map.of(), TimeUnit.SECONDS.toMillis(4));
      subscribe(Map.of("url", slow.url()));
      subscribe(Map.of("url", target.url()));
      newsroom.publish(UUID.randomUUID());
      await().atMost(PATIENCE).until(() -> !slow.all().isEmpty());
      List<UUID> ids = Stream.generate(UUID::randomUUID).limit(30).toList();
      long before = System.nanoTime();
      ids.forEach(newsroom::publish);

      awaitAccepted(31);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
      assertThat(slow.accepted()).hasSizeLessThan(31);
    }
  }
}
