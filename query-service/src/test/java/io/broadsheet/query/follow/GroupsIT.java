package io.broadsheet.query.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Articles;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Instance;
import io.broadsheet.query.Newsroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams with the same query and with others, some of which find nothing for long. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class GroupsIT {

  /** Far more than the instance keeps. */
  private static final int NOTHING = 60;

  private static final int ROUNDS = 3;

  private final String rare = word();
  private final String often = word();

  @Test
  void whoWaitsLongerThanEventsAreKeptHasNoGapAndNoRepeat() throws Exception {
    try (Newsroom newsroom = new Newsroom();
        Instance instance =
            Instance.start(
                "broadsheet.follow.recent-bytes=8000", "broadsheet.follow.heartbeat=1S")) {
      instance.awaitReady();
      String stream = instance.address() + "/stream";
      List<String> resumed = new ArrayList<>();
      try (Subscriber one = new Subscriber(stream + "?q=" + rare, null);
          Subscriber same = new Subscriber(stream + "?q=" + rare, null);
          Subscriber most = new Subscriber(stream + "?q=" + often, null);
          Subscriber all = new Subscriber(stream, null)) {
        for (Subscriber subscriber : List.of(one, same, most, all)) {
          resumed.add(subscriber.next().id());
        }
        List<String> found = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          List<String> nothing = publish(newsroom, often, NOTHING);
          assertThat(ids(most, NOTHING)).containsExactlyInAnyOrderElementsOf(nothing);
          assertThat(ids(all, NOTHING)).containsExactlyInAnyOrderElementsOf(nothing);
          Cursor passed = cursorOfNext(all);
          assertThat(
                  Stream.generate(() -> cursorOfNext(one))
                      .limit(300)
                      .anyMatch(cursor -> cursor.reached(passed)))
              .as("the cursor of one for whom there was nothing comes as far")
              .isTrue();
          resumed.add(passed.toString());
          List<String> some = publish(newsroom, rare, 1);
          found.addAll(some);
          for (Subscriber subscriber : List.of(one, same, all)) {
            assertThat(ids(subscriber, 1)).isEqualTo(some);
          }
        }
        List<String> end = publish(newsroom, rare + " " + often, 1);
        for (Subscriber subscriber : List.of(one, same, most, all)) {
          assertThat(ids(subscriber, 1)).isEqualTo(end);
        }
        found.addAll(end);
        for (int i = 0; i < resumed.size(); i++) {
          int passed = Math.max(0, i - 4);
          try (Subscriber back = new Subscriber("/stream?q=" + rare, resumed.get(i))) {
            assertThat(ids(back, found.size() - passed))
                .containsExactlyInAnyOrderElementsOf(found.subList(passed, found.size()));
          }
        }
      }
    }
  }

  /** Articles with some words, one after the other. */
  private static List<String> publish(Newsroom newsroom, String words, int count) {
    List<String> sent = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      UUID id = UUID.randomUUID();
      newsroom.event(
          Articles.event(
              id, 1, new Receipt(0, 0), Articles.small(words, "Zhou said: “We grew 5%.”")));
      sent.add(id + "/1/0");
    }
    return sent;
  }

  /** The next events of this test's. */
  private List<String> ids(Subscriber subscriber, int count) throws IOException {
    List<String> got = new ArrayList<>();
    while (got.size() < count) {
      String data = String.valueOf(subscriber.nextEvent().data());
      if (data.contains(rare) || data.contains(often)) {
        got.add(EventJson.mapper().readTree(data).path("id").asText());
      }
    }
    return got;
  }

  private static Cursor cursorOfNext(Subscriber subscriber) {
    try {
      return Cursor.parse(Objects.requireNonNull(subscriber.next().id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }
}
