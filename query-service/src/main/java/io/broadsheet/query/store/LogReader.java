package io.broadsheet.query.store;

import io.broadsheet.query.store.Bisection.SetAside;
import io.broadsheet.query.store.LogRecord.Content;
import io.broadsheet.query.store.LogRecord.Place;
import io.broadsheet.query.store.Positions.Position;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The one reader of Kafka: takes batches of the log and writes them, each until it is written; in
 * order within a partition, some partitions beside others.
 */
@ApplicationScoped
class LogReader {

  private static final String CHANNEL = "log";

  /** While one waits for PostgreSQL, the other makes ready what it writes next. */
  private static final int STRANDS = 2;

  private static final long STOP_WITHIN_MILLIS = 4_000;

  private static final Duration SEEK_PATIENCE = Duration.ofSeconds(30);

  private final Assignment assignment;
  private final Positions positions;
  private final BatchWriter writer;
  private final DeadLetters deadLetters;
  private final List<Strand> strands;
  private final List<Trouble.One> troubles;
  private final KafkaClientService clients;
  private final DistributionSummary batches;
  private final AtomicBoolean committing = new AtomicBoolean();
  private volatile boolean stopping;

  LogReader(
      @Identifier(CHANNEL) Assignment assignment,
      Positions positions,
      BatchWriter writer,
      DeadLetters deadLetters,
      Trouble trouble,
      KafkaClientService clients,
      MeterRegistry meters) {
    this.assignment = assignment;
    this.positions = positions;
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.strands =
        IntStream.range(0, STRANDS).mapToObj(s -> new Strand("broadsheet-store-" + s)).toList();
    this.troubles = strands.stream().map(strand -> trouble.ofOne()).toList();
    this.clients = clients;
    this.batches =
        DistributionSummary.builder("broadsheet.store.batch")
            .description("records stored in one go")
            .register(meters);
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    stopping = true;
    strands.forEach(Strand::end);
    for (Strand strand : strands) {
      strand.awaitEnd(STOP_WITHIN_MILLIS);
    }
  }

  /** Returns when each strand has begun with its part. */
  @Incoming(CHANNEL)
  @Blocking
  void take(ConsumerRecords<String, Content> batch) throws InterruptedException {
    for (int s = 0; s < STRANDS; s++) {
      ConsumerRecords<String, Content> part = part(batch, s);
      if (!part.isEmpty()) {
        Trouble.One trouble = troubles.get(s);
        strands.get(s).take(() -> store(part, trouble));
      }
    }
  }

  private static ConsumerRecords<String, Content> part(
      ConsumerRecords<String, Content> batch, int strand) {
    Map<TopicPartition, List<ConsumerRecord<String, Content>>> records = new HashMap<>();
    for (TopicPartition partition : batch.partitions()) {
      if (strand(partition.partition()) == strand) {
        records.put(partition, batch.records(partition));
      }
    }
    return new ConsumerRecords<>(records, Map.of());
  }

  /** Half of them, whether an instance has the even numbers, or the first. */
  private static int strand(int partition) {
    return (partition * 0x9E3779B9) >>> 31;
  }

  /** Comes back when it is written, or when nothing is to be written any more. */
  private void store(ConsumerRecords<String, Content> batch, Trouble.One trouble)
      throws InterruptedException {
    SetAside aside = deadLetters.once();
    while (!stopping) {
      try {
        seekWhatIsUnsought(batch);
        write(assignment.current(batch), aside);
        trouble.over();
        return;
      } catch (PositionConflict e) {
        Log.infof(
            "another instance stores %s too: reading the positions again", batch.partitions());
        assignment.doubt(batch);
      } catch (SQLException e) {
        trouble.pause("PostgreSQL: " + SqlFailure.sentence(e));
      } catch (RuntimeException | Error e) {
        Log.debug("storing failed", e);
        trouble.pause(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  private void seekWhatIsUnsought(ConsumerRecords<?, ?> batch) throws SQLException {
    Set<Place> places = assignment.unsought(batch);
    if (!places.isEmpty()) {
      Map<Place, Position> stored = positions.read();
      KafkaConsumer<String, Content> consumer = clients.getConsumer(CHANNEL);
      java.util.function.Consumer<Consumer<String, Content>> seek =
          client -> assignment.seek(client, stored, places);
      consumer.runOnPollingThread(seek).await().atMost(SEEK_PATIENCE);
    }
  }

  private void write(List<LogRecord> records, SetAside aside)
      throws SQLException, PositionConflict {
    if (records.isEmpty()) {
      return;
    }
    Map<Place, Long> reached = assignment.positions();
    try {
      new Bisection(writer, aside, reached).write(records);
    } finally {
      assignment.moved(reached);
    }
    batches.record(records.size());
    tellKafka(reached);
  }

  /** For tools that show a group's lag; nothing here reads it, so a failure is nothing. */
  private void tellKafka(Map<Place, Long> reached) {
    if (committing.compareAndSet(false, true)) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      reached.forEach(
          (place, next) ->
              offsets.put(
                  new TopicPartition(place.topic(), place.partition()),
                  new OffsetAndMetadata(next)));
      KafkaConsumer<String, Content> consumer = clients.getConsumer(CHANNEL);
      consumer
          .commitAsync(offsets)
          .onTermination()
          .invoke(() -> committing.set(false))
          .subscribe()
          .with(done -> {}, failure -> Log.debug("offsets were not committed", failure));
    }
  }
}
