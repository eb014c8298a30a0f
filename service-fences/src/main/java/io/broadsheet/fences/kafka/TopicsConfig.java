package io.broadsheet.fences.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which topics a deployment has. */
@ConfigMapping(prefix = "broadsheet")
interface TopicsConfig {

  /**
   * Put before each topic's name and each consumer group's: separates deployments on one cluster.
   */
  Optional<String> topicPrefix();

  /**
   * Partitions of each topic when the first are created; those that are there decide from then on,
   * since a change would break order.
   */
  @WithDefault("12")
  int partitions();

  /**
   * Whether topics that are missing are created at start, with the cluster's default replication.
   */
  @WithDefault("true")
  boolean createTopics();

  /** How long a starting service waits for Kafka before it gives up. */
  @WithDefault("60s")
  Duration kafkaWait();
}
