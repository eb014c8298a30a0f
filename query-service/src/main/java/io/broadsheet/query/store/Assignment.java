package io.broadsheet.query.store;

import io.broadsheet.query.store.LogRecord.Content;
import io.broadsheet.query.store.LogRecord.Place;
import io.broadsheet.query.store.Positions.Position;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The partitions that this instance stores, and where it stands in each. */
@ApplicationScoped
@Identifier("log")
class Assignment implements KafkaConsumerRebalanceListener {

  private final Positions positions;
  private final Map<Place, Long> next = new ConcurrentHashMap<>();
  // The seek that each partition's records must have been polled after. A partition without one
  // is assigned, but not yet sought.
  private final Map<Place, Long> seeks = new ConcurrentHashMap<>();
  private final Set<Place> assigned = ConcurrentHashMap.newKeySet();

  Assignment(Positions positions) {
    this.positions = positions;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    List<Place> places = partitions.stream().map(Assignment::place).toList();
    assigned.addAll(places);
    try {
      seek(consumer, positions.read(), places);
    } catch (SQLException e) {
      // The first batch finds them unsought, and seeks when the database is back.
      Log.warnf("positions of %s cannot be read: %s", places, SqlFailure.sentence(e));
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.stream().map(Assignment::place).forEach(this::forget);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    onPartitionsRevoked(consumer, partitions);
  }

  private void forget(Place place) {
    assigned.remove(place);
    seeks.remove(place);
    next.remove(place);
  }

  /** On the polling thread only. */
  void seek(Consumer<?, ?> consumer, Map<Place, Position> stored, Collection<Place> places) {
    for (Place place : places) {
      Position position = stored.get(place);
      TopicPartition partition = new TopicPartition(place.topic(), place.partition());
      if (position != null && consumer.assignment().contains(partition)) {
        consumer.seek(partition, position.next());
        next.put(place, position.next());
        seeks.put(place, SeekMark.next(place));
      }
    }
  }

  Set<Place> assigned() {
    return assigned;
  }

  /** Those that a batch has records of, but whose position is not known. */
  Set<Place> unsought(ConsumerRecords<?, ?> batch) {
    return batch.partitions().stream()
        .map(Assignment::place)
        .filter(place -> assigned.contains(place) && !seeks.containsKey(place))
        .collect(Collectors.toSet());
  }

  /**
   * What is known of these positions is wrong: they are sought again before anything is written.
   */
  void doubt(ConsumerRecords<?, ?> batch) {
    batch.partitions().stream().map(Assignment::place).forEach(seeks::remove);
  }

  /** The batch's records that were polled after their partition's last seek. */
  List<LogRecord> current(ConsumerRecords<String, Content> batch) {
    List<LogRecord> current = new ArrayList<>(batch.count());
    for (ConsumerRecord<String, Content> record : batch) {
      Place place = new Place(record.topic(), record.partition());
      Long seek = seeks.get(place);
      if (seek != null && seek == SeekMark.of(record)) {
        Content content = record.value() == null ? LogRecord.Nothing.NOTHING : record.value();
        current.add(
            new LogRecord(
                record.topic(), record.partition(), record.offset(), record.key(), content));
      }
    }
    return current;
  }

  /** A copy of where this instance believes to stand. */
  Map<Place, Long> positions() {
    return new HashMap<>(next);
  }

  /** Takes over where a batch has brought its partitions; those lost meanwhile stay lost. */
  void moved(Map<Place, Long> positions) {
    positions.forEach(
        (place, at) -> next.computeIfPresent(place, (p, before) -> Math.max(before, at)));
  }

  private static Place place(TopicPartition partition) {
    return new Place(partition.topic(), partition.partition());
  }
}
