package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParseWatchTest {

  private static final Duration NO_TIME = Duration.ofSeconds(-1);

  private final ParseWatch watch = new ParseWatch(new SimpleMeterRegistry());

  @Test
  void saysWhichPartitionStandsAndNoneThatMovesOrHasNothingToDo() {
    watch.at(1, 5, 0, 0);
    watch.at(2, 7, 1, 3);
    assertThat(watch.standing(Duration.ofMinutes(1))).isEmpty();
    assertThat(watch.standing(NO_TIME)).containsOnlyKeys("partition 2");
    assertThat(watch.standing(NO_TIME).get("partition 2")).startsWith("at 7 since ");
  }

  @Test
  void aPartitionThatIsGivenUpAgainAndAgainStandsSinceTheFirstTime() throws Exception {
    watch.joined();
    watch.at(2, 7, 1, 3);
    String first = String.valueOf(watch.standing(NO_TIME).get("partition 2"));
    for (int time = 0; time < 3; time++) {
      Thread.sleep(2);
      watch.released(2);
      watch.trouble("gave its partitions up: not enough replicas");
      assertThat(watch.standing(NO_TIME)).containsKey("partition 2");
      watch.joined();
      watch.at(2, 7, 1, 4);
    }
    assertThat(watch.standing(NO_TIME).get("partition 2"))
        .isEqualTo(first + "; gave its partitions up: not enough replicas");

    watch.at(2, 8, 1, 3);
    assertThat(watch.standing(NO_TIME).get("partition 2")).startsWith("at 8 since ");
    watch.released(2);
    assertThat(watch.standing(NO_TIME)).isEmpty();
  }

  @Test
  void saysThatTheBackfillLaneCannotGoOn() {
    watch.backfillTrouble("Kafka takes no copy");
    assertThat(watch.standing(Duration.ofMinutes(1))).isEmpty();
    assertThat(watch.standing(NO_TIME).get("backfill")).startsWith("Kafka takes no copy, since ");
    watch.backfillGoes();
    assertThat(watch.standing(NO_TIME)).isEmpty();
  }

  @Test
  void saysThatTheBackfillLaneStandsUnlessItLetsOthersGoFirst() throws Exception {
    watch.at(2, 7, 0, 0);
    watch.backfill(2, 17, 5, false);
    watch.backfill(3, 17, 5, false);
    String first = String.valueOf(watch.standing(NO_TIME).get("backfill partition 2"));
    assertThat(first).startsWith("at 17 since ");
    // The other is not parsed here.
    assertThat(watch.standing(NO_TIME)).hasSize(1);
    Thread.sleep(2);
    watch.backfill(2, 17, 6, false);
    assertThat(watch.standing(NO_TIME)).containsEntry("backfill partition 2", first);
    Thread.sleep(2);
    watch.backfill(2, 17, 6, true);
    assertThat(watch.standing(NO_TIME).get("backfill partition 2")).isNotEqualTo(first);
    watch.backfill(2, 23, 0, false);
    assertThat(watch.standing(NO_TIME)).isEmpty();
  }
}
