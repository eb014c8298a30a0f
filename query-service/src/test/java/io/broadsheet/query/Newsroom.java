package io.broadsheet.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Stands in for ingest-service: arrivals, ready events and outcomes on Kafka. */
public final class Newsroom implements AutoCloseable {

  private static final int PARTITIONS = 12;

  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka(), "acks", "all", "linger.ms", 0),
          new StringSerializer(),
          new ByteArraySerializer());

  public static String kafka() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }

  /** Where something published stands. */
  public record Published(UUID id, int version, Receipt receipt, long event) {}

  /** An article's first version, all the way: arrival, event, outcome. */
  public Published publish(UUID id) {
    return publish(id, 1);
  }

  public Published publish(UUID id, int version) {
    Receipt receipt = receive(id);
    long event = event(Articles.event(id, version, receipt)).offset();
    decide(
        id, version, receipt, version == 1 ? Outcome.Kind.PUBLISHED : Outcome.Kind.UPDATED, event);
    return new Published(id, version, receipt, event);
  }

  public static int partition(UUID id) {
    return Math.floorMod(id.hashCode(), PARTITIONS);
  }

  public Receipt receive(UUID id) {
    return receive(Lane.LIVE, id);
  }

  public Receipt receive(Lane lane, UUID id) {
    Topic topic = lane == Lane.LIVE ? Topic.RECEIVED : Topic.BACKFILL;
    RecordMetadata at = send(topic, partition(id), id.toString(), utf8("{}"), Map.of());
    return new Receipt(lane, at.partition(), at.offset());
  }

  /** An event as ingest-service would publish it: valid by the schema. */
  public RecordMetadata event(ArticleEvent event) {
    assertThat(EventSchema.violations(event.data())).isEmpty();
    return send(
        Topic.EVENTS,
        partition(event.data().id()),
        event.key(),
        EventJson.bytes(event.data()),
        CloudEvents.headers(event.attributes()));
  }

  /** Many at once, unlooked at; returns once Kafka has them. */
  public void events(Iterable<ArticleEvent> events) {
    events.forEach(
        event ->
            producer.send(
                record(
                    Topic.EVENTS,
                    partition(event.data().id()),
                    event.key(),
                    EventJson.bytes(event.data()),
                    CloudEvents.headers(event.attributes()))));
    producer.flush();
  }

  public void decide(
      UUID id, int version, Receipt receipt, Outcome.Kind kind, @Nullable Long event) {
    decide(id, version, receipt, null, kind, event);
  }

  public void decide(
      UUID id,
      int version,
      Receipt receipt,
      @Nullable Receipt backfill,
      Outcome.Kind kind,
      @Nullable Long event) {
    Instant now = Instant.now();
    Outcome outcome =
        new Outcome(
            id, receipt, backfill, kind, null, version, 0, event, "h", "h", receipt, "test 1", null,
            now, now, now);
    send(Topic.OUTCOMES, receipt.partition(), id.toString(), EventJson.bytes(outcome), Map.of());
  }

  public RecordMetadata send(
      Topic topic,
      int partition,
      @Nullable String key,
      byte @Nullable [] value,
      Map<String, String> headers) {
    try {
      return producer.send(record(topic, partition, key, value, headers)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<String, byte[]> record(
      Topic topic,
      int partition,
      @Nullable String key,
      byte @Nullable [] value,
      Map<String, String> headers) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(""), partition, key, value);
    headers.forEach((name, text) -> record.headers().add(name, utf8(text)));
    return record;
  }

  /** Ids that fall into one partition. */
  public static List<UUID> idsOf(int partition, int count) {
    return java.util.stream.Stream.generate(UUID::randomUUID)
        .filter(id -> partition(id) == partition)
        .limit(count)
        .toList();
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
