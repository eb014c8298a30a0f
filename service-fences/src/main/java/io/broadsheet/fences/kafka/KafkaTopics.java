package io.broadsheet.fences.kafka;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.RefusedToStart;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The deployment's topics as they are on the cluster: looked at once, when the service starts. */
@ApplicationScoped
public class KafkaTopics {

  /** The consumer group in whose name the backfill lane's copies are counted. */
  public static final String BACKFILL_GROUP = "broadsheet-backfill";

  private final TopicsConfig config;
  private final Map<String, Object> client;
  private final Map<Topic, UUID> ids = new EnumMap<>(Topic.class);
  private int partitions;

  KafkaTopics(TopicsConfig config, @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.config = config;
    this.client = client;
  }

  /** The full name of a topic. */
  public String name(Topic topic) {
    return topic.name(prefix());
  }

  /** The full name of a consumer group. */
  public String group(String name) {
    return prefix() + name;
  }

  /** Kafka's id of a topic: one that was deleted and made again has another. */
  public UUID id(Topic topic) {
    return Objects.requireNonNull(
        ids.get(topic), "the topics are known once the service has started");
  }

  /** Tells these topics from ones that were made anew or have another number of partitions. */
  public String identity() {
    return partitions
        + ","
        + id(Topic.RECEIVED)
        + ","
        + id(Topic.BACKFILL)
        + ","
        + id(Topic.EVENTS)
        + ","
        + id(Topic.OUTCOMES);
  }

  /** How many partitions each topic has. */
  public int partitions() {
    return partitions;
  }

  private String prefix() {
    return config.topicPrefix().orElse("");
  }

  // Before the channels' consumers, which start at priority 1000.
  void check(@Observes @Priority(10) StartupEvent start) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("client.id", "broadsheet-topics");
    settings.put("default.api.timeout.ms", "5000");
    settings.put("request.timeout.ms", "5000");
    try (Admin admin = Admin.create(settings)) {
      long giveUp = System.nanoTime() + config.kafkaWait().toNanos();
      while (!look(admin)) {
        if (System.nanoTime() > giveUp) {
          throw new RefusedToStart(
              "Kafka at %s did not answer within %ds. Start it, or set kafka.bootstrap.servers."
                  .formatted(settings.get("bootstrap.servers"), config.kafkaWait().toSeconds()));
        }
        Log.infof("waiting for Kafka at %s", settings.get("bootstrap.servers"));
      }
    } catch (KafkaException e) {
      throw new RefusedToStart("Kafka cannot be used: " + e.getMessage());
    }
  }

  /** False where Kafka is not reachable yet. */
  private boolean look(Admin admin) {
    try {
      Map<Topic, TopicDescription> found = new EnumMap<>(Topic.class);
      for (Topic topic : Topic.values()) {
        describe(admin, topic).ifPresent(description -> found.put(topic, description));
      }
      if (found.size() < Topic.values().length) {
        create(
            admin,
            Stream.of(Topic.values()).filter(topic -> !found.containsKey(topic)).toList(),
            found.isEmpty() ? config.partitions() : partitions(found));
        return false;
      }
      accept(found);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw new RefusedToStart("Kafka cannot be used: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedToStart("interrupted while waiting for Kafka");
    }
  }

  private Optional<TopicDescription> describe(Admin admin, Topic topic)
      throws ExecutionException, InterruptedException {
    try {
      Map<String, TopicDescription> described =
          admin.describeTopics(List.of(name(topic))).allTopicNames().get();
      return Optional.ofNullable(described.get(name(topic)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void create(Admin admin, List<Topic> missing, int partitions)
      throws ExecutionException, InterruptedException {
    if (!config.createTopics()) {
      throw new RefusedToStart(
          "the topics %s are missing. Create them (`broadsheet doctor --kafka` says how), or set broadsheet.create-topics=true."
              .formatted(missing.stream().map(this::name).toList()));
    }
    for (Topic topic : missing) {
      NewTopic wanted =
          new NewTopic(name(topic), Optional.of(partitions), Optional.empty())
              .configs(topic.config());
      try {
        admin.createTopics(List.of(wanted)).all().get();
        Log.infof("created the topic %s with %d partitions", name(topic), partitions);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private void accept(Map<Topic, TopicDescription> found) {
    partitions = partitions(found);
    found.forEach(
        (topic, description) ->
            ids.put(
                topic,
                new UUID(
                    description.topicId().getMostSignificantBits(),
                    description.topicId().getLeastSignificantBits())));
  }

  /** The one partition count of topics that there are. */
  private int partitions(Map<Topic, TopicDescription> found) {
    Map<String, Integer> counts = new TreeMap<>();
    found.forEach((topic, description) -> counts.put(name(topic), description.partitions().size()));
    if (Set.copyOf(counts.values()).size() > 1) {
      throw new RefusedToStart(
          ("the topics have unequal numbers of partitions: %s. An article's arrivals, events and outcomes must share"
                  + " one partition number: use a new broadsheet.topic-prefix, or make the topics anew.")
              .formatted(counts));
    }
    return counts.values().iterator().next();
  }
}
