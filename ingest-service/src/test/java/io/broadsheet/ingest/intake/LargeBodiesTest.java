package io.broadsheet.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.http.Problem;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

  private final LargeBodies bodies = new LargeBodies();

  @Test
  void turnsAwayTheThirdLargeOriginalUntilOneIsLetGo() {
    try (LargeBodies.Place first = bodies.place();
        LargeBodies.Place second = bodies.place();
        LargeBodies.Place third = bodies.place()) {
      first.take();
      first.take();
      second.await();
      assertThatThrownBy(third::take)
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(429));
      first.close();
      assertThatCode(third::take).doesNotThrowAnyException();
    }
  }
}
