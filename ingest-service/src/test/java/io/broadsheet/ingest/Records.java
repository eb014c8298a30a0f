package io.broadsheet.ingest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.Assertions;

/** What stands on a topic, for tests. */
public final class Records {

  private Records() {}

  /** All records of a topic, of each partition in order. */
  public static List<ConsumerRecord<byte[], byte[]>> of(String bootstrapServers, String topic) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 10),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  /** The events of an article, each held against the schema. */
  public static List<JsonNode> events(String bootstrapServers, String topic, String article) {
    return of(bootstrapServers, topic).stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).startsWith(article))
        .map(record -> json(record.value()))
        .peek(event -> Assertions.assertThat(EventSchema.violations(event)).isEmpty())
        .toList();
  }

  /** The outcomes on a topic. */
  public static List<Outcome> outcomes(String bootstrapServers, String topic) {
    return of(bootstrapServers, topic).stream()
        .map(
            record -> {
              try {
                return EventJson.read(record.value(), Outcome.class);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static JsonNode json(byte[] value) {
    try {
      return EventJson.mapper().readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outcome of an arrival, once it is there. */
  public static Outcome concluded(String bootstrapServers, String topic, Receipt receipt) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                outcomes(bootstrapServers, topic).stream()
                    .filter(outcome -> outcome.receipt().equals(receipt))
                    .toList(),
            found -> !found.isEmpty())
        .get(0);
  }
}
