package io.broadsheet.ingest.parse;

import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One membership in the consumer group, with all that must not outlive it: polls, hands arrivals to
 * workers, commits. When anything about a write is in doubt, it is given up whole and the next one
 * reads the truth from the logs. All but the workers' work is done by the thread that runs it.
 */
final class Membership implements ConsumerRebalanceListener, AutoCloseable {

  // They mostly wait for Kafka, which is quicker the more it is given at once.
  private static final int WORKERS = 256;
  private static final int MAX_OPEN = 1_000;
  private static final long MAX_OPEN_BYTES = 32L * 1024 * 1024;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration POLL_WHILE_PAUSED = Duration.ofMillis(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Function<Topic, String> topics;
  private final String topicsIdentity;
  private final ParseWatch watch;
  private final long commitNanos;
  private final Duration markEvery;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final LogReader logs;
  private final LogReader records;
  private final Lease lease;
  private final Handling handling;
  private final Pumping pumping;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, work -> new Thread(work, "broadsheet-parse-worker"));
  private final ArticleQueues queues = new ArticleQueues(workers);
  private final Map<Integer, Partition> owned = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long commitAt = System.nanoTime();
  private boolean full;
  private boolean orderly;

  Membership(
      KafkaClients kafka,
      Function<Topic, String> topics,
      String topicsIdentity,
      ParseConfig config,
      Parsing parsing,
      ParseWatch watch) {
    this.topics = topics;
    this.topicsIdentity = topicsIdentity;
    this.watch = watch;
    // Several times within the lease.
    this.commitNanos = config.parse().sessionTimeout().toNanos() / 6;
    this.markEvery = config.parse().markEvery();
    this.consumer = kafka.member();
    this.producer = kafka.producer();
    this.logs = new LogReader(kafka.reader("broadsheet-parse-logs"), topics);
    this.records = new LogReader(kafka.recordReader("broadsheet-parse-records"), topics);
    this.lease = new Lease(config.parse().sessionTimeout(), System::nanoTime);
    Planner planner = new Planner(records, parsing, config.eventSource());
    this.handling = new Handling(planner, producer, topics, lease, watch);
    // So that none of them waits for another's parse, and a live one that comes for one at most.
    this.pumping = new Pumping(kafka, topics, lease, owned, parsing.slots(), watch);
  }

  /**
   * Works until it is told to stop.
   *
   * @throws KafkaException when an arrival may or may not have its outcome: all is to be given up
   *     and read anew
   */
  void run(BooleanSupplier stopped) {
    consumer.subscribe(List.of(topics.apply(Topic.RECEIVED)), this);
    pumping.start();
    while (!stopped.getAsBoolean()) {
      consumer.poll(regulate() ? POLL_WHILE_PAUSED : POLL).forEach(this::take);
      Throwable failed = failure.get();
      if (failed != null) {
        throw new KafkaException("what is written is in doubt: " + failed.getMessage(), failed);
      }
      if (System.nanoTime() - commitAt >= 0) {
        commit();
      }
    }
    orderly = true;
  }

  /**
   * Pauses all once much is open, until half of it is done, and a partition that has a quarter of
   * it alone: one article with many arrivals, which go one by one, must not keep all others
   * waiting. True while any is paused.
   */
  private boolean regulate() {
    int open = owned.values().stream().mapToInt(partition -> partition.progress.open()).sum();
    int half = full ? 2 : 1;
    full = open >= MAX_OPEN / half || bytes.get() >= MAX_OPEN_BYTES / half;
    for (Partition partition : owned.values()) {
      Set<TopicPartition> place = Set.of(place(Topic.RECEIVED, partition.number));
      place.forEach(of -> consumer.currentLag(of).ifPresent(partition.progress::unread));
      if (full || partition.progress.open() >= MAX_OPEN / 4) {
        consumer.pause(place);
      } else {
        consumer.resume(place);
      }
    }
    return !consumer.paused().isEmpty();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Partition partition = owned.get(record.partition());
    if (partition != null) {
      Receipt backfill = Pump.receipt(record);
      boolean again = backfill != null && !partition.progress.copied(backfill.offset());
      partition.progress.take(record.offset());
      int size = record.value() == null ? 0 : record.value().length;
      Work work = () -> handling.handle(partition, record, again);
      work(partition, Planner.articleKey(record.key()), record.offset(), size, work);
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  /** Has an arrival concluded, after all earlier work of its article. */
  private void work(Partition partition, byte[] key, long arrival, int size, Work work) {
    bytes.addAndGet(size);
    queues.add(
        Standings.key(key),
        () -> {
          try {
            partition.requireOwned();
            work.run();
            partition.progress.done(arrival);
          } catch (CancellationException | InterruptedException | InterruptException e) {
            Log.debugf("arrival %d-%d was given up", partition.number, arrival);
          } catch (RuntimeException | Error e) {
            // Nothing of this article may follow.
            partition.lose();
            failure.compareAndSet(null, e);
          } finally {
            bytes.addAndGet(-size);
          }
        });
  }

  /** Also when nothing moved: the lease is as old as the last commit that Kafka accepted. */
  private void commit() {
    long now = System.nanoTime();
    commitAt = now + commitNanos;
    if (!consumer.groupMetadata().memberId().isEmpty()) {
      watch.joined();
    }
    if (owned.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    for (Partition partition : owned.values()) {
      TopicPartition place = place(Topic.RECEIVED, partition.number);
      OffsetAndMetadata mark = partition.progress.mark();
      marks.put(place, mark);
      consumer
          .currentLag(place)
          .ifPresent(
              unread ->
                  watch.at(partition.number, mark.offset(), partition.progress.open(), unread));
      Instant time = Instant.now();
      if (partition.standings.isMarkDue(markEvery, time)) {
        partition.standings.marked(time);
        work(partition, Handling.MARKER, -1, 0, () -> handling.mark(partition));
      }
    }
    consumer.commitAsync(
        marks,
        (offsets, refused) -> {
          if (refused == null) {
            lease.renew(now);
          } else {
            Log.debugf("a commit was not accepted: %s", refused.toString());
          }
        });
  }

  private TopicPartition place(Topic topic, int partition) {
    return new TopicPartition(topics.apply(topic), partition);
  }

  /** State before the first record: nothing is polled from a partition before it is known. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> places) {
    if (places.isEmpty() || failure.get() != null) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(places));
    Map<TopicPartition, Long> outcomes = new HashMap<>();
    Map<TopicPartition, Long> events = new HashMap<>();
    for (TopicPartition place : places) {
      outcomes.put(place(Topic.OUTCOMES, place.partition()), 0L);
      events.put(
          place(Topic.EVENTS, place.partition()),
          Progress.eventsFrom(committed.get(place), topicsIdentity));
    }
    Map<Integer, Standings> loaded = new HashMap<>();
    IntFunction<Standings> standings =
        of ->
            loaded.computeIfAbsent(
                of, n -> new Standings(position(committed, place(Topic.RECEIVED, n))));
    logs.toEnd(outcomes, record -> standings.apply(record.partition()).readOutcome(record));
    Map<TopicPartition, Long> ends = consumer.endOffsets(places);
    logs.toEnd(events, record -> standings.apply(record.partition()).readEvent(record))
        .forEach(
            (place, end) -> {
              int number = place.partition();
              TopicPartition received = place(Topic.RECEIVED, number);
              requireSameLog(received, standings.apply(number).last(), ends.get(received));
              Progress progress = new Progress(position(committed, received), end, topicsIdentity);
              progress.copied(standings.apply(number).copied());
              own(new Partition(number, standings.apply(number), progress));
            });
    int articles = loaded.values().stream().mapToInt(Standings::size).sum();
    Log.infof("took over %s with %d articles", places, articles);
    commitAt = System.nanoTime();
  }

  private static long position(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition place) {
    OffsetAndMetadata at = committed.get(place);
    return at == null ? 0 : at.offset();
  }

  /** A new log's arrivals would be taken for concluded ones. */
  private static void requireSameLog(TopicPartition received, long concluded, @Nullable Long end) {
    if (end != null && concluded >= end) {
      throw new KafkaException(
          "%s ends at %d, and articles.outcomes has an outcome of offset %d: the topic was made anew. Use a new broadsheet.topic-prefix."
              .formatted(received, end, concluded));
    }
  }

  private void own(Partition partition) {
    owned.put(partition.number, partition);
    Standings standings = partition.standings;
    for (Outcome outcome : standings.owed()) {
      byte[] key = String.valueOf(outcome.id()).getBytes(StandardCharsets.UTF_8);
      long arrival = outcome.receipt().offset();
      partition.progress.owe(arrival, standings.of(key).event());
      work(partition, key, arrival, 0, () -> handling.settle(partition, key, outcome));
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> places) {
    long deadline = System.nanoTime() + CLOSE_WITHIN.toNanos();
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    try {
      for (TopicPartition place : places) {
        Partition partition = owned.get(place.partition());
        if (partition != null) {
          partition.lose(deadline - System.nanoTime());
          marks.put(place, partition.progress.mark());
        }
      }
      if (!marks.isEmpty()) {
        consumer.commitSync(marks, CLOSE_WITHIN);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (KafkaException e) {
      Log.infof(
          "the last position was not committed, a successor does the rest again: %s",
          e.getMessage());
    } finally {
      onPartitionsLost(places);
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> places) {
    for (TopicPartition place : places) {
      Partition partition = owned.remove(place.partition());
      if (partition != null) {
        if (!partition.lose()) {
          // Read anew at once, the log might not hold yet what is on its way there.
          failure.compareAndSet(
              null, new KafkaException(place + " was lost in the middle of a write"));
        }
        watch.released(partition.number);
      }
    }
  }

  /**
   * After an orderly end, finishes what was begun and commits; else gives up everything at once.
   */
  @Override
  public void close() {
    if (!orderly) {
      onPartitionsLost(owned.keySet().stream().map(n -> place(Topic.RECEIVED, n)).toList());
    }
    // First, since to give up a partition is to wait for what is appended to it.
    pumping.close();
    consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    workers.shutdownNow();
    producer.close(Duration.ZERO);
    try {
      workers.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    logs.close();
    records.close();
  }
}
