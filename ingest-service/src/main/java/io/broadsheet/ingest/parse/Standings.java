package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventData;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Withdrawal;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What stands of a partition's articles: the outcomes are a snapshot, the events the truth. */
final class Standings {

  private final Map<UUID, Standing> standings = new ConcurrentHashMap<>();
  private final Map<UUID, Outcome> owed = new HashMap<>();
  private final long concluded;
  private long copied = -1;
  private volatile long markedMillis = Long.MAX_VALUE;

  /**
   * @param concluded the position below which all arrivals are
   */
  Standings(long concluded) {
    this.concluded = concluded;
  }

  /**
   * What an article's work and state go by: its records' key, which a stranger may have written.
   */
  static UUID key(byte[] recordKey) {
    return UUID.nameUUIDFromBytes(recordKey);
  }

  Standing of(byte[] recordKey) {
    return standings.getOrDefault(key(recordKey), Standing.NONE);
  }

  void put(byte[] recordKey, Standing standing) {
    standings.put(key(recordKey), standing);
  }

  /**
   * The outcomes that are missing for events that stand; without what an event does not say: the
   * originals' hashes, and receipts of the backfill lane.
   */
  Collection<Outcome> owed() {
    return owed.values();
  }

  /**
   * Of the arrivals of the backfill lane that have their copy below that position, the last one's
   * offset there; -1 where there is none.
   */
  long copied() {
    return copied;
  }

  /** Offset of the last arrival of all that is concluded; -1 while there is none. */
  long last() {
    return standings.values().stream().mapToLong(Standing::last).max().orElse(-1);
  }

  /** Whether that long ago the last marker was concluded; or, where there is none, anything. */
  boolean isMarkDue(Duration every, Instant now) {
    return markedMillis <= now.minus(every).toEpochMilli();
  }

  /** An outcome was written, of a marker perhaps. */
  void concluded(byte[] recordKey, Instant at) {
    if (markedMillis == Long.MAX_VALUE || Arrays.equals(recordKey, Handling.MARKER)) {
      marked(at);
    }
  }

  void marked(Instant at) {
    markedMillis = at.toEpochMilli();
  }

  int size() {
    return standings.size();
  }

  void readOutcome(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    concluded(record.key(), Instant.ofEpochMilli(record.timestamp()));
    try {
      Outcome outcome = EventJson.read(record.value(), Outcome.class);
      if (outcome.backfill() != null && outcome.receipt().offset() < concluded) {
        copied = Math.max(copied, outcome.backfill().offset());
      }
      Standing standing = Standing.of(outcome);
      // An instance that was frozen and replaced may write an older one late.
      if (standing.last() >= of(record.key()).last()) {
        put(record.key(), standing);
      }
    } catch (IOException | RuntimeException e) {
      skip(record, e);
    }
  }

  /** An event above what its article's last outcome says was written, and its outcome was not. */
  void readEvent(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      String[] id = header(record, "ce_id").split("/", -1);
      byte[] key = id[0].getBytes(StandardCharsets.UTF_8);
      if (!of(key).isBelow(Integer.parseInt(id[1]), Integer.parseInt(id[2]))) {
        return;
      }
      Receipt receipt = Receipt.parse(header(record, "ce_receipt"));
      EventType type = EventType.of(header(record, "ce_type"));
      EventData data =
          type == EventType.WITHDRAWN
              ? EventJson.read(record.value(), Withdrawal.class)
              : EventJson.read(record.value(), ArticleVersion.class);
      Standing standing =
          data instanceof Withdrawal withdrawn
              ? Standing.of(withdrawn, record.offset(), receipt.offset())
              : type == EventType.REPARSED
                  ? of(key).reparsed((ArticleVersion) data, receipt.offset()).at(record.offset())
                  : Standing.of((ArticleVersion) data, record.offset(), null, receipt.offset());
      put(key, standing);
      owed.put(
          key(key),
          standing.outcome(
              data.id(),
              record.partition(),
              null,
              Outcome.Kind.valueOf(type.name()),
              null,
              // A re-parse's event has it of the original.
              type == EventType.REPARSED ? null : data.received(),
              Instant.parse(header(record, "ce_time"))));
    } catch (IOException | RuntimeException e) {
      skip(record, e);
    }
  }

  private static void skip(ConsumerRecord<?, ?> record, Exception e) {
    Log.warnf(
        "skipping %s-%d@%d, which this product did not write: %s",
        record.topic(), record.partition(), record.offset(), e.getMessage());
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("no header " + name);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
