package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private final Labels labels = new Labels(List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG"));

  @Test
  void takesTheBestLabelOfEachWordWhereTheyFit() {
    assertThat(labels.best(List.of(row(0, 5, 0, 0, 0), row(0, 0, 5, 0, 0), row(5, 0, 0, 0, 0))))
        .containsExactly("B-PER", "I-PER", "O");
  }

  @Test
  void neverGoesOnWithWhatHasNotBegun() {
    assertThat(labels.best(List.of(row(0, 1, 5, 0, 0)))).containsExactly("B-PER");
    assertThat(labels.best(List.of(row(0, 4, 0, 3, 0), row(0, 0, 0, 0, 9))))
        .containsExactly("B-ORG", "I-ORG");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(labels.best(List.of())).isEmpty();
  }

  private static float[] row(float... scores) {
    return scores;
  }
}
