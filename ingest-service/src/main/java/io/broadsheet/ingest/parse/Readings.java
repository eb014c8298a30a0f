package io.broadsheet.ingest.parse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Changes;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Topic;
import io.broadsheet.parser.NothingToParse;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Which parser read each article that stands, as {@code articles.outcomes} has it, and what today's
 * would read otherwise. It needs no partition of the parse stage's: any instance can say it of all.
 */
final class Readings {

  private static final String CLIENT = "broadsheet-readings";

  private final KafkaClients kafka;
  private final Function<Topic, String> topics;
  private final Parsing parsing;

  Readings(KafkaClients kafka, Function<Topic, String> topics, Parsing parsing) {
    this.kafka = kafka;
    this.topics = topics;
    this.parsing = parsing;
  }

  /**
   * How an article that stands was read.
   *
   * @param parser version of the parser that read it
   * @param current whether that is today's
   * @param outcome what a re-parse would come to, where that was asked and it is not current
   * @param title as today's parser reads it, where it would be reparsed
   * @param changes what today's parser reads otherwise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reading(
      UUID id,
      int version,
      int revision,
      @Nullable String parser,
      boolean current,
      Outcome.@Nullable Kind outcome,
      @Nullable String reason,
      @Nullable String title,
      @Nullable Changes changes) {}

  /** Takes one reading after the other. */
  interface Taker {
    void take(Reading reading) throws IOException;
  }

  /**
   * All articles that stand in these partitions.
   *
   * @param compare whether to read again what another parser read
   */
  void forEach(int partitions, boolean compare, Taker taker)
      throws IOException, InterruptedException {
    try (LogReader logs = new LogReader(kafka.reader(CLIENT), topics);
        LogReader records = new LogReader(kafka.recordReader(CLIENT + "-records"), topics)) {
      Rereading rereading = compare ? new Rereading(records, parsing) : null;
      for (int partition = 0; partition < partitions; partition++) {
        for (Map.Entry<UUID, Standing> each : standing(logs, partition).entrySet()) {
          taker.take(reading(partition, each.getKey(), each.getValue(), rereading));
        }
      }
    }
  }

  private Map<UUID, Standing> standing(LogReader logs, int partition) {
    Map<UUID, Standing> standing = new HashMap<>();
    TopicPartition place = new TopicPartition(topics.apply(Topic.OUTCOMES), partition);
    logs.toEnd(Map.of(place, 0L), record -> add(record, standing));
    standing.values().removeIf(it -> it.version() == 0 || it.isWithdrawn());
    return standing;
  }

  private static void add(ConsumerRecord<byte[], byte[]> record, Map<UUID, Standing> standing) {
    UUID id = Planner.article(record.key());
    if (id == null || record.value() == null) {
      return;
    }
    try {
      Standing now = Standing.of(EventJson.read(record.value(), Outcome.class));
      standing.merge(id, now, (one, other) -> other.last() >= one.last() ? other : one);
    } catch (IOException | RuntimeException e) {
      Log.debugf(e, "%s-%d@%d is no outcome", record.topic(), record.partition(), record.offset());
    }
  }

  private Reading reading(int partition, UUID id, Standing at, @Nullable Rereading rereading)
      throws InterruptedException {
    boolean current = parsing.version().equals(at.parser());
    if (current || rereading == null) {
      return reading(id, at, current, null, null, null);
    }
    try {
      Rereading.Found found = rereading.of(partition, at, Lane.LIVE);
      return reading(id, at, false, found.kind(), found.reason(), found.version());
    } catch (NothingToParse e) {
      String reason = "nothing to parse: " + e.getMessage();
      return reading(id, at, false, Outcome.Kind.REFUSED, reason, null);
    } catch (TimeoutException | RecordTooLargeException e) {
      return reading(id, at, false, Outcome.Kind.FAILED, "the parse " + e.getMessage(), null);
    } catch (ExecutionException e) {
      return reading(id, at, false, Outcome.Kind.FAILED, "the parser failed", null);
    }
  }

  private static Reading reading(
      UUID id,
      Standing at,
      boolean current,
      Outcome.@Nullable Kind outcome,
      @Nullable String reason,
      @Nullable ArticleVersion today) {
    return new Reading(
        id,
        at.version(),
        at.revision(),
        at.parser(),
        current,
        outcome,
        reason,
        today == null ? null : today.article().metadata().title(),
        today == null ? null : today.changes());
  }
}
