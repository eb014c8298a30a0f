package io.broadsheet.ingest.parse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesPattern;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Article;
import io.broadsheet.events.Articles;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The backfill lane on topics of its own, with a parser that takes its time. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BackfillIT {

  private static final AtomicInteger RUN = new AtomicInteger();

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject ParseConfig config;

  private String prefix = "";
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void makeTopics() throws Exception {
    prefix = "backfill" + RUN.incrementAndGet() + ".";
    producer = producer();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .createTopics(
              Stream.of(Topic.values())
                  .map(topic -> new NewTopic(name(topic), Optional.of(2), Optional.empty()))
                  .toList())
          .all()
          .get();
    }
  }

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void aLiveArrivalGoesBeforeTheHundredsThatWait() throws Exception {
    for (int n = 0; n < 500; n++) {
      receive(Lane.BACKFILL, n, "one");
    }
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> run = run(topic -> false, stop);
    Map<UUID, Instant> live = new HashMap<>();
    for (int n = 0; n < 5; n++) {
      int concluded = 20 * (n + 1);
      await().atMost(Duration.ofSeconds(60)).until(() -> outcomes().size() >= concluded);
      UUID id = receive(Lane.LIVE, 1_000 + n, "one");
      live.put(id, Instant.now());
      await().until(() -> outcomes().stream().anyMatch(outcome -> id.equals(outcome.id())));
    }
    List<Outcome> now = outcomes();
    stop.set(true);
    run.get();

    assertThat(backfilled(now)).hasSizeLessThan(400);
    assertThat(now)
        .filteredOn(outcome -> live.containsKey(outcome.id()))
        .hasSize(5)
        .allSatisfy(
            outcome ->
                assertThat(now)
                    .filteredOn(other -> other.backfill() != null)
                    .filteredOn(other -> other.decided().isAfter(live.get(outcome.id())))
                    .filteredOn(other -> other.decided().isBefore(outcome.decided()))
                    .hasSizeLessThan(20));

    finishing();
    assertEachReceiptHasOneOutcome();
    assertThat(outcomes()).extracting(Outcome::outcome).containsOnly(Outcome.Kind.PUBLISHED);
  }

  @Test
  void bothLanesSurviveManyCrashes() throws Exception {
    for (int n = 0; n < 20; n++) {
      receive(Lane.BACKFILL, n, "one");
      receive(Lane.LIVE, n, "two");
      receive(Lane.BACKFILL, n, "three");
      receive(Lane.BACKFILL, 100 + n, "one");
    }
    for (int crash = 0; crash < 6; crash++) {
      int writes = 5 + 7 * crash;
      AtomicInteger written = new AtomicInteger();
      crashing(topic -> written.incrementAndGet() > writes);
    }
    // In the middle of a copy, and after one.
    AtomicInteger copies = new AtomicInteger();
    crashing(topic -> topic.equals(name(Topic.RECEIVED)) && copies.incrementAndGet() > 5);
    crashing(topic -> topic.equals(name(Topic.OUTCOMES)) && copies.incrementAndGet() > 8);
    finishing();

    assertEachReceiptHasOneOutcome();
    // None was even copied twice: where to go on was read from the copies.
    assertThat(Records.of(kafka, name(Topic.RECEIVED))).hasSize(80);
    assertThat(Records.of(kafka, name(Topic.EVENTS)))
        .extracting(event -> text(event.key()))
        .doesNotHaveDuplicates();
    // Seen before what came by the live lane, or later than it.
    assertThat(backfilled(outcomes()))
        .filteredOn(outcome -> outcome.outcome() == Outcome.Kind.REFUSED)
        .hasSize(20);
  }

  @Test
  void aSecondCopyIsNobodys() throws Exception {
    Receipt receipt = new Receipt(Lane.BACKFILL, 0, 0);
    Arrival arrival = arrival(Lane.BACKFILL, 0, "one", Instant.now().plusSeconds(60), true);
    receive(Lane.LIVE, 0, "zero");
    send(Topic.RECEIVED, arrival, receipt);
    Arrival later = arrival(Lane.LIVE, 0, "two", Instant.now().plusSeconds(70), false);
    send(Topic.RECEIVED, later, null);
    send(Topic.RECEIVED, arrival, receipt);
    finishing(0);
    // Its own start finds it too.
    send(Topic.RECEIVED, arrival, receipt);
    send(Topic.RECEIVED, Arrival.withdrawal(arrival.id(), Instant.now(), null), null);
    send(Topic.RECEIVED, arrival, receipt);
    finishing(0);

    assertThat(outcomes())
        .extracting(Outcome::outcome, Outcome::backfill, Outcome::version)
        .startsWith(
            tuple(Outcome.Kind.PUBLISHED, null, 1),
            tuple(Outcome.Kind.UPDATED, receipt, 2),
            tuple(Outcome.Kind.UPDATED, null, 3),
            tuple(Outcome.Kind.MARKER, null, 3),
            tuple(Outcome.Kind.MARKER, null, 3),
            tuple(Outcome.Kind.WITHDRAWN, null, 4),
            tuple(Outcome.Kind.MARKER, null, 4));
    assertThat(Records.of(kafka, name(Topic.RECEIVED)).get(7).value())
        .as("compaction would keep the text that was withdrawn")
        .isNull();
  }

  @Test
  void tellsTheReceiptOfAnArrivalWhoseEventACrashLeftWithoutOutcome() throws Exception {
    receive(Lane.BACKFILL, 0, "one");
    crashing(topic -> topic.equals(name(Topic.OUTCOMES)));
    assertThat(Records.of(kafka, name(Topic.EVENTS))).hasSize(1);
    finishing();
    assertEachReceiptHasOneOutcome();
  }

  @Test
  void aSenderHoldsTheReceiptOfTheLane() throws Exception {
    String receipt =
        given()
            .contentType("application/json")
            .body(
                "{\"url\":\"https://it.example/lane\",\"text\":\"Some words.\",\"lane\":\"backfill\"}")
            .post("/articles")
            .then()
            .statusCode(202)
            .body("receipt", matchesPattern("b[0-3]-[0-9]+"))
            .body("links.trace", matchesPattern(".*/trace\\?receipt=b[0-3]-[0-9]+"))
            .extract()
            .path("receipt");
    Outcome outcome =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    Records.outcomes(kafka, "articles.outcomes").stream()
                        .filter(of -> Receipt.parse(receipt).equals(of.backfill()))
                        .toList(),
                found -> !found.isEmpty())
            .get(0);
    assertThat(outcome.outcome()).isEqualTo(Outcome.Kind.PUBLISHED);
    assertThat(
            Records.events(kafka, "articles.events", Objects.requireNonNull(outcome.id()) + "/1"))
        .singleElement()
        .satisfies(event -> assertThat(event.path("lane").asText()).isEqualTo("backfill"));
  }

  private static Article parse(Original original, Instant observed) {
    try {
      Thread.sleep(40);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Articles.small("T", String.valueOf(original.text()));
  }

  private String name(Topic topic) {
    return topic.name(prefix);
  }

  private List<Outcome> outcomes() {
    return Records.outcomes(kafka, name(Topic.OUTCOMES));
  }

  private static List<Outcome> backfilled(List<Outcome> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.backfill() != null).toList();
  }

  private void assertEachReceiptHasOneOutcome() {
    assertThat(backfilled(outcomes()))
        .extracting(Outcome::backfill)
        .containsExactlyInAnyOrderElementsOf(
            Records.of(kafka, name(Topic.BACKFILL)).stream()
                .map(record -> new Receipt(Lane.BACKFILL, record.partition(), record.offset()))
                .toList());
    assertThat(outcomes())
        .extracting(Outcome::receipt)
        .containsExactlyInAnyOrderElementsOf(
            Records.of(kafka, name(Topic.RECEIVED)).stream()
                .map(record -> new Receipt(record.partition(), record.offset()))
                .toList());
  }

  private UUID receive(Lane lane, int article, String text) throws Exception {
    Arrival arrival = arrival(lane, article, text, Instant.now(), false);
    send(lane == Lane.LIVE ? Topic.RECEIVED : Topic.BACKFILL, arrival, null);
    return arrival.id();
  }

  private static Arrival arrival(
      Lane lane, int article, String text, Instant observed, boolean restore) {
    Original original = Original.ofText("https://lanes.example/" + article, text);
    return new Arrival(
        Identity.of(original),
        original,
        lane,
        observed,
        Instant.now(),
        restore,
        false,
        false,
        null);
  }

  private void send(Topic topic, Arrival arrival, @Nullable Receipt copyOf) throws Exception {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            name(topic),
            arrival.id().toString().getBytes(StandardCharsets.UTF_8),
            EventJson.bytes(arrival));
    if (copyOf != null) {
      record.headers().add("receipt", copyOf.toString().getBytes(StandardCharsets.UTF_8));
    }
    producer.send(record).get();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka, "linger.ms", 0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void finishing() throws Exception {
    finishing(Records.of(kafka, name(Topic.BACKFILL)).size());
  }

  /** Runs until all is done, so many of it by the backfill lane, and stops in order. */
  private void finishing(int backfill) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> run = run(topic -> false, stop);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                run.isDone()
                    || (backfilled(outcomes()).size() >= backfill
                        && outcomes().size() >= Records.of(kafka, name(Topic.RECEIVED)).size()));
    stop.set(true);
    run.get();
  }

  /** Runs until a write is due that this forbids; then it is gone without a commit. */
  private void crashing(Predicate<String> at) {
    CompletableFuture<Void> run = run(at, new AtomicBoolean());
    await().atMost(Duration.ofSeconds(60)).until(run::isDone);
    assertThat(run).isCompletedExceptionally();
  }

  private CompletableFuture<Void> run(Predicate<String> diesAt, AtomicBoolean stop) {
    AtomicBoolean dead = new AtomicBoolean();
    KafkaClients clients =
        new KafkaClients(
            Map.of("bootstrap.servers", kafka), group -> prefix + group, config.parse()) {
          @Override
          Producer<byte[], byte[]> producer() {
            return CrashIT.mortal(super.producer(), diesAt, dead);
          }

          @Override
          Producer<byte[], byte[]> copier() {
            return CrashIT.mortal(super.copier(), diesAt, dead);
          }
        };
    return CompletableFuture.runAsync(
        () -> {
          SimpleMeterRegistry registry = new SimpleMeterRegistry();
          try (Parsing parsing =
                  new Parsing(BackfillIT::parse, "1", 2, Duration.ofSeconds(3), registry);
              Membership membership =
                  new Membership(
                      clients, this::name, "the same", config, parsing, new ParseWatch(registry))) {
            membership.run(
                () -> {
                  if (dead.get()) {
                    throw new IllegalStateException("killed");
                  }
                  return stop.get();
                });
          }
        });
  }
}
