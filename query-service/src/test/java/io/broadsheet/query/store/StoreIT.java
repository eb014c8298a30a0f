package io.broadsheet.query.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Newsroom.Published;
import io.broadsheet.query.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StoreIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Newsroom newsroom = new Newsroom();

  @AfterEach
  void close() {
    newsroom.close();
  }

  @Test
  void storesAnEventItsFactsAndItsOutcome() {
    Published article = newsroom.publish(UUID.randomUUID());

    awaitStored(article);
    int partition = article.receipt().partition();
    assertThat(
            Rows.count(
                "select count(*) from quote where partition = ? and \"offset\" = ?",
                partition,
                article.event()))
        .isEqualTo(1);
    assertThat(
            Rows.count(
                "select count(*) from figure where partition = ? and \"offset\" = ? and value = 5",
                partition,
                article.event()))
        .isEqualTo(1);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Rows.count(
                        "select count(*) from outcome where receipt_partition = ? and receipt_offset = ?",
                        partition,
                        article.receipt().offset())
                    == 1);
  }

  @Test
  void keepsTheVeryBytesThatKafkaCarried() {
    UUID id = UUID.randomUUID();
    String json = "{\"id\" : \"%s\", \"version\":1,  \"tomorrow\":[1.50]}".formatted(id);
    ArticleEvent event = Articles.event(id, 1, new Receipt(0, 0));
    newsroom.send(
        Topic.EVENTS,
        Newsroom.partition(id),
        event.key(),
        Newsroom.utf8(json),
        io.broadsheet.events.CloudEvents.headers(event.attributes()));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(given().get("/articles/" + id).body().asString()).isEqualTo(json));
  }

  @Test
  void dropsRedeliveredAndDoubledEventsAndGoesOn() {
    UUID id = UUID.randomUUID();
    Published first = newsroom.publish(id, 1);
    newsroom.event(Articles.event(id, 2, first.receipt()));
    newsroom.event(Articles.event(id, 2, first.receipt()));
    newsroom.event(Articles.event(id, 1, first.receipt()));
    Published third = newsroom.publish(id, 3);

    awaitStored(third);
    assertThat(Rows.count("select count(*) from event where article_id = ?", id)).isEqualTo(3);
    assertThat(
            Rows.count(
                "select count(*) from event where article_id = ? and superseded is null", id))
        .isEqualTo(1);
    assertThat(Rows.count("select superseded from event where article_id = ? and version = 1", id))
        .isEqualTo(
            Rows.count("select \"offset\" from event where article_id = ? and version = 2", id));
  }

  @Test
  void skipsTombstonesAndMarkers() {
    UUID id = UUID.randomUUID();
    newsroom.send(Topic.EVENTS, Newsroom.partition(id), id + "/1", null, Map.of());
    newsroom.send(Topic.EVENTS, Newsroom.partition(id), "marker", null, Map.of());

    awaitStored(newsroom.publish(id));
  }

  @Test
  void withdrawalLeavesNoEarlierVersion() {
    UUID id = UUID.randomUUID();
    Published first = newsroom.publish(id, 1);
    awaitStored(first);
    newsroom.event(Articles.event(id, 2, first.receipt()));
    String withdrawn = "{\"id\":\"%s\",\"version\":3,\"revision\":0}".formatted(id);
    Map<String, String> headers =
        Map.of("ce_type", "io.broadsheet.article.withdrawn.v1", "ce_time", "2024-06-03T10:00:00Z");
    newsroom.send(
        Topic.EVENTS, Newsroom.partition(id), id + "/3", Newsroom.utf8(withdrawn), headers);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(given().get("/articles/" + id).statusCode()).isEqualTo(410));
    assertThat(Rows.count("select count(*) from event where article_id = ?", id)).isEqualTo(1);
    assertThat(
            Rows.count(
                "select count(*) from quote where partition = ? and \"offset\" = ?",
                first.receipt().partition(),
                first.event()))
        .isZero();
  }

  @Test
  void setsTheOneRecordAsideThatTheDatabaseRejects() {
    UUID bad = UUID.randomUUID();
    Rows.execute(
        "alter table event add constraint no_poison check (article_id <> '%s')".formatted(bad));
    List<Published> good = new ArrayList<>();
    Published poison = null;
    for (UUID id : Newsroom.idsOf(Newsroom.partition(bad), 41)) {
      if (good.size() == 20 && poison == null) {
        poison = newsroom.publish(bad);
      }
      good.add(newsroom.publish(id));
    }

    good.forEach(this::awaitStored);
    assertThat(Rows.count("select count(*) from event where article_id = ?", bad)).isZero();
    Objects.requireNonNull(poison, "it was published among the good ones");
    assertThat(
            Rows.count(
                "select count(*) from unstorable where topic = 'articles.events' and partition = ? and \"offset\" = ? and reason like '%no_poison%'",
                Newsroom.partition(bad), poison.event()))
        .isEqualTo(1);
    assertThat(DeadLetterBox.offsets(Newsroom.partition(bad))).containsOnlyOnce(poison.event());
    Rows.execute("alter table event drop constraint no_poison");
  }

  @Test
  void setsUnreadableRecordsAside() {
    UUID id = UUID.randomUUID();
    int partition = Newsroom.partition(id);
    RecordMetadata noJson =
        newsroom.send(Topic.EVENTS, partition, "k", Newsroom.utf8("{\"id\":"), Map.of());
    RecordMetadata noUtf8 =
        newsroom.send(
            Topic.EVENTS,
            partition,
            "k",
            new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            Map.of());
    RecordMetadata noHeaders =
        newsroom.send(
            Topic.EVENTS,
            partition,
            "k\0",
            Newsroom.utf8("{\"id\":\"%s\",\"version\":1}".formatted(id)),
            Map.of());
    RecordMetadata noOutcome =
        newsroom.send(Topic.OUTCOMES, partition, "k", Newsroom.utf8("[]"), Map.of());

    awaitStored(newsroom.publish(id));
    assertThat(DeadLetterBox.offsets(partition))
        .contains(noJson.offset(), noUtf8.offset(), noHeaders.offset());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Rows.count(
                        "select count(*) from unstorable where topic = 'articles.outcomes' and partition = ? and \"offset\" = ?",
                        partition,
                        noOutcome.offset())
                    == 1);
  }

  @Test
  void storesWhatKillsOtherSinks() {
    for (String poison : Poisons.EVENTS) {
      UUID id = UUID.randomUUID();
      ArticleEvent event = Articles.event(id, 1, new Receipt(0, 0));
      newsroom.send(
          Topic.EVENTS,
          Newsroom.partition(id),
          event.key(),
          Newsroom.utf8(poison.formatted(id)),
          io.broadsheet.events.CloudEvents.headers(event.attributes()));
      await().atMost(PATIENCE).until(() -> given().get("/articles/" + id).statusCode() == 200);
    }
    assertThat(given().get("/articles?limit=200").statusCode()).isEqualTo(200);
    assertThat(given().get("/quotes?limit=200").statusCode()).isEqualTo(200);
    assertThat(given().get("/figures?limit=200").statusCode()).isEqualTo(200);
  }

  @Test
  void givesWayToAnotherInstanceThatMovedThePosition() {
    UUID id = UUID.randomUUID();
    int partition = Newsroom.partition(id);
    Published before = newsroom.publish(id);
    awaitStored(before);
    // What another instance would have done with the next record.
    Rows.execute(
        "update position set next = next + 1 where topic = 'articles.events' and partition = "
            + partition);
    List<UUID> ids = Newsroom.idsOf(partition, 3);
    List<Published> later = ids.stream().map(newsroom::publish).toList();

    later.subList(1, 3).forEach(this::awaitStored);
    assertThat(Rows.count("select count(*) from event where article_id = ?", ids.get(0))).isZero();
  }

  @Test
  void waitsForADatabaseThatIsAwayAndLosesNothing() {
    List<Published> articles = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      articles.add(newsroom.publish(UUID.randomUUID()));
    }
    Rows.away();
    try {
      for (int i = 0; i < 20; i++) {
        articles.add(newsroom.publish(UUID.randomUUID()));
      }
      await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 503);
      assertThat(given().get("/articles").statusCode()).isEqualTo(503);
    } finally {
      Rows.back();
    }

    articles.forEach(this::awaitStored);
    await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    assertThat(Rows.count("select count(*) from unstorable where reason like '%connection%'"))
        .isZero();
  }

  private void awaitStored(Published article) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Rows.count(
                        "select count(*) from event where article_id = ? and version = ?",
                        article.id(),
                        article.version())
                    == 1);
  }
}
