package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Article;
import io.broadsheet.events.Articles;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stage that dies between an event and its outcome, and the one that takes over. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CrashIT {

  private static final AtomicInteger RUN = new AtomicInteger();
  private static final int ARTICLES = 20;
  private static final int PARTITIONS = 2;

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject ParseConfig config;

  private String prefix = "";
  private volatile String parser = "1";

  @BeforeEach
  void makeTopics() throws Exception {
    prefix = "crash" + RUN.incrementAndGet() + ".";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .createTopics(
              Stream.of(Topic.values())
                  .map(
                      topic ->
                          new NewTopic(
                                  topic.name(prefix), Optional.of(PARTITIONS), Optional.empty())
                              .configs(topic.config()))
                  .toList())
          .all()
          .get();
    }
  }

  @Test
  void writesOnlyTheOutcomeOfAnEventThatACrashLeftWithout() throws Exception {
    for (int i = 0; i < ARTICLES; i++) {
      receive(i, "one");
      receive(i, "two");
    }
    // Dies when it has written a third of its outcomes: some events stand without.
    AtomicInteger outcomes = new AtomicInteger();
    crashing(topic -> topic.equals(name(Topic.OUTCOMES)) && outcomes.incrementAndGet() > 13);
    int before = Records.of(kafka, name(Topic.EVENTS)).size();
    assertThat(before).isGreaterThan(Records.of(kafka, name(Topic.OUTCOMES)).size());

    finishing();
    assertExactlyOnce(2);
  }

  @Test
  void doesAllAgainWhenNoEventWasWritten() throws Exception {
    receive(0, "one");
    crashing(topic -> topic.equals(name(Topic.EVENTS)));
    assertThat(Records.of(kafka, name(Topic.EVENTS))).isEmpty();
    finishing();
    assertThat(Records.of(kafka, name(Topic.EVENTS))).hasSize(1);
    assertThat(Records.outcomes(kafka, name(Topic.OUTCOMES))).hasSize(1);
  }

  @Test
  void reparsesOnceWhereverItIsKilledAndKeepsTheOriginal() throws Exception {
    receive(0, "one");
    finishing();
    for (String newer : List.of("2", "3")) {
      parser = newer;
      append(Arrival.reparse(id(0), Instant.now(), null));
      crashing(topic -> topic.equals(name(Topic.EVENTS)));
      crashing(topic -> topic.equals(name(Topic.OUTCOMES)));
      finishing();
    }

    assertThat(Records.of(kafka, name(Topic.EVENTS)))
        .extracting(CrashIT::key)
        .containsExactly(id(0) + "/1", id(0) + "/1", id(0) + "/1");
    List<Outcome> outcomes = Records.outcomes(kafka, name(Topic.OUTCOMES));
    assertThat(outcomes)
        .extracting(Outcome::outcome, Outcome::version, Outcome::revision, Outcome::parser)
        .containsExactly(
            tuple(Outcome.Kind.PUBLISHED, 1, 0, "1"),
            tuple(Outcome.Kind.REPARSED, 1, 1, "2"),
            tuple(Outcome.Kind.REPARSED, 1, 2, "3"));
    assertThat(outcomes).extracting(Outcome::receipt).doesNotHaveDuplicates();
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.origin()).isEqualTo(outcomes.get(0).receipt());
              assertThat(outcome.originalHash()).isEqualTo(outcomes.get(0).originalHash());
            });
  }

  @Test
  void withdrawsOnceWhereverItIsKilledOnTheWay() throws Exception {
    receive(0, "one");
    receive(0, "two");
    finishing();
    String id = withdraw(0).toString();
    // Before the first tombstone, between the two, before the event, and before its outcome.
    for (int writes = 0; writes < 3; writes++) {
      int last = writes;
      AtomicInteger written = new AtomicInteger();
      crashing(topic -> topic.equals(name(Topic.EVENTS)) && written.incrementAndGet() > last);
      assertThat(lastValues().get(id + "/3")).isNull();
    }
    crashing(topic -> topic.equals(name(Topic.OUTCOMES)));
    finishing();

    Map<String, Optional<String>> events = lastValues();
    assertThat(events.get(id + "/1")).isEmpty();
    assertThat(events.get(id + "/2")).isEmpty();
    assertThat(events.get(id + "/3"))
        .hasValueSatisfying(
            event -> assertThat(event).contains("\"version\":3").doesNotContain("one", "two"));
    assertThat(Records.of(kafka, name(Topic.EVENTS)))
        .filteredOn(event -> event.value() != null && key(event).equals(id + "/3"))
        .hasSize(1);
    assertThat(Records.outcomes(kafka, name(Topic.OUTCOMES)))
        .extracting(Outcome::outcome, Outcome::version, Outcome::contentHash)
        .last()
        .isEqualTo(tuple(Outcome.Kind.WITHDRAWN, 3, null));
    assertThat(Records.outcomes(kafka, name(Topic.OUTCOMES)))
        .extracting(Outcome::receipt)
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void aWithdrawnArticleStaysSoUntilItIsRestored() throws Exception {
    withdraw(0);
    receive(0, "one");
    String id = withdraw(0).toString();
    finishing();
    receive(0, "two");
    withdraw(0);
    finishing();
    receive(0, "one", true);
    receive(0, "two");
    finishing();
    withdraw(0);
    finishing();

    assertThat(Records.outcomes(kafka, name(Topic.OUTCOMES)))
        .filteredOn(outcome -> outcome.outcome() != Outcome.Kind.MARKER)
        .extracting(Outcome::outcome, Outcome::version)
        .containsExactly(
            tuple(Outcome.Kind.REFUSED, 0),
            tuple(Outcome.Kind.PUBLISHED, 1),
            tuple(Outcome.Kind.WITHDRAWN, 2),
            tuple(Outcome.Kind.REFUSED, 2),
            tuple(Outcome.Kind.UNCHANGED, 2),
            tuple(Outcome.Kind.PUBLISHED, 3),
            tuple(Outcome.Kind.UPDATED, 4),
            tuple(Outcome.Kind.WITHDRAWN, 5));
    assertThat(lastValues())
        .containsOnlyKeys(id + "/1", id + "/2", id + "/3", id + "/4", id + "/5")
        .satisfies(
            events ->
                events.forEach(
                    (key, value) -> assertThat(value.isPresent()).isEqualTo(key.endsWith("/5"))));
    // What was refused is no arrival any more that compaction would keep.
    assertThat(Records.of(kafka, name(Topic.RECEIVED)))
        .filteredOn(record -> record.value() == null)
        .singleElement()
        .satisfies(record -> assertThat(key(record)).isEqualTo(id));
  }

  /** What compaction will leave of each key. */
  private Map<String, Optional<String>> lastValues() {
    Map<String, Optional<String>> values = new HashMap<>();
    Records.of(kafka, name(Topic.EVENTS))
        .forEach(
            event ->
                values.put(
                    key(event),
                    Optional.ofNullable(event.value())
                        .map(value -> new String(value, StandardCharsets.UTF_8))));
    return values;
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  @Test
  void survivesManyCrashesInARow() throws Exception {
    for (int i = 0; i < ARTICLES; i++) {
      receive(i, "one");
      receive(i, "two");
      receive(i, "three");
    }
    for (int crash = 0; crash < 5; crash++) {
      int writes = 5 + 3 * crash;
      AtomicInteger written = new AtomicInteger();
      crashing(topic -> written.incrementAndGet() > writes);
    }
    finishing();
    assertExactlyOnce(3);
  }

  @Test
  void startsAgainFromWhereAnOrderlyStopLeft() throws Exception {
    receive(0, "one");
    finishing();
    receive(0, "two");
    finishing();
    receive(0, "two");
    finishing();
    assertThat(Records.outcomes(kafka, name(Topic.OUTCOMES)))
        .extracting(Outcome::outcome)
        .containsExactly(Outcome.Kind.PUBLISHED, Outcome.Kind.UPDATED, Outcome.Kind.UNCHANGED);
  }

  @Test
  void refusesAReceivedTopicThatWasMadeAnew() throws Exception {
    receive(0, "one");
    finishing();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.deleteTopics(List.of(name(Topic.RECEIVED))).all().get();
      NewTopic anew = new NewTopic(name(Topic.RECEIVED), Optional.of(2), Optional.empty());
      await()
          .ignoreExceptions()
          .until(
              () -> {
                admin.createTopics(List.of(anew)).all().get();
                return true;
              });
    }
    CompletableFuture<Void> run = run(topic -> false, new AtomicBoolean());
    await().atMost(Duration.ofSeconds(60)).until(run::isDone);
    assertThat(run.handle((done, failure) -> failure).join())
        .hasMessageContaining("the topic was made anew. Use a new broadsheet.topic-prefix");
  }

  @Test
  void concludesWhatTheParserCannotDoAsFailedWithADeadLetter() throws Exception {
    receive(0, "broken");
    receive(1, "endless");
    receive(2, "one");
    finishing();
    assertThat(Records.outcomes(kafka, name(Topic.OUTCOMES)))
        .extracting(Outcome::outcome, Outcome::reason)
        .containsExactlyInAnyOrder(
            tuple(Outcome.Kind.FAILED, "the parser failed: IllegalStateException"),
            tuple(Outcome.Kind.FAILED, "the parse took longer than 3 s"),
            tuple(Outcome.Kind.PUBLISHED, null));
    assertThat(Records.of(kafka, name(Topic.DEADLETTER))).hasSize(2);
  }

  private Article parse(Original original, Instant observed) {
    String text = String.valueOf(original.text());
    if (text.equals("broken")) {
      throw new IllegalStateException();
    }
    while (text.equals("endless") && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    String read = parser.equals("1") ? text : text + ", read by " + parser;
    return Articles.readBy(parser, Articles.small("T", read));
  }

  private String name(Topic topic) {
    return topic.name(prefix);
  }

  private void assertExactlyOnce(int versions) {
    List<String> events =
        Records.of(kafka, name(Topic.EVENTS)).stream()
            .map(record -> new String(record.key(), StandardCharsets.UTF_8))
            .toList();
    assertThat(events).hasSize(ARTICLES * versions).doesNotHaveDuplicates();
    List<Outcome> outcomes = Records.outcomes(kafka, name(Topic.OUTCOMES));
    assertThat(outcomes).extracting(Outcome::receipt).doesNotHaveDuplicates();
    assertThat(outcomes).hasSize(ARTICLES * versions);
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.origin()).isEqualTo(outcome.receipt());
              assertThat(outcome.originalHash()).isNotNull();
            });
  }

  private void receive(int article, String text) throws Exception {
    receive(article, text, false);
  }

  private void receive(int article, String text, boolean restore) throws Exception {
    Original original = Original.ofText("https://crash.example/" + article, text);
    Instant now = Instant.now();
    append(
        new Arrival(
            Identity.of(original), original, Lane.LIVE, now, now, restore, false, false, null));
  }

  private UUID withdraw(int article) throws Exception {
    append(Arrival.withdrawal(id(article), Instant.now(), null));
    return id(article);
  }

  private static UUID id(int article) {
    return Identity.of(Original.ofText("https://crash.example/" + article, ""));
  }

  private void append(Arrival arrival) throws Exception {
    byte[] article = arrival.id().toString().getBytes(StandardCharsets.UTF_8);
    try (Producer<byte[], byte[]> producer = realProducer()) {
      producer
          .send(
              new ProducerRecord<>(
                  name(Topic.RECEIVED),
                  BuiltInPartitioner.partitionForKey(article, PARTITIONS),
                  arrival.key().getBytes(StandardCharsets.UTF_8),
                  EventJson.bytes(arrival)))
          .get();
    }
  }

  private Producer<byte[], byte[]> realProducer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Runs until all is done, and stops in order. */
  private void finishing() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> run = run(topic -> false, stop);
    int received = Records.of(kafka, name(Topic.RECEIVED)).size();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Records.of(kafka, name(Topic.OUTCOMES)).size() >= received || run.isDone());
    stop.set(true);
    run.get();
  }

  /** Runs until a write is due that this forbids; then it is gone without a commit. */
  private void crashing(java.util.function.Predicate<String> at) {
    CompletableFuture<Void> run = run(at, new AtomicBoolean());
    await().atMost(Duration.ofSeconds(60)).until(run::isDone);
    assertThat(run).isCompletedExceptionally();
  }

  private CompletableFuture<Void> run(
      java.util.function.Predicate<String> diesAt, AtomicBoolean stop) {
    AtomicBoolean dead = new AtomicBoolean();
    KafkaClients clients =
        new KafkaClients(
            Map.of("bootstrap.servers", kafka), group -> prefix + group, config.parse()) {
          @Override
          Producer<byte[], byte[]> producer() {
            return mortal(super.producer(), diesAt, dead);
          }
        };
    return CompletableFuture.runAsync(
        () -> {
          try (Parsing parsing =
                  new Parsing(
                      this::parse, parser, 2, Duration.ofSeconds(3), new SimpleMeterRegistry());
              Membership membership =
                  new Membership(
                      clients,
                      this::name,
                      "the same",
                      config,
                      parsing,
                      new ParseWatch(new SimpleMeterRegistry()))) {
            membership.run(stop::get);
          }
        });
  }

  /** A producer whose process dies at a write: it, and none after it, is sent. */
  @SuppressWarnings("unchecked")
  static Producer<byte[], byte[]> mortal(
      Producer<byte[], byte[]> real,
      java.util.function.Predicate<String> diesAt,
      AtomicBoolean dead) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            CrashIT.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("send")) {
                ProducerRecord<?, ?> record = (ProducerRecord<?, ?>) arguments[0];
                synchronized (dead) {
                  if (dead.get() || diesAt.test(record.topic())) {
                    dead.set(true);
                    throw new IllegalStateException("killed");
                  }
                }
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
