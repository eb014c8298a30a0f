package io.broadsheet.query.store;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.broadsheet.query.store.LogRecord.Place;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then how far the log has run ahead of the store, and where the store stands still.
 */
@ApplicationScoped
class Standstill {

  private final Assignment assignment;
  private final LogEnds ends;
  private final KafkaTopics topics;
  private final StoreConfig config;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "standstill");
            thread.setDaemon(true);
            return thread;
          });
  // On the clock's thread only: where each lagging partition stood, and since when.
  private final Map<Place, Stand> stands = new HashMap<>();
  private volatile long lag;
  private volatile Optional<String> complaint = Optional.empty();

  Standstill(
      @Identifier("log") Assignment assignment,
      LogEnds ends,
      KafkaTopics topics,
      StoreConfig config,
      MeterRegistry meters) {
    this.assignment = assignment;
    this.ends = ends;
    this.topics = topics;
    this.config = config;
    Gauge.builder("broadsheet.store.lag", this, standstill -> standstill.lag)
        .description("records of this instance's partitions that are not stored yet")
        .register(meters);
  }

  private record Stand(long next, long since) {}

  void start(@Observes StartupEvent start) {
    long every = config.lookEvery().toMillis();
    var unused = clock.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stop) {
    clock.shutdownNow();
  }

  /** Which partitions stand still, if any. */
  Optional<String> complaint() {
    return complaint;
  }

  private void look() {
    try {
      Map<Place, Long> behind = new TreeMap<>(java.util.Comparator.comparing(Place::toString));
      for (Topic topic : List.of(Topic.EVENTS, Topic.OUTCOMES)) {
        behind.putAll(behind(topic));
      }
      lag = behind.values().stream().mapToLong(Long::longValue).sum();
      complaint = judge(behind);
    } catch (LogEnds.KafkaAway e) {
      complaint = Optional.of("Kafka does not answer");
    } catch (RuntimeException e) {
      // Thrown here it would end the clock without a word.
      Log.error("the store's lag is not known", e);
    }
  }

  private Map<Place, Long> behind(Topic topic) {
    List<Long> next = ends.of(topic);
    Map<Place, Long> positions = assignment.positions();
    Map<Place, Long> behind = new HashMap<>();
    for (int p = 0; p < next.size(); p++) {
      Place place = new Place(topics.name(topic), p);
      if (assignment.assigned().contains(place)) {
        long left = next.get(p) - positions.getOrDefault(place, 0L);
        if (left > 0) {
          behind.put(place, left);
        }
      }
    }
    return behind;
  }

  private Optional<String> judge(Map<Place, Long> behind) {
    Map<Place, Long> positions = assignment.positions();
    stands.keySet().retainAll(behind.keySet());
    long now = System.nanoTime();
    for (Map.Entry<Place, Long> entry : behind.entrySet()) {
      Place place = entry.getKey();
      long at = positions.getOrDefault(place, 0L);
      Stand stand = stands.get(place);
      if (stand == null || stand.next() != at) {
        stands.put(place, new Stand(at, now));
      } else if (Duration.ofNanos(now - stand.since()).compareTo(config.standstill()) > 0) {
        return Optional.of(
            "%s stands still at offset %d with %d records to go"
                .formatted(place, at, entry.getValue()));
      }
    }
    return Optional.empty();
  }
}
