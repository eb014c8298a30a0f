package io.broadsheet.query.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.Articles;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Newsroom.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TraceIT {

  private final Newsroom newsroom = new Newsroom();

  @AfterEach
  void close() {
    newsroom.close();
  }

  @Test
  void anAcceptedArrivalIsPendingUntilItsOutcomeIsKnown() throws Exception {
    UUID id = UUID.randomUUID();
    Receipt receipt = newsroom.receive(id);
    assertThat(given().get("/trace?receipt=" + receipt).<String>path("outcome"))
        .isEqualTo("pending");

    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() -> given().get("/trace?wait=20&receipt=" + receipt));
    newsroom.decide(id, 0, receipt, Outcome.Kind.REFUSED, null);

    assertThat(waiting.get().<String>path("outcome")).isEqualTo("refused");
    assertThat(waiting.get().<List<String>>path("stages.stage"))
        .containsExactly("accepted", "decided", "stored");
  }

  @Test
  void whatIsPublishedIsFindableWhenTheTraceSaysSo() {
    Published article = newsroom.publish(UUID.randomUUID());

    Response trace = given().get("/trace?wait=20&receipt=" + article.receipt());

    assertThat(trace.<String>path("outcome")).isEqualTo("published");
    assertThat(trace.<List<String>>path("stages.stage")).contains("findable");
    assertThat(given().get(trace.<String>path("links.article")).statusCode()).isEqualTo(200);
  }

  @Test
  void anArrivalOfTheBackfillLaneIsFoundByTheReceiptThatItsSenderHolds() throws Exception {
    UUID id = UUID.randomUUID();
    Receipt held = newsroom.receive(Lane.BACKFILL, id);
    Response pending = given().get("/trace?receipt=" + held);
    assertThat(pending.<String>path("receipt")).isEqualTo(held.toString());
    assertThat(pending.<String>path("outcome")).isEqualTo("pending");
    assertThat(pending.<String>path("reason")).startsWith("it waits in the backfill lane");
    assertThat(lane(held)).isEqualTo(Map.of("accepted", 1, "waiting", 1, "concluded", 0));

    Receipt copy = newsroom.receive(id);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Newsroom.kafka()))) {
      admin
          .alterConsumerGroupOffsets(
              KafkaTopics.BACKFILL_GROUP,
              Map.of(
                  new TopicPartition(Topic.BACKFILL.name(""), held.partition()),
                  new OffsetAndMetadata(held.offset() + 1)))
          .all()
          .get();
    }
    assertThat(given().get("/trace?receipt=" + held).<String>path("reason")).isNull();
    long event = newsroom.event(Articles.event(id, 1, copy)).offset();
    newsroom.decide(id, 1, copy, held, Outcome.Kind.PUBLISHED, event);

    for (Receipt asked : List.of(held, copy)) {
      Response trace = given().get("/trace?wait=20&receipt=" + asked);
      assertThat(trace.<String>path("receipt")).isEqualTo(held.toString());
      assertThat(trace.<String>path("copy")).isEqualTo(copy.toString());
      assertThat(trace.<String>path("outcome")).isEqualTo("published");
      assertThat(trace.<String>path("links.trace")).endsWith(held.toString());
    }
    assertThat(lane(held)).isEqualTo(Map.of("accepted", 1, "waiting", 0, "concluded", 1));
    assertThat(given().get("/trace?receipt=b99-0").statusCode()).isEqualTo(404);
    assertThat(given().get("/trace?receipt=b0-999999").statusCode()).isEqualTo(404);
  }

  private static Map<String, Integer> lane(Receipt of) {
    return given().get("/stats/reconcile").path("partitions[" + of.partition() + "].backfill");
  }

  @Test
  void whatIsWithdrawnIsStoredAndNotFindable() {
    Published article = newsroom.publish(UUID.randomUUID());
    Receipt receipt = newsroom.receive(article.id());
    long event = newsroom.event(Articles.withdrawn(article.id(), 2, receipt)).offset();
    newsroom.decide(article.id(), 2, receipt, Outcome.Kind.WITHDRAWN, event);

    Response trace = given().get("/trace?wait=20&receipt=" + receipt);
    assertThat(trace.<String>path("outcome")).isEqualTo("withdrawn");
    for (Receipt each : List.of(receipt, article.receipt())) {
      Response of = given().get("/trace?wait=20&receipt=" + each);
      assertThat(of.<List<String>>path("stages.stage"))
          .contains("stored")
          .doesNotContain("findable");
      assertThat(of.<String>path("links.article")).isNull();
    }
    assertThat(given().get("/articles/" + article.id()).statusCode()).isEqualTo(410);
  }

  @Test
  void findsAnArticlesArrivalsByItsIdAndAddress() {
    String url = "https://example.com/" + UUID.randomUUID();
    UUID id = Identity.of(Original.ofText(url, ""));
    Published first = newsroom.publish(id, 1);
    Published second = newsroom.publish(id, 2);
    given().get("/trace?wait=20&receipt=" + second.receipt());

    for (String asked : List.of("id=" + id, "url=" + url + "%23top")) {
      Response trace = given().urlEncodingEnabled(false).get("/trace?" + asked);
      assertThat(trace.<String>path("receipt")).isEqualTo(second.receipt().toString());
      assertThat(trace.<String>path("earlier[0].receipt")).isEqualTo(first.receipt().toString());
    }
  }

  @Test
  void aReceiptThatNobodyWasGivenIsNotFound() {
    assertThat(given().get("/trace?receipt=0-999999999").statusCode()).isEqualTo(404);
    assertThat(given().get("/trace?receipt=99-0").statusCode()).isEqualTo(404);
    assertThat(given().get("/trace?id=" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(given().get("/trace?receipt=x").statusCode()).isEqualTo(400);
    assertThat(given().get("/trace").statusCode()).isEqualTo(400);
  }

  @Test
  void theSumsSayWhatIsMissing() {
    // Other tests publish outcomes of arrivals that were never received: not every sum is even.
    int partition = 7;
    int before = pending(partition);
    int missing = 1 + Math.max(0, -before);
    List<UUID> ids = Newsroom.idsOf(partition, missing);
    List<Receipt> receipts = ids.stream().map(newsroom::receive).toList();
    await().atMost(Duration.ofSeconds(30)).until(() -> pending(partition) == before + missing);
    assertThat(given().get("/stats/reconcile").<Boolean>path("agree")).isFalse();
    assertThat(given().get("/stats/reconcile").<List<String>>path("why").toString())
        .contains("partition " + partition + ": ");

    newsroom.decide(ids.get(0), 0, receipts.get(0), Outcome.Kind.FAILED, null);

    await().atMost(Duration.ofSeconds(30)).until(() -> pending(partition) == before + missing - 1);
  }

  @Test
  void theSumsSayThatTwoOutcomesNameTheSameVersion() {
    Published first = newsroom.publish(UUID.randomUUID(), 1);
    // Other tests leave such pairs too.
    int before = clashing(first.receipt().partition());
    newsroom.publish(first.id(), 2);
    Published dropped = newsroom.publish(first.id(), 2);
    given().get("/trace?wait=20&receipt=" + dropped.receipt());

    assertThat(given().get("/stats/reconcile").<Boolean>path("agree")).isFalse();
    assertThat(clashing(first.receipt().partition())).isEqualTo(before + 1);
  }

  private static int clashing(int partition) {
    Pattern sentence =
        Pattern.compile(
            "partition %d: (\\d+) events are said to be the same version.* first is offset \\d+"
                .formatted(partition));
    return given().get("/stats/reconcile").<List<String>>path("why").stream()
        .map(sentence::matcher)
        .filter(Matcher::matches)
        .mapToInt(said -> Integer.parseInt(said.group(1)))
        .sum();
  }

  private static int pending(int partition) {
    return given().get("/stats/reconcile").<Integer>path("partitions[" + partition + "].pending");
  }
}
