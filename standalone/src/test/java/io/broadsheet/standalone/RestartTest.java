package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartTest {

  @Test
  void waitsLongerForAServerThatKeepsDying() {
    Restart restart = new Restart();
    Duration first = restart.afterLifeOf(Duration.ofSeconds(3));
    Duration second = restart.afterLifeOf(Duration.ofSeconds(3));
    assertThat(first).isLessThan(Duration.ofSeconds(1));
    assertThat(second).isGreaterThan(first);
    for (int i = 0; i < 20; i++) {
      restart.afterLifeOf(Duration.ZERO);
    }
    assertThat(restart.afterLifeOf(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void forgivesAfterALongLife() {
    Restart restart = new Restart();
    Duration first = restart.afterLifeOf(Duration.ZERO);
    restart.afterLifeOf(Duration.ZERO);
    assertThat(restart.afterLifeOf(Duration.ofHours(1))).isEqualTo(first);
  }
}
