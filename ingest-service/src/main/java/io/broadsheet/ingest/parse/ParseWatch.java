package io.broadsheet.ingest.parse;

import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the stage is doing, for {@code /q/health} and {@code /q/metrics}. */
@Singleton
class ParseWatch {

  /** Where a partition stands, with arrivals open and others not yet read, and since when. */
  private record Place(long position, int open, long unread, Instant since) {
    long lag() {
      return open + unread;
    }

    /** The place to which this led, which stands still since then where it is the same. */
    static Place after(@Nullable Place last, long position, int open, long unread) {
      boolean still =
          last != null && last.position == position && last.lag() > 0 && open + unread > 0;
      return new Place(position, open, unread, last != null && still ? last.since : Instant.now());
    }
  }

  /** What keeps work from going on, and since when. */
  private record Trouble(String reason, Instant since) {
    static Trouble after(@Nullable Trouble last, String reason) {
      return new Trouble(reason, last == null ? Instant.now() : last.since);
    }

    void addTo(Map<String, String> standing, String name, Instant limit) {
      if (since.isBefore(limit)) {
        standing.put(name, reason + ", since " + since);
      }
    }
  }

  private final MeterRegistry registry;
  private final Map<Integer, Place> partitions = new TreeMap<>();
  private final Map<Integer, Place> backfill = new TreeMap<>();
  // What was given up comes back after a failure, and stands where it stood.
  private final Map<Integer, Place> before = new TreeMap<>();
  private boolean joined;
  private @Nullable Trouble trouble;
  private @Nullable Trouble backfillTrouble;
  private String lastTrouble = "";
  private Instant lastTroubleAt = Instant.MIN;

  ParseWatch(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("broadsheet.parse.in.flight", this::open).register(registry);
  }

  void concluded(Outcome.Kind kind) {
    registry.counter("broadsheet.outcomes", "outcome", EventJson.wire(kind)).increment();
  }

  /** The instance has joined the group and read the state of what it got. */
  synchronized void joined() {
    joined = true;
    trouble = null;
  }

  /** It gave everything up, and tries again. */
  synchronized void trouble(String reason) {
    joined = false;
    before.putAll(partitions);
    partitions.clear();
    backfill.clear();
    lastTrouble = "; " + reason;
    lastTroubleAt = Instant.now();
    trouble = Trouble.after(trouble, reason);
  }

  synchronized void at(int partition, long position, int open, long unread) {
    Place last =
        partitions.containsKey(partition) ? partitions.get(partition) : before.remove(partition);
    partitions.put(partition, Place.after(last, position, open, unread));
    if (last == null) {
      gauge("broadsheet.parse.lag", partition, partitions);
    }
  }

  private void gauge(String name, int partition, Map<Integer, Place> places) {
    Gauge.builder(name, () -> lag(partition, places))
        .tag("partition", Integer.toString(partition))
        .register(registry);
  }

  /**
   * How far the backfill lane is copied, where this instance parses.
   *
   * @param held whether it lets other arrivals go first: then it does not stand still
   */
  synchronized void backfill(int partition, long position, long waiting, boolean held) {
    if (partitions.containsKey(partition)) {
      Place last = held ? null : backfill.get(partition);
      if (backfill.put(partition, Place.after(last, position, 0, waiting)) == null) {
        gauge("broadsheet.backfill.lag", partition, backfill);
      }
    }
  }

  /** The backfill lane stops, and is tried again. */
  synchronized void backfillTrouble(String reason) {
    backfillTrouble = Trouble.after(backfillTrouble, reason);
  }

  synchronized void backfillGoes() {
    backfillTrouble = null;
  }

  /** It is another instance's now, or will be this one's again. */
  synchronized void released(int partition) {
    backfill.remove(partition);
    Place last = partitions.remove(partition);
    if (last != null) {
      before.put(partition, last);
    }
  }

  private synchronized long lag(int partition, Map<Integer, Place> places) {
    Place place = places.get(partition);
    return place == null ? 0 : place.lag();
  }

  private synchronized int open() {
    return partitions.values().stream().mapToInt(Place::open).sum();
  }

  synchronized boolean isJoined() {
    return joined;
  }

  /** Partitions that have work and do not move, and why the stage as a whole does not. */
  synchronized Map<String, String> standing(Duration longerThan) {
    Instant limit = Instant.now().minus(longerThan);
    Map<String, String> standing = new TreeMap<>();
    Map<Integer, Place> places = new TreeMap<>(joined ? Map.of() : before);
    places.putAll(partitions);
    places.forEach(
        (partition, place) -> {
          if (place.lag() > 0 && place.since.isBefore(limit)) {
            standing.put(
                "partition " + partition,
                "at %d since %s: an arrival there is not concluded%s"
                    .formatted(
                        place.position,
                        place.since,
                        lastTroubleAt.isAfter(place.since) ? lastTrouble : ""));
          }
        });
    backfill.forEach(
        (partition, place) -> {
          if (place.lag() > 0 && place.since.isBefore(limit)) {
            standing.put(
                "backfill partition " + partition,
                "at %d since %s: an arrival there is not copied, the log says why"
                    .formatted(place.position, place.since));
          }
        });
    if (backfillTrouble != null) {
      backfillTrouble.addTo(standing, "backfill", limit);
    }
    if (trouble != null) {
      trouble.addTo(standing, "all", limit);
    }
    return standing;
  }
}
