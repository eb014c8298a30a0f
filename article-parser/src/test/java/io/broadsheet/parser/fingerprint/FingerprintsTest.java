package io.broadsheet.parser.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

  @Test
  void equalWordsHaveEqualFingerprintsWhateverTheirDress() {
    assertThat(Fingerprints.of("“It’s  Late,” he said.\n"))
        .isEqualTo(Fingerprints.of("its late — he SAID"));
    assertThat(Fingerprints.of("It is late.")).isNotEqualTo(Fingerprints.of("It is latte."));
  }

  @Test
  void nearnessEstimatesWhatTwoTextsShare() {
    String text = words(0, 300);
    assertThat(likeness(text, text)).isEqualTo(1);
    assertThat(likeness(text, words(300, 600))).isLessThan(0.03);
    // 198 of 398 shingles are in both.
    assertThat(likeness(text, words(100, 400))).isBetween(0.40, 0.60);
    assertThat(likeness("桥已关闭两天，周一之前不会开放。", "桥已关闭两天，周二之前不会开放。")).isBetween(0.3, 0.9);
    assertThat(likeness("", "two words")).isLessThan(0.1);
  }

  private static double likeness(String one, String other) {
    return Fingerprints.likeness(near(one), near(other));
  }

  private static String near(String text) {
    return String.valueOf(Fingerprints.of(text).near());
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }
}
