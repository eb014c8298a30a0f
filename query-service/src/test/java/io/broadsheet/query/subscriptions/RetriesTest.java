package io.broadsheet.query.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private final Retries retries = new Retries(List.of(Duration.ofSeconds(5), Duration.ofHours(2)));

  @Test
  void pausesALittleLongerThanTheScheduleSays() {
    assertThat(retries.after(1).orElseThrow())
        .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5500));
    assertThat(retries.after(2).orElseThrow())
        .isBetween(Duration.ofHours(2), Duration.ofMinutes(132));
  }

  @Test
  void endsAfterTheLastPause() {
    assertThat(retries.after(3)).isEmpty();
  }

  @Test
  void leavesATargetAloneForAMinuteAtMost() {
    assertThat(List.of(1, 2, 3, 6, 7, 1000).stream().map(Retries::rest).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 32L, 60L, 60L);
  }
}
