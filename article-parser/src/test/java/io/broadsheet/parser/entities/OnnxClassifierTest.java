package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OnnxClassifierTest {

  private static final List<String> VOCABULARY = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  // The model of training/tiny.py: what is Capitalised is a person.
  private final TokenClassifier classifier = new OnnxClassifier(tiny(), VOCABULARY);

  @Test
  void labelsEachWordOfEachSentenceInTheirOrder() {
    assertThat(
            classifier.classify(
                List.of(
                    List.of("later", "we", "saw", "Ann", "again"),
                    List.of(),
                    List.of("Bo", "left"))))
        .containsExactly(List.of("O", "O", "O", "B-PER", "O"), List.of(), List.of("B-PER", "O"));
  }

  @Test
  void leavesWordsBeyondItsLengthWithoutALabel() {
    List<String> labels = classifier.classify(List.of(Collections.nCopies(400, "Ann"))).get(0);
    assertThat(labels).hasSize(400).endsWith("O").startsWith("B-PER");
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> new OnnxClassifier(new byte[] {1, 2, 3}, VOCABULARY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] tiny() {
    try (InputStream model = OnnxClassifierTest.class.getResourceAsStream("tiny.onnx")) {
      return Objects.requireNonNull(model).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
