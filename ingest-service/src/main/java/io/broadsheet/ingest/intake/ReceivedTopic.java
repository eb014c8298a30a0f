package io.broadsheet.ingest.intake;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Appends arrivals to {@code articles.received}, or where they are of the backfill lane to {@code
 * articles.backfill}, a bounded amount at a time.
 */
@Startup
@ApplicationScoped
public class ReceivedTopic {

  // A small article weighs this much too, so that the bound is one of count as well.
  private static final int LEAST_WEIGHT = 32 * 1024;

  private final Producer<byte[], byte[]> single;
  private final Producer<byte[], byte[]> bulk;
  private final KafkaTopics topics;
  private final String queryUrl;
  private final long deadlineNanos;
  private final Semaphore free;

  ReceivedTopic(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      KafkaTopics topics,
      IntakeConfig config) {
    this.topics = topics;
    this.queryUrl = config.queryUrl();
    this.deadlineNanos = config.intake().deadline().toNanos();
    this.free = new Semaphore(Math.toIntExact(config.intake().inFlight().asLongValue()), true);
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("compression.type", "zstd");
    // Checked before compression: an original of 5 MiB with every character escaped. The topic's
    // bound is checked after.
    settings.put("max.request.size", 11 * 1024 * 1024);
    settings.put("buffer.memory", 32 * 1024 * 1024);
    // Nobody waits any longer; one request of Kafka's may be lost and sent again within it.
    int deadline = Math.toIntExact(Math.max(1_000, config.intake().deadline().toMillis()));
    settings.put("request.timeout.ms", deadline / 2);
    settings.put("delivery.timeout.ms", deadline);
    settings.put("max.block.ms", deadline / 2);
    this.single = producer("broadsheet-intake", settings);
    // Each batch is put on disk: fewer, larger ones where many articles come together.
    settings.put("batch.size", 128 * 1024);
    settings.put("linger.ms", 50);
    this.bulk = producer("broadsheet-intake-bulk", settings);
  }

  private static Producer<byte[], byte[]> producer(String id, Map<String, Object> settings) {
    settings.put("client.id", id);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @PreDestroy
  void close() {
    single.close(Duration.ofSeconds(5));
    bulk.close(Duration.ofSeconds(5));
  }

  /**
   * Appends at once, or throws 429. The future's answer is 202; it fails with a {@link Problem}.
   */
  public CompletionStage<Response> accept(Arrival arrival) {
    return append(arrival)
        .thenApply(
            receipt -> Response.accepted(Accepted.of(arrival.id(), receipt, queryUrl)).build());
  }

  private CompletableFuture<Receipt> append(Arrival arrival) {
    byte[] value = EventJson.bytes(arrival);
    if (!free.tryAcquire(weight(value))) {
      throw Problem.tooMany(
          "too many articles wait for Kafka; send this one again later", Duration.ofSeconds(1));
    }
    return send(single, arrival, value);
  }

  /** Appends one of many as soon as there is room. The future fails with a {@link Problem}. */
  CompletableFuture<Receipt> appendWhenFree(Arrival arrival) throws InterruptedException {
    byte[] value = EventJson.bytes(arrival);
    return free.tryAcquire(weight(value), deadlineNanos, TimeUnit.NANOSECONDS)
        ? send(bulk, arrival, value)
        : CompletableFuture.failedFuture(problem(new TimeoutException()));
  }

  private static int weight(byte[] value) {
    if (value.length > 2 * Submissions.MAX_BYTES) {
      throw Submissions.tooLarge();
    }
    return Math.max(LEAST_WEIGHT, value.length);
  }

  private CompletableFuture<Receipt> send(
      Producer<byte[], byte[]> producer, Arrival arrival, byte[] value) {
    byte[] article = arrival.id().toString().getBytes(StandardCharsets.US_ASCII);
    int partition = BuiltInPartitioner.partitionForKey(article, topics.partitions());
    Topic topic = arrival.lane() == Lane.BACKFILL ? Topic.BACKFILL : Topic.RECEIVED;
    byte[] key = arrival.key().getBytes(StandardCharsets.US_ASCII);
    // Where the topic's whereabouts are unknown, sending waits for them.
    long end = System.nanoTime() + deadlineNanos;
    CompletableFuture<Receipt> appended = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topics.name(topic), partition, key, value),
          (at, failure) -> {
            free.release(weight(value));
            if (failure == null) {
              appended.complete(new Receipt(arrival.lane(), at.partition(), at.offset()));
            } else {
              appended.completeExceptionally(failure);
            }
          });
    } catch (KafkaException e) {
      free.release(weight(value));
      appended.completeExceptionally(e);
    }
    return appended
        .orTimeout(end - System.nanoTime(), TimeUnit.NANOSECONDS)
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
