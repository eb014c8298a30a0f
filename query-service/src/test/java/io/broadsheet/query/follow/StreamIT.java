package io.broadsheet.query.follow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
import io.broadsheet.query.follow.Subscriber.Received;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.LogEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StreamIT {

  private static final String LONG = "Zhou grew. ".repeat(8_000);

  @Inject Tail tail;
  @Inject EventLog log;
  @Inject EventMatcher matcher;
  @Inject FollowConfig config;

  private final Newsroom newsroom = new Newsroom();

  @AfterEach
  void close() {
    newsroom.close();
  }

  @Test
  void tellsWhereItStandsAtOnceAndThenEachEvent() throws Exception {
    try (Subscriber subscriber = new Subscriber(null)) {
      Received first = subscriber.next();
      assertThat(first.data()).isNull();
      cursor(first);

      UUID id = UUID.randomUUID();
      newsroom.publish(id);

      Received event = subscriber.nextEvent();
      JsonNode cloudEvent = EventJson.mapper().readTree(event.data());
      assertThat(event.name()).isEqualTo("io.broadsheet.article.published.v1");
      assertThat(cloudEvent.path("specversion").asText()).isEqualTo("1.0");
      assertThat(cloudEvent.path("subject").asText()).isEqualTo(id.toString());
      assertThat(cloudEvent.path("data").path("id").asText()).isEqualTo(id.toString());
    }
  }

  @Test
  void aRevisionComesAfterWhatItRevises() throws Exception {
    try (Subscriber subscriber = new Subscriber(null)) {
      subscriber.next();
      UUID id = UUID.randomUUID();
      newsroom.publish(id);
      newsroom.event(Articles.reparsed(id, 1, 1, newsroom.receive(id)));

      assertThat(subscriber.nextEvent().name()).isEqualTo("io.broadsheet.article.published.v1");
      Received revision = subscriber.nextEvent();
      assertThat(revision.name()).isEqualTo("io.broadsheet.article.reparsed.v1");
      assertThat(EventJson.mapper().readTree(revision.data()).path("id").asText())
          .isEqualTo(id + "/1/1");
    }
  }

  @Test
  void withAQueryComesOnlyWhatASearchWouldFind() throws Exception {
    try (Subscriber subscriber =
        new Subscriber("/stream?q=title:2+quote:(grew+speaker:zhou)", null)) {
      subscriber.next();
      UUID id = UUID.randomUUID();
      newsroom.publish(id, 1);
      newsroom.publish(id, 2);

      JsonNode first = EventJson.mapper().readTree(subscriber.nextEvent().data());
      assertThat(first.path("subject").asText()).isEqualTo(id.toString());
      assertThat(first.path("data").path("version").asInt()).isEqualTo(2);
    }
  }

  @Test
  void resumesWithoutGapAndWithoutRepeatUnderLoad() throws Exception {
    int articles = 100;
    int versions = 4;
    List<UUID> ids = ids(articles);
    Random random = new Random(5);
    String cursor;
    try (Subscriber subscriber = new Subscriber(null)) {
      cursor = subscriber.next().id();
    }
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(
            () -> {
              for (int version = 1; version <= versions; version++) {
                for (UUID id : ids) {
                  newsroom.publish(id, version);
                }
              }
            });

    List<String> got = new ArrayList<>();
    while (got.size() < articles * versions) {
      try (Subscriber subscriber = new Subscriber(cursor)) {
        for (int left = random.nextInt(30); left >= 0 && got.size() < articles * versions; left--) {
          Received event = subscriber.nextEvent();
          JsonNode cloudEvent = EventJson.mapper().readTree(event.data());
          got.add(cloudEvent.path("id").asText());
          cursor = event.id();
        }
      }
    }
    load.get();

    Set<String> wanted = new HashSet<>();
    ids.forEach(id -> List.of(1, 2, 3, 4).forEach(v -> wanted.add(id + "/" + v + "/0")));
    assertThat(got).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
    Map<String, Integer> last = new HashMap<>();
    for (String id : got) {
      String[] parts = id.split("/");
      int version = Integer.parseInt(parts[1]);
      assertThat(version).isEqualTo(last.getOrDefault(parts[0], 0) + 1);
      last.put(parts[0], version);
    }
  }

  @Test
  void whoResumesBeforeAWithdrawalGetsNothingOfTheTextWhetherOthersFollowOrNot() throws Exception {
    UUID id = UUID.randomUUID();
    String before;
    try (Subscriber first = new Subscriber(null);
        Subscriber live = new Subscriber(null)) {
      before = first.next().id();
      newsroom.publish(id, 1);
      newsroom.publish(id, 2);
      assertThat(live.nextEvent().data()).contains("We grew 5%.");
      // What it got is in memory for whoever comes next.
      assertThat(resumed(before)).contains("We grew 5%.");
      newsroom.event(Articles.withdrawn(id, 3, newsroom.receive(id)));
      for (String data = ""; !data.contains(".withdrawn.v1"); ) {
        data = String.valueOf(live.nextEvent().data());
      }
      assertThat(resumed(before)).contains(".withdrawn.v1", id.toString());
    }
    assertThat(resumed(before)).contains(".withdrawn.v1", id.toString());
  }

  /** The first event after a cursor. */
  private static String resumed(@Nullable String cursor) throws IOException {
    try (Subscriber subscriber = new Subscriber(cursor)) {
      return String.valueOf(subscriber.nextEvent().data());
    }
  }

  @Test
  void whoIsSlowGetsNothingOfATextThatIsWithdrawnMeanwhile() throws Exception {
    Cursor start = log.position();
    Set<UUID> two = Set.of(UUID.randomUUID(), UUID.randomUUID());
    // Each is a write of its own, and both are read at once.
    for (UUID id : two) {
      newsroom.event(Articles.event(id, 1, newsroom.receive(id), Articles.small("Long", LONG)));
    }
    awaitStored(start, 2, event -> true);
    Group group = tail.join(start, Optional.empty());
    AssertSubscriber<Buffer> reader =
        new Stream(tail, log, matcher, config, group, start)
            .writes()
            .subscribe()
            .withSubscriber(AssertSubscriber.create(2));
    String first = reader.awaitItems(2).getItems().get(1).toString();
    UUID left = two.stream().filter(id -> !first.contains(id.toString())).findFirst().orElseThrow();

    newsroom.event(Articles.withdrawn(left, 2, newsroom.receive(left)));
    awaitStored(start, 1, LogEvent::isWithdrawal);
    Thread.sleep(1_100);
    reader.request(1);

    assertThat(reader.awaitItems(3).getItems().get(2).toString())
        .contains("io.broadsheet.article.withdrawn.v1", left.toString())
        .doesNotContain("Zhou");
    reader.cancel();
    tail.leave(group);
  }

  private void awaitStored(Cursor start, long events, Predicate<LogEvent> those) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                log.after(start, 16, 1_000_000).events().stream().filter(those).count() == events);
  }

  private static List<UUID> ids(int count) {
    return IntStream.range(0, count).mapToObj(n -> UUID.randomUUID()).toList();
  }

  @Test
  void waitsForADatabaseThatIsAwayAndSkipsNothing() throws Exception {
    try (Subscriber subscriber = new Subscriber(null)) {
      subscriber.next();
      List<UUID> ids = ids(10);
      Rows.away();
      try {
        ids.forEach(newsroom::publish);
      } finally {
        Rows.back();
      }

      Set<String> got = new HashSet<>();
      for (int i = 0; i < ids.size(); i++) {
        got.add(
            EventJson.mapper().readTree(subscriber.nextEvent().data()).path("subject").asText());
      }
      assertThat(got)
          .containsExactlyInAnyOrderElementsOf(ids.stream().map(UUID::toString).toList());
    }
  }

  @Test
  void refusesWhatIsNoCursor() {
    assertThat(given().queryParam("cursor", "zz").get("/stream").statusCode()).isEqualTo(400);
    assertThat(given().header("Last-Event-ID", "zz").get("/stream").statusCode()).isEqualTo(400);
    assertThat(given().queryParam("query", "a").get("/stream").statusCode()).isEqualTo(400);
  }

  @Test
  void resyncsOnceWhereACursorIsOfAnotherTopicOrBeyond() throws Exception {
    Cursor now;
    try (Subscriber subscriber = new Subscriber(null)) {
      now = cursor(subscriber.next());
    }
    Cursor other = new Cursor(UUID.randomUUID(), now.next());
    for (Cursor cursor : List.of(other, now.after(3, 1_000_000))) {
      try (Subscriber subscriber = new Subscriber("/stream?cursor=" + cursor, null)) {
        Received resync = subscriber.next();
        assertThat(resync.name()).isEqualTo("resync");
        assertThat(cursor(resync).topicId()).isEqualTo(now.topicId());
        UUID id = UUID.randomUUID();
        newsroom.publish(id);
        assertThat(subscriber.nextEvent().data()).contains(id.toString());
      }
    }
  }

  @Test
  void theHeaderWinsOverTheParameter() throws Exception {
    String before;
    try (Subscriber subscriber = new Subscriber(null)) {
      before = subscriber.next().id();
    }
    UUID id = UUID.randomUUID();
    newsroom.publish(id);
    String after;
    try (Subscriber subscriber = new Subscriber(before)) {
      after = subscriber.nextEvent().id();
    }
    UUID next = UUID.randomUUID();
    newsroom.publish(next);
    try (Subscriber subscriber = new Subscriber("/stream?cursor=" + before, after)) {
      assertThat(subscriber.nextEvent().data()).contains(next.toString());
    }
  }

  private static Cursor cursor(Received received) {
    return Cursor.parse(Objects.requireNonNull(received.id(), "each event has an id"));
  }
}
