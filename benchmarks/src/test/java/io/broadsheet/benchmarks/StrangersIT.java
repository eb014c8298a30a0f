package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Topic;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records that strangers write to the topics themselves. */
class StrangersIT {

  private static final String OUTCOMES_OF_NOTHING =
      "outcomes are of arrivals that articles.received does not have";

  private static RunningHouse house;

  @BeforeAll
  static void start() throws IOException {
    house = new RunningHouse();
  }

  @AfterAll
  static void stop() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  void poisonOnAnyTopicIsSetAsideAlone() throws Exception {
    Load load = new Load("topics");
    int good = 0;
    List<String> letters = new ArrayList<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", house.house.url(Role.KAFKA));
    try (KafkaProducer<byte[], byte[]> stranger =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Topic topic : Topic.values()) {
        for (byte[] poison : Poison.RECORDS) {
          String key = topic + " poison " + good;
          byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
          stranger.send(new ProducerRecord<>(topic.name(""), bytes, poison)).get();
          if (topic != Topic.DEADLETTER) {
            letters.add(key);
          }
          accept(load.line(good), Lane.values()[good++ % 2]);
        }
      }
    }
    awaitSetAsideAlone(letters, load, good);
    // What was set aside once stops no start, and is not set aside again.
    for (Role role : List.of(Role.INGEST, Role.QUERY)) {
      Server killed = house.house.server(role);
      killed.kill();
      await().atMost(Duration.ofMinutes(1)).until(() -> house.house.server(role) != killed);
    }
    await().atMost(Duration.ofMinutes(1)).until(house::isReady);
    accept(load.line(good++), Lane.LIVE);
    awaitSetAsideAlone(letters, load, good);
  }

  private static void accept(String line, Lane lane) throws Exception {
    ObjectNode article = (ObjectNode) EventJson.mapper().readTree(line);
    article.put("lane", EventJson.wire(lane));
    assertThat(house.ingest().postOne(article.toString()).statusCode()).isEqualTo(202);
  }

  /** One letter for each of these records' keys, and each good article. */
  private static void awaitSetAsideAlone(List<String> keys, Load load, int good) {
    String letters = house.house.url(Role.INGEST) + "/deadletters?limit=1000";
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(IngestClient.get(letters).findValuesAsText("key"))
                  .filteredOn(key -> key.contains(" poison "))
                  .containsExactlyInAnyOrderElementsOf(keys);
              assertThat(
                      house.count(
                          "select count(*) from event where url like ?",
                          load.url(0).replaceFirst("0$", "%")))
                  .isEqualTo(good);
            });
    // What a stranger wrote among the outcomes is told, and nothing else.
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(IngestClient.get(house.query("/stats/reconcile")).path("why"))
                    .isNotEmpty()
                    .allMatch(why -> why.asText().endsWith(OUTCOMES_OF_NOTHING)));
  }
}
