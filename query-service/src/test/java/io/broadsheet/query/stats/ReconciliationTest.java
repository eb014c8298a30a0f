package io.broadsheet.query.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.query.store.Sums;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  @Test
  void agreesWhereEveryArrivalHasItsOutcomeAndEveryEventItsRow() {
    Reconciliation sums =
        Reconciliation.of(
            List.of(
                partition(0, Map.of("published", 3L, "refused", 1L), 0, 0),
                partition(1, Map.of(), 0, 0)),
            List.of(4L, 0L),
            List.of(5L, 1L),
            List.of(2L, 0L));

    assertThat(sums.agree()).isTrue();
    assertThat(sums.why()).isEmpty();
    assertThat(sums.total().outcomes()).containsEntry("published", 3L);
    assertThat(sums.total().backfill()).isEqualTo(new Reconciliation.Backfill(6, 4, 4));
  }

  @Test
  void whatNobodyHandedInIsNoArrival() {
    Reconciliation sums =
        Reconciliation.of(
            List.of(
                partition(0, Map.of("published", 3L, "marker", 2L), 0, 0),
                partition(1, Map.of("marker", 1L), 0, 0)),
            List.of(5L, 1L),
            List.of(2L, 2L),
            List.of(2L, 2L));

    assertThat(sums.agree()).isTrue();
    assertThat(sums.total().arrivals()).isEqualTo(3);
    assertThat(sums.total().outcomes()).isEqualTo(Map.of("published", 3L));
    assertThat(sums.total().markers()).isEqualTo(3);
  }

  @Test
  void saysWhichPartitionDisagreesAndWhy() {
    Reconciliation sums =
        Reconciliation.of(
            List.of(
                partition(0, Map.of("published", 3L), 1, 0),
                partition(1, Map.of("published", 1L), 0, 2)),
            List.of(5L, 1L),
            List.of(0L, 0L),
            List.of(0L, 0L));

    assertThat(sums.agree()).isFalse();
    assertThat(sums.why())
        .hasSize(3)
        .anyMatch(why -> why.startsWith("partition 0: arrivals without outcome: 2."))
        .anyMatch(why -> why.contains("the first is offset 42"))
        .anyMatch(why -> why.startsWith("partition 1: 2 stored events"));
    assertThat(sums.total().pending()).isEqualTo(2);
  }

  @Test
  void saysThatAnArrivalOfTheBackfillLaneIsLost() {
    List<Sums.Partition> rows = List.of(partition(0, Map.of("published", 3L), 0, 0));

    // One that is pending may be it.
    assertThat(Reconciliation.of(rows, List.of(4L), List.of(9L), List.of(3L)).why())
        .singleElement()
        .asString()
        .startsWith("partition 0: arrivals without outcome: 1.");
    assertThat(Reconciliation.of(rows, List.of(3L), List.of(9L), List.of(3L)).why())
        .singleElement()
        .asString()
        .startsWith("partition 0: 1 arrivals of the backfill lane");
  }

  private static Sums.Partition partition(
      int number, Map<String, Long> outcomes, long missing, long unsaid) {
    return new Sums.Partition(
        number, outcomes, 2, 3, 3, 0, missing, missing > 0 ? 42L : null, 0, null, unsaid, 0);
  }
}
