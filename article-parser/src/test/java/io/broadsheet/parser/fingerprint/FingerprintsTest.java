package io.broadsheet.parser.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {

  @Test
  void equalWordsHaveEqualFingerprintsWhateverTheirDress() {
    assertThat(Fingerprints.of("“It’s  Late,” he said.\n"))
        .isEqualTo(Fingerprints.of("its late — he SAID"));
    assertThat(Fingerprints.of("It is late.")).isNotEqualTo(Fingerprints.of("It is latte."));
  }
}
