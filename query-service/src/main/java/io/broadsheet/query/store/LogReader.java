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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The one reader of Kafka: takes batches of the log and writes them, in order, each until it is
 * written.
 */
@ApplicationScoped
class LogReader {

  private static final String CHANNEL = "log";
  private static final Duration SEEK_PATIENCE = Duration.ofSeconds(30);

  private final Assignment assignment;
  private final Positions positions;
  private final BatchWriter writer;
  private final DeadLetters deadLetters;
  private final Trouble trouble;
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
    this.trouble = trouble;
    this.clients = clients;
    this.batches =
        DistributionSummary.builder("broadsheet.store.batch")
            .description("records stored in one go")
            .register(meters);
  }

  void stop(@Observes ShutdownEvent stop) {
    stopping = true;
  }

  @Incoming(CHANNEL)
  @Blocking
  void store(ConsumerRecords<String, Content> batch) throws InterruptedException {
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
      } catch (RuntimeException e) {
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
