package io.broadsheet.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The topics, their names and how long Kafka keeps what is in them. */
public enum Topic {
  /**
   * Each arrival; key = article id, or a re-parse's. Compacted after seven days: each article's
   * latest.
   */
  RECEIVED("articles.received", 6 * 1024 * 1024, compactedAfter(Duration.ofDays(7))),
  /** Arrivals of the backfill lane, until they are copied to the one above; key = article id. */
  BACKFILL("articles.backfill", 6 * 1024 * 1024, deletedAfter(Duration.ofDays(7))),
  /** The public stream; key = article id/version, partitioned by article id. Every version. */
  EVENTS("articles.events", 1_048_576, compactedAfter(Duration.ZERO)),
  /** What became of each arrival; key = article id. */
  OUTCOMES("articles.outcomes", 64 * 1024, compactedAfter(Duration.ofDays(7))),
  /** References to what a stage could not take, for 90 days. */
  DEADLETTER("articles.deadletter", 64 * 1024, deletedAfter(Duration.ofDays(90)));

  /** Of every topic, unless configured before the first start: fixed afterwards. */
  public static final int DEFAULT_PARTITIONS = 12;

  private final String name;
  private final int maxMessageBytes;
  private final Map<String, String> retention;

  Topic(String name, int maxMessageBytes, Map<String, String> retention) {
    this.name = name;
    this.maxMessageBytes = maxMessageBytes;
    this.retention = retention;
  }

  /** The full name under a deployment's prefix, which may be empty. */
  public String name(String prefix) {
    return prefix + name;
  }

  /** Topic configuration as Kafka names it. */
  public Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>(retention);
    config.put("max.message.bytes", Integer.toString(maxMessageBytes));
    config.put("compression.type", "producer");
    return config;
  }

  private static Map<String, String> compactedAfter(Duration lag) {
    return Map.of(
        "cleanup.policy", "compact",
        "min.compaction.lag.ms", Long.toString(lag.toMillis()),
        "max.compaction.lag.ms", Long.toString(lag.plusDays(1).toMillis()),
        // Kafka compacts whole segments, none of which is open or holds anything younger than the
        // lag.
        "segment.ms", Long.toString(Duration.ofDays(1).toMillis()));
  }

  private static Map<String, String> deletedAfter(Duration age) {
    return Map.of(
        "cleanup.policy", "delete",
        "retention.ms", Long.toString(age.toMillis()),
        // Kafka deletes whole segments, by the youngest record in each.
        "segment.ms", Long.toString(Duration.ofDays(1).toMillis()));
  }
}
