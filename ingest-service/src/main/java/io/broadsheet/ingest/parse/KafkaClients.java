package io.broadsheet.ingest.parse;

import io.broadsheet.fences.kafka.KafkaTopics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The stage's Kafka clients, from the same {@code kafka.*} keys as the channels. */
class KafkaClients {

  private final Map<String, Object> common;
  private final UnaryOperator<String> groups;
  private final int sessionMillis;
  private final Optional<String> instanceId;

  /**
   * @param groups the full name of a consumer group
   */
  KafkaClients(Map<String, Object> common, UnaryOperator<String> groups, ParseConfig.Parse config) {
    this.common = common;
    this.groups = groups;
    this.sessionMillis = Math.toIntExact(config.sessionTimeout().toMillis());
    this.instanceId = config.instanceId();
  }

  /** A member of the group. */
  Consumer<byte[], byte[]> member() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("client.id", "broadsheet-parse");
    settings.put("group.id", groups.apply("broadsheet-parse"));
    // A member that joins moves the partitions that it gets and no others: theirs keep their state.
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    settings.put("session.timeout.ms", sessionMillis);
    settings.put("heartbeat.interval.ms", sessionMillis / 3);
    // Each may be 5 MiB, and more once it is decompressed; polls of few records cost little.
    settings.put("max.poll.records", 4);
    instanceId.ifPresent(id -> settings.put("group.instance.id", id));
    return consumer(settings);
  }

  /** Reads the backfill lane by position; it commits in a group's name, and is no member. */
  Consumer<byte[], byte[]> lane() {
    return consumer(
        Map.of(
            "client.id",
            "broadsheet-backfill",
            "group.id",
            groups.apply(KafkaTopics.BACKFILL_GROUP),
            "max.poll.records",
            1));
  }

  /** Reads logs by position, in no group. */
  Consumer<byte[], byte[]> reader(String clientId) {
    return consumer(
        Map.of(
            "client.id", clientId,
            "fetch.max.wait.ms", 10,
            "max.poll.records", 100));
  }

  /** Reads single records by position: of a log it takes no more than the batch that holds one. */
  Consumer<byte[], byte[]> recordReader(String clientId) {
    return consumer(
        Map.of(
            "client.id", clientId,
            "max.partition.fetch.bytes", 1,
            "max.poll.records", 1));
  }

  private Consumer<byte[], byte[]> consumer(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(common);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", "false");
    settings.put("fetch.max.bytes", 8 * 1024 * 1024);
    settings.putAll(own);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Producer<byte[], byte[]> producer() {
    return producer("broadsheet-parse", 2 * 1024 * 1024);
  }

  /** Takes originals, as intake's does. */
  Producer<byte[], byte[]> copier() {
    return producer("broadsheet-backfill", 11 * 1024 * 1024);
  }

  private Producer<byte[], byte[]> producer(String clientId, int maxRequestBytes) {
    Map<String, Object> settings = new HashMap<>(common);
    settings.put("client.id", clientId);
    settings.put("acks", "all");
    settings.put("linger.ms", 1);
    settings.put("compression.type", "zstd");
    settings.put("max.request.size", maxRequestBytes);
    settings.put("buffer.memory", 16 * 1024 * 1024);
    settings.put("request.timeout.ms", 10_000);
    settings.put("delivery.timeout.ms", 30_000);
    settings.put("max.block.ms", 30_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
