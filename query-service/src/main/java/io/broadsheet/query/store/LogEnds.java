package io.broadsheet.query.store;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How long Kafka's logs are, and how far the backfill lane is copied. */
@ApplicationScoped
public class LogEnds {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaTopics topics;
  private final Admin admin;

  LogEnds(KafkaTopics topics, @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.topics = topics;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("client.id", "broadsheet-log-ends");
    settings.put("default.api.timeout.ms", Integer.toString((int) PATIENCE.toMillis()));
    settings.put("request.timeout.ms", Integer.toString((int) PATIENCE.toMillis() - 1000));
    this.admin = Admin.create(settings);
  }

  void stop(@Observes ShutdownEvent stop) {
    admin.close(Duration.ZERO);
  }

  /**
   * The next offset of each partition.
   *
   * @throws KafkaAway when it cannot be known now
   */
  public List<Long> of(Topic topic) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int p = 0; p < topics.partitions(); p++) {
      asked.put(new TopicPartition(topics.name(topic), p), OffsetSpec.latest());
    }
    Map<TopicPartition, ListOffsetsResultInfo> ends = answer(admin.listOffsets(asked).all());
    return byPartition(
        topic, place -> Objects.requireNonNull(ends.get(place), "asked for").offset());
  }

  /**
   * Of each partition of {@code articles.backfill}, the first offset that is not known to be copied
   * to {@code articles.received}.
   *
   * @throws KafkaAway when it cannot be known now
   */
  public List<Long> copied() {
    String group = topics.group(KafkaTopics.BACKFILL_GROUP);
    Map<TopicPartition, OffsetAndMetadata> committed =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return byPartition(
        Topic.BACKFILL,
        place -> {
          OffsetAndMetadata at = committed.get(place);
          return at == null ? 0 : at.offset();
        });
  }

  private List<Long> byPartition(Topic topic, ToLongFunction<TopicPartition> offset) {
    return IntStream.range(0, topics.partitions())
        .mapToObj(number -> new TopicPartition(topics.name(topic), number))
        .map(offset::applyAsLong)
        .toList();
  }

  private static <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaAway(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
  }

  /** Kafka does not answer now. */
  public static final class KafkaAway extends RuntimeException {

    private static final long serialVersionUID = 1;

    KafkaAway(Exception cause) {
      super("Kafka does not answer", cause, false, false);
    }
  }
}
