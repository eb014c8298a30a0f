package io.broadsheet.query.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.subscriptions.Receiver.Got;
import io.broadsheet.query.subscriptions.Receiver.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a subscriber has in the end, whatever dies on the way. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DeliveriesIT {

  private static final int VERSIONS = 3;

  @Test
  void whatATargetDoesHoldsUpNoOtherAndIsMadeUpForWhenItIsWell() throws Exception {
    List<String> subscribed = new ArrayList<>();
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(20).toList();
    Receiver none = new Receiver();
    none.close();
    try (Newsroom newsroom = new Newsroom();
        Receiver elsewhere = new Receiver();
        Receiver well = new Receiver();
        Receiver slow = new Receiver();
        Receiver failing = new Receiver();
        Receiver gone = new Receiver();
        Receiver moved = new Receiver()) {
      slow.behaviour = got -> new Reply(200, Map.of(), 1_000);
      failing.behaviour = got -> new Reply(500);
      gone.behaviour = got -> new Reply(410);
      moved.behaviour = got -> new Reply(308, Map.of("Location", elsewhere.url()), 0);
      for (Receiver target : List.of(well, none, slow, failing, gone, moved)) {
        subscribed.add(subscribe(Map.of("url", target.url())));
      }
      publish(newsroom, ids);
      awaitAll(well, ids);
      await().until(() -> isDisabled(subscribed.get(4)));

      for (Receiver target : List.of(failing, gone, moved)) {
        assertThat(target.accepted()).isEmpty();
        target.behaviour = got -> new Reply(200);
      }
      try (Receiver back = new Receiver(none.port)) {
        subscribed.forEach(DeliveriesIT::enable);
        for (Receiver target : List.of(back, slow, failing, gone, moved)) {
          awaitAll(target, ids);
        }
      }
      assertThat(elsewhere.all()).isEmpty();
    } finally {
      subscribed.forEach(id -> given().delete("/subscriptions/" + id));
    }
  }

  private static void enable(String id) {
    given()
        .contentType("application/json")
        .body("{\"enabled\": true}")
        .patch("/subscriptions/" + id)
        .then()
        .statusCode(200);
  }

  private static boolean isDisabled(String id) {
    return given().get("/subscriptions/" + id).jsonPath().getString("disabled") != null;
  }

  /** Each event, those of an article in order. */
  private static void awaitAll(Receiver target, List<UUID> ids) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> of(ids, target).size() >= ids.size() * VERSIONS);
    assertThat(of(ids, target).stream().map(Got::id).toList())
        .containsExactlyInAnyOrderElementsOf(wanted(ids));
    assertInOrder(of(ids, target));
  }

  private static void publish(Newsroom newsroom, List<UUID> ids) {
    for (int version = 1; version <= VERSIONS; version++) {
      for (UUID id : ids) {
        newsroom.publish(id, version);
      }
    }
  }

  private static String subscribe(Map<String, String> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/subscriptions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Other tests of this house publish too. */
  private static List<Got> of(List<UUID> ids, Receiver target) {
    Set<String> ours = ids.stream().map(UUID::toString).collect(Collectors.toSet());
    return target.accepted().stream().filter(got -> ours.contains(got.article())).toList();
  }

  private static Set<String> wanted(List<UUID> ids) {
    Set<String> wanted = new HashSet<>();
    for (UUID id : ids) {
      for (int version = 1; version <= VERSIONS; version++) {
        wanted.add(id + "/" + version + "/0");
      }
    }
    return wanted;
  }

  private static void assertInOrder(List<Got> events) {
    Map<String, Integer> last = new HashMap<>();
    for (Got got : events) {
      assertThat(got.version()).isGreaterThan(last.getOrDefault(got.article(), 0));
      last.put(got.article(), got.version());
    }
  }
}
