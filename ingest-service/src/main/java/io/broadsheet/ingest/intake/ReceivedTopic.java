package io.broadsheet.ingest.intake;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.http.Problem;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Appends arrivals to {@code articles.received}, a bounded amount at a time. */
@ApplicationScoped
class ReceivedTopic {

  // A small article weighs this much too, so that the bound is one of count as well.
  private static final int LEAST_WEIGHT = 32 * 1024;

  private final MutinyEmitter<byte[]> emitter;
  private final long deadlineMillis;
  private final Semaphore free;

  ReceivedTopic(
      // What is in flight is bounded below, in bytes.
      @Channel("received") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      IntakeConfig config) {
    this.emitter = emitter;
    this.deadlineMillis = config.intake().deadline().toMillis();
    this.free = new Semaphore(Math.toIntExact(config.intake().inFlight().asLongValue()), true);
  }

  /** Appends at once, or throws 429. The future fails with a {@link Problem}. */
  CompletableFuture<Receipt> append(Arrival arrival) {
    byte[] value = EventJson.bytes(arrival);
    if (!free.tryAcquire(weight(value))) {
      throw Problem.tooMany(
          "too many articles wait for Kafka; send this one again later", Duration.ofSeconds(1));
    }
    return send(arrival, value);
  }

  /** Appends as soon as there is room. The future fails with a {@link Problem}. */
  CompletableFuture<Receipt> appendWhenFree(Arrival arrival) throws InterruptedException {
    byte[] value = EventJson.bytes(arrival);
    return free.tryAcquire(weight(value), deadlineMillis, TimeUnit.MILLISECONDS)
        ? send(arrival, value)
        : CompletableFuture.failedFuture(problem(new TimeoutException()));
  }

  private static int weight(byte[] value) {
    if (value.length > 2 * Submission.MAX_BYTES) {
      throw Submissions.tooLarge();
    }
    return Math.max(LEAST_WEIGHT, value.length);
  }

  private CompletableFuture<Receipt> send(Arrival arrival, byte[] value) {
    OutgoingMessageMetadata<RecordMetadata> appended = new OutgoingMessageMetadata<>();
    Message<byte[]> message =
        Message.of(value)
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withKey(arrival.id().toString())
                    .build())
            .addMetadata(appended);
    return emitter
        .sendMessage(message)
        .onTermination()
        .invoke(() -> free.release(weight(value)))
        .subscribeAsCompletionStage()
        .orTimeout(deadlineMillis, TimeUnit.MILLISECONDS)
        .thenApply(
            done -> {
              RecordMetadata at = appended.getResult();
              return new Receipt(at.partition(), at.offset());
            })
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(problem(failure)));
  }

  private static Problem problem(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof RecordTooLargeException) {
      return Submissions.tooLarge();
    }
    if (!(cause instanceof TimeoutException)) {
      Log.warnf("an arrival was not appended: %s", cause.toString());
    }
    return Problem.unavailable(
        "Kafka did not acknowledge the article in time; send it again (twice does no harm)",
        Duration.ofSeconds(5));
  }
}
