package io.broadsheet.ingest.parse;

import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The stage's writes, each only while this instance has the right to. */
final class Publisher implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final TopicNames names;
  private final Lease lease;
  // Never the producer's own thread: a send from there would block what it waits for.
  private final Executor workers;

  Publisher(Producer<byte[], byte[]> producer, TopicNames names, Lease lease, Executor workers) {
    this.producer = producer;
    this.names = names;
    this.lease = lease;
    this.workers = workers;
  }

  /** Its offset, once it is on all in-sync replicas. */
  CompletableFuture<Long> event(PartitionState partition, Prepared event) {
    return send(
        partition,
        names.events(),
        partition.partition,
        utf8(event.key()),
        event.value(),
        event.headers());
  }

  CompletableFuture<Long> outcome(PartitionState partition, byte[] key, Outcome outcome) {
    return send(
        partition,
        names.outcomes(),
        partition.partition,
        key,
        EventJson.bytes(outcome),
        Map.of("content-type", "application/json"));
  }

  CompletableFuture<Long> deadLetter(PartitionState partition, DeadLetter letter) {
    return send(
        partition,
        names.deadLetter(),
        null,
        utf8(letter.topic() + "-" + letter.partition() + "-" + letter.offset()),
        EventJson.bytes(letter),
        Map.of("content-type", "application/json"));
  }

  private CompletableFuture<Long> send(
      PartitionState owned,
      String topic,
      @Nullable Integer partition,
      byte[] key,
      byte[] value,
      Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
    headers.forEach((name, content) -> record.headers().add(name, utf8(content)));
    return lease
        .held()
        .thenComposeAsync(
            held -> {
              owned.requireOwned();
              CompletableFuture<Long> offset = new CompletableFuture<>();
              producer.send(
                  record,
                  (at, failure) -> {
                    if (failure == null) {
                      offset.complete(at.offset());
                    } else {
                      offset.completeExceptionally(failure);
                    }
                  });
              return offset;
            },
            workers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives up what was not acknowledged. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
