package io.broadsheet.ingest.parse;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** The partitions that this instance owns. Used by the polling thread alone. */
final class Partitions implements ConsumerRebalanceListener {

  private final Consumer<byte[], byte[]> consumer;
  private final TopicNames names;
  private final Snapshots snapshots;
  private final Duration closeWithin;
  private final ParseWatch watch;
  private final Executor workers;
  private final Map<Integer, PartitionState> owned = new HashMap<>();

  Partitions(
      Consumer<byte[], byte[]> consumer,
      TopicNames names,
      Snapshots snapshots,
      Duration closeWithin,
      ParseWatch watch,
      Executor workers) {
    this.consumer = consumer;
    this.names = names;
    this.snapshots = snapshots;
    this.closeWithin = closeWithin;
    this.watch = watch;
    this.workers = workers;
  }

  @Nullable PartitionState get(int partition) {
    return owned.get(partition);
  }

  Collection<PartitionState> all() {
    return owned.values();
  }

  /** What is to be committed now. */
  Map<TopicPartition, OffsetAndMetadata> marks() {
    return owned.values().stream()
        .collect(Collectors.toMap(state -> place(state.partition), state -> state.progress.mark()));
  }

  private TopicPartition place(int partition) {
    return new TopicPartition(names.received(), partition);
  }

  /** State before the first record: nothing is polled from a partition before it is known. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> places) {
    if (places.isEmpty()) {
      return;
    }
    Set<TopicPartition> assigned = new HashSet<>(places);
    long begin = System.nanoTime();
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned);
    Map<Integer, Long> eventsFrom = new HashMap<>();
    assigned.forEach(
        place -> eventsFrom.put(place.partition(), Progress.eventsFrom(committed.get(place))));
    Map<Integer, Snapshots.Snapshot> loaded = snapshots.load(eventsFrom);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
    int articles = 0;
    int owed = 0;
    for (Map.Entry<Integer, Snapshots.Snapshot> entry : loaded.entrySet()) {
      int partition = entry.getKey();
      Snapshots.Snapshot snapshot = entry.getValue();
      OffsetAndMetadata at = committed.get(place(partition));
      long next = at == null ? beginnings.getOrDefault(place(partition), 0L) : at.offset();
      consumer.seek(place(partition), next);
      owned.put(
          partition,
          new PartitionState(
              partition,
              snapshot.standings(),
              snapshot.owed(),
              new Progress(next, snapshot.nextEvent()),
              workers));
      articles += snapshot.standings().size();
      owed += snapshot.owed().size();
    }
    Log.infof(
        "took over partitions %s: %d articles, %d outcomes still to write, in %d ms",
        new java.util.TreeSet<>(eventsFrom.keySet()),
        articles,
        owed,
        (System.nanoTime() - begin) / 1_000_000);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> places) {
    long deadline = System.nanoTime() + closeWithin.toNanos();
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    try {
      for (TopicPartition place : places) {
        PartitionState state = owned.get(place.partition());
        if (state != null) {
          state.drain(deadline);
          marks.put(place, state.progress.mark());
        }
      }
      if (!marks.isEmpty()) {
        consumer.commitSync(marks, closeWithin);
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
    places.forEach(place -> lose(place.partition()));
  }

  /** Gives up everything at once; nothing is committed. */
  void loseAll() {
    Set.copyOf(owned.keySet()).forEach(this::lose);
  }

  private void lose(int partition) {
    PartitionState state = owned.remove(partition);
    if (state != null) {
      state.lose();
      watch.released(partition);
    }
  }
}
