package io.broadsheet.query.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
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

  private static final String MARKER = EventJson.wire(Outcome.Kind.MARKER);

  /**
   * Sums.
   *
   * @param arrivals records of {@code articles.received} that somebody handed in
   * @param outcomes by kind
   * @param pending arrivals without outcome
   * @param markers the other records there, which are nobody's
   */
  record Count(
      long arrivals,
      Map<String, Long> outcomes,
      long pending,
      long markers,
      Backfill backfill,
      Events events) {

    Count plus(Count other) {
      Map<String, Long> both = new TreeMap<>(outcomes);
      other.outcomes.forEach((kind, count) -> both.merge(kind, count, Long::sum));
      return new Count(
          arrivals + other.arrivals,
          both,
          pending + other.pending,
          markers + other.markers,
          backfill.plus(other.backfill),
          events.plus(other.events));
    }
  }

  /**
   * The backfill lane.
   *
   * @param accepted its arrivals
   * @param waiting those that are not copied yet, and so are no arrivals above
   * @param concluded those that have their outcome
   */
  record Backfill(long accepted, long waiting, long concluded) {
    Backfill plus(Backfill other) {
      return new Backfill(
          accepted + other.accepted, waiting + other.waiting, concluded + other.concluded);
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
      long markers,
      Backfill backfill,
      Events events,
      boolean agree,
      List<String> why) {

    static PartitionCount of(Sums.Partition sums, long received, long accepted, long copied) {
      Map<String, Long> outcomes = new TreeMap<>(sums.outcomes());
      Long marked = outcomes.remove(MARKER);
      long markers = marked == null ? 0 : marked;
      long arrivals = received - markers;
      long decided = outcomes.values().stream().mapToLong(Long::longValue).sum();
      long pending = arrivals - decided - sums.lostOutcomes();
      List<String> why = why(sums, pending, copied);
      return new PartitionCount(
          sums.partition(),
          arrivals,
          outcomes,
          pending,
          markers,
          new Backfill(accepted, accepted - copied, sums.backfilled()),
          new Events(sums.said(), sums.stored(), sums.dead()),
          why.isEmpty(),
          why);
    }

    private static List<String> why(Sums.Partition sums, long pending, long copied) {
      String at = "partition " + sums.partition() + ": ";
      List<String> why = new ArrayList<>();
      if (pending > 0) {
        why.add(
            at
                + "arrivals without outcome: "
                + pending
                + ". They are being parsed or stored, or their outcomes were compacted away before"
                + " this database first read them");
      }
      if (pending < 0) {
        why.add(at + -pending + " outcomes are of arrivals that articles.received does not have");
      }
      long lost = copied - sums.backfilled() - sums.lostOutcomes();
      if (pending == 0 && lost > 0) {
        why.add(
            at
                + lost
                + " arrivals of the backfill lane are past its position, and have neither copy nor"
                + " outcome");
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
      return new Count(arrivals, outcomes, pending, markers, backfill, events);
    }
  }

  /**
   * @param received records, by partition, as are the others
   * @param backfill arrivals of that lane
   * @param copied how many of them were copied
   */
  static Reconciliation of(
      List<Sums.Partition> sums, List<Long> received, List<Long> backfill, List<Long> copied) {
    List<PartitionCount> partitions =
        IntStream.range(0, sums.size())
            .mapToObj(
                p ->
                    PartitionCount.of(sums.get(p), received.get(p), backfill.get(p), copied.get(p)))
            .toList();
    List<String> why = partitions.stream().flatMap(count -> count.why().stream()).toList();
    Count none = new Count(0, Map.of(), 0, 0, new Backfill(0, 0, 0), new Events(0, 0, 0));
    Count total = partitions.stream().map(PartitionCount::count).reduce(none, Count::plus);
    return new Reconciliation(why.isEmpty(), why, total, partitions);
  }
}
