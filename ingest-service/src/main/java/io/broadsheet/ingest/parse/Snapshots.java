package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What stands in partitions that this instance takes over: the outcomes are a snapshot, the events
 * the truth.
 */
final class Snapshots {

  /** One partition's articles, the outcomes that are still to be written, and where events end. */
  record Snapshot(Map<UUID, Standing> standings, Map<UUID, Outcome> owed, long nextEvent) {

    static Snapshot empty(int partition) {
      return new Snapshot(new HashMap<>(), new HashMap<>(), 0);
    }

    Snapshot upTo(long end) {
      return new Snapshot(standings, owed, end);
    }
  }

  private final LogReader logs;
  private final TopicNames names;

  Snapshots(LogReader logs, TopicNames names) {
    this.logs = logs;
    this.names = names;
  }

  /**
   * @param eventsFrom by partition, the lowest event that may lack its outcome
   */
  Map<Integer, Snapshot> load(Map<Integer, Long> eventsFrom) {
    Map<Integer, Snapshot> loaded = new HashMap<>();
    Map<TopicPartition, Long> outcomes = new HashMap<>();
    Map<TopicPartition, Long> events = new HashMap<>();
    eventsFrom.forEach(
        (partition, from) -> {
          outcomes.put(new TopicPartition(names.outcomes(), partition), 0L);
          events.put(new TopicPartition(names.events(), partition), from);
        });
    logs.read(
        outcomes,
        record ->
            readOutcome(
                record, loaded.computeIfAbsent(record.partition(), Snapshot::empty).standings()));
    Map<TopicPartition, Long> ends =
        logs.read(
            events,
            record -> {
              Snapshot snapshot = loaded.computeIfAbsent(record.partition(), Snapshot::empty);
              readEvent(record, snapshot.standings(), snapshot.owed());
            });
    ends.forEach(
        (at, end) ->
            loaded.compute(
                at.partition(),
                (partition, snapshot) ->
                    (snapshot == null ? Snapshot.empty(partition) : snapshot).upTo(end)));
    return loaded;
  }

  private static void readOutcome(
      ConsumerRecord<byte[], byte[]> record, Map<UUID, Standing> standings) {
    if (record.value() == null) {
      return;
    }
    try {
      standings.put(
          Keys.chain(record.key()), Standing.of(EventJson.read(record.value(), Outcome.class)));
    } catch (IOException | IllegalArgumentException e) {
      Log.warnf(
          "skipping %s-%d@%d, which is no outcome",
          record.topic(), record.partition(), record.offset());
    }
  }

  /** An event above what its article's last outcome says was written, and its outcome was not. */
  static void readEvent(
      ConsumerRecord<byte[], byte[]> record,
      Map<UUID, Standing> standings,
      Map<UUID, Outcome> owed) {
    if (record.value() == null) {
      return;
    }
    try {
      String[] id = header(record, "ce_id").split("/", -1);
      UUID article = UUID.fromString(id[0]);
      Standing standing = standings.getOrDefault(article, Standing.NONE);
      if (!standing.isBelow(Integer.parseInt(id[1]), Integer.parseInt(id[2]))) {
        return;
      }
      Receipt receipt = Receipt.parse(header(record, "ce_receipt"));
      ArticleVersion data = EventJson.read(record.value(), ArticleVersion.class);
      Standing published =
          standing.published(data, record.offset(), null, receipt, Hash.of(data.article()));
      standings.put(article, published);
      owed.put(
          article,
          published
              .concluded(receipt.offset())
              .outcome(
                  article,
                  record.partition(),
                  Outcome.Kind.valueOf(EventType.of(header(record, "ce_type")).name()),
                  null,
                  data.received(),
                  Instant.parse(header(record, "ce_time"))));
    } catch (IOException | RuntimeException e) {
      Log.warnf(
          "skipping %s-%d@%d, which is no event of this product: %s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    @Nullable Header header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("no header " + name);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
