package io.broadsheet.benchmarks;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Stands in for ingest-service: puts articles of the {@link Newswire} on Kafka, with their
 * outcomes. The nth article stands at offset n / 12 of partition n % 12.
 */
final class ReadyEvents implements AutoCloseable {

  static final int PARTITIONS = 12;

  private final KafkaProducer<String, byte[]> producer;

  ReadyEvents(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                5,
                "compression.type",
                "zstd"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** The articles from one number up to another, which is left out; in this order. */
  void publish(int from, int to) {
    for (int n = from; n < to; n++) {
      int partition = n % PARTITIONS;
      long offset = n / PARTITIONS;
      Receipt receipt = new Receipt(partition, offset);
      ArticleEvent event = Newswire.event(n, receipt);
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(
              Topic.EVENTS.name(""), partition, event.key(), EventJson.bytes(event.data()));
      CloudEvents.headers(event.attributes())
          .forEach(
              (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      producer.send(record);
      producer.send(
          new ProducerRecord<>(
              Topic.OUTCOMES.name(""),
              partition,
              event.data().id().toString(),
              EventJson.bytes(outcome(event, receipt))));
    }
    producer.flush();
  }

  private static Outcome outcome(ArticleEvent event, Receipt receipt) {
    Instant now = Instant.now();
    return new Outcome(
        event.data().id(),
        receipt,
        null,
        Outcome.Kind.PUBLISHED,
        null,
        1,
        0,
        receipt.offset(),
        null,
        null,
        receipt,
        "1",
        ((ArticleVersion) event.data()).article().body().completeness(),
        now,
        now,
        now);
  }

  @Override
  public void close() {
    producer.close();
  }
}
