package io.broadsheet.query.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.query.store.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether each arrival has its outcome and each event its row.
 *
 * @param why one sentence for each disagreement
 */
record Reconciliation(
    boolean agree, List<String> why, @JsonUnwrapped Count total, List<PartitionCount> partitions) {

  /**
   * Sums.
   *
   * @param arrivals records of {@code articles.received}
   * @param outcomes by kind
   * @param pending arrivals without outcome
   */
  record Count(long arrivals, Map<String, Long> outcomes, long pending, Events events) {

    Count plus(Count other) {
      Map<String, Long> both = new TreeMap<>(outcomes);
      other.outcomes.forEach((kind, count) -> both.merge(kind, count, Long::sum));
      return new Count(
          arrivals + other.arrivals, both, pending + other.pending, events.plus(other.events));
    }
  }

  /**
   * Events.
   *
   * @param said by outcomes
   * @param stored as rows
   * @param deadLettered said, but not storable
   */
  record Events(long said, long stored, long deadLettered) {
    Events plus(Events other) {
      return new Events(
          said + other.said, stored + other.stored, deadLettered + other.deadLettered);
    }
  }

  /** One partition's sums. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record PartitionCount(
      int partition,
      long arrivals,
      Map<String, Long> outcomes,
      long pending,
      Events events,
      boolean agree,
      List<String> why) {

    static PartitionCount of(Sums.Partition sums, long arrivals) {
      long decided = sums.outcomes().values().stream().mapToLong(Long::longValue).sum();
      long pending = arrivals - decided - sums.lostOutcomes();
      List<String> why = why(sums, pending);
      return new PartitionCount(
          sums.partition(),
          arrivals,
          sums.outcomes(),
          pending,
          new Events(sums.said(), sums.stored(), sums.dead()),
          why.isEmpty(),
          why);
    }

    private static List<String> why(Sums.Partition sums, long pending) {
      String at = "partition " + sums.partition() + ": ";
      List<String> why = new ArrayList<>();
      if (pending > 0) {
        why.add(
            at
                + pending
                + " arrivals have no outcome here: they are being parsed or stored, or their"
                + " outcomes were compacted away before this database first read them");
      }
      if (pending < 0) {
        why.add(at + -pending + " outcomes are of arrivals that articles.received does not have");
      }
      if (sums.missing() > 0) {
        why.add(
            at
                + sums.missing()
                + " events that outcomes name have no row here; the first is offset "
                + sums.firstMissing());
      }
      if (sums.clashing() > 0) {
        why.add(
            at
                + sums.clashing()
                + " events are said to be the same version as an earlier one, and were dropped; the"
                + " first is offset "
                + sums.firstClashing());
      }
      if (sums.unsaid() > 0) {
        why.add(at + sums.unsaid() + " stored events are named by no outcome here");
      }
      return why;
    }

    private Count count() {
      return new Count(arrivals, outcomes, pending, events);
    }
  }

  static Reconciliation of(List<Sums.Partition> sums, List<Long> arrivals) {
    List<PartitionCount> partitions =
        IntStream.range(0, sums.size())
            .mapToObj(p -> PartitionCount.of(sums.get(p), arrivals.get(p)))
            .toList();
    List<String> why = partitions.stream().flatMap(count -> count.why().stream()).toList();
    Count none = new Count(0, Map.of(), 0, new Events(0, 0, 0));
    Count total = partitions.stream().map(PartitionCount::count).reduce(none, Count::plus);
    return new Reconciliation(why.isEmpty(), why, total, partitions);
  }
}
