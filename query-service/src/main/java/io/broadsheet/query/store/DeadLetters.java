package io.broadsheet.query.store;

import io.broadsheet.events.Characters;
import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Sends references to records that could not be stored to {@code articles.deadletter}. */
@ApplicationScoped
class DeadLetters implements Bisection.SetAside {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MutinyEmitter<Record<String, byte[]>> topic;

  DeadLetters(@Channel("deadletter") MutinyEmitter<Record<String, byte[]>> topic) {
    this.topic = topic;
  }

  @Override
  public void deadLetter(LogRecord record, String reason) {
    DeadLetter letter =
        new DeadLetter(
            "store",
            record.topic(),
            record.partition(),
            record.offset(),
            record.key() == null ? null : Characters.clean(record.key()),
            reason,
            Instant.now());
    Log.warnf(
        "%s-%d offset %d cannot be stored", record.topic(), record.partition(), record.offset());
    topic
        .send(Record.of(record.place() + "-" + record.offset(), EventJson.bytes(letter)))
        .await()
        .atMost(PATIENCE);
  }
}
