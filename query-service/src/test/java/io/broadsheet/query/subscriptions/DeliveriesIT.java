package io.broadsheet.query.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Instance;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
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
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a subscriber has in the end, whatever dies on the way. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DeliveriesIT {

  private static final String[] SETTINGS = {
    "broadsheet.outbound.allow=127.0.0.0/8",
    "broadsheet.webhooks.lease=3s",
    "broadsheet.webhooks.retries=" + "300ms,".repeat(40) + "300ms"
  };
  private static final int ARTICLES = 60;
  private static final int VERSIONS = 3;

  @Test
  void eachGetsWhatASearchFindsThoughInstancesAndTargetsFail() throws Exception {
    Random chance = new Random(11);
    Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    List<Receiver> targets = new ArrayList<>();
    List<String> subscribed = new ArrayList<>();
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(ARTICLES).toList();
    try (Newsroom newsroom = new Newsroom()) {
      for (int i = 0; i < 6; i++) {
        targets.add(new Receiver());
      }
      // The second fails at times, the third is slow at times, the last two want less.
      targets.get(1).behaviour =
          got -> new Reply(chance.nextInt(5) == 0 && failedOnce.add(got.id()) ? 500 : 200);
      targets.get(2).behaviour = got -> new Reply(200, Map.of(), chance.nextInt(20) == 0 ? 500 : 0);
      for (int i = 0; i < 6; i++) {
        Map<String, String> body = new HashMap<>(Map.of("url", targets.get(i).url()));
        if (i > 3) {
          body.put("q", "title:3");
        }
        subscribed.add(subscribe(body));
      }
      // The fourth is down in the middle of it.
      Receiver down = targets.get(3);
      publish(newsroom, ids.subList(0, 20));
      down.behaviour = got -> new Reply(503);
      for (int i = 0; i < 2; i++) {
        try (Instance second = Instance.start(SETTINGS)) {
          second.awaitReady();
          shareOut();
          publish(newsroom, ids.subList(20 + 20 * i, 40 + 20 * i));
          Thread.sleep(chance.nextInt(1000));
          second.kill();
        }
      }
      down.behaviour = got -> new Reply(200);

      for (int i = 0; i < 6; i++) {
        awaitAll(targets.get(i), ids, i > 3 ? 3 : 1);
      }
      assertThat(of(ids, targets.get(5)).stream().map(Got::article).collect(Collectors.toSet()))
          .isEqualTo(found(ids));
    } finally {
      subscribed.forEach(id -> given().delete("/subscriptions/" + id));
      targets.forEach(Receiver::close);
    }
  }

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
      awaitAll(well, ids, 1);
      await().until(() -> isDisabled(subscribed.get(4)));

      for (Receiver target : List.of(failing, gone, moved)) {
        assertThat(target.accepted()).isEmpty();
        target.behaviour = got -> new Reply(200);
      }
      try (Receiver back = new Receiver(none.port)) {
        subscribed.forEach(DeliveriesIT::enable);
        for (Receiver target : List.of(back, slow, failing, gone, moved)) {
          awaitAll(target, ids, 1);
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
  private static void awaitAll(Receiver target, List<UUID> ids, int from) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> of(ids, target).size() >= ids.size() * (VERSIONS - from + 1));
    assertThat(of(ids, target).stream().map(Got::id).toList())
        .containsExactlyInAnyOrderElementsOf(wanted(ids, from));
    assertInOrder(of(ids, target));
  }

  /** Until both instances deliver for some. */
  private static void shareOut() {
    await()
        .atMost(Duration.ofSeconds(60))
        // No multiple of the second in which they claim: else the same one would always be first.
        .pollInterval(Duration.ofMillis(1_700))
        .until(
            () -> {
              if (Rows.count(
                      "select count(distinct holder) from subscription where held_until > now()")
                  == 2) {
                return true;
              }
              Rows.execute(
                  "update subscription set holder = null, held_until = null where random() < 0.5");
              return false;
            });
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

  private static Set<String> wanted(List<UUID> ids, int from) {
    Set<String> wanted = new HashSet<>();
    for (UUID id : ids) {
      for (int version = from; version <= VERSIONS; version++) {
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

  private static Set<String> found(List<UUID> ids) {
    Set<String> found = new HashSet<>();
    for (UUID id : ids) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  given()
                          .queryParam("q", "title:3 id:" + id)
                          .get("/articles")
                          .jsonPath()
                          .getInt("total")
                      == 1);
      found.add(id.toString());
    }
    return found;
  }
}
