package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnalysisTest {

  @Test
  void whatOnlySaysHowAWordIsSetIsNoPartOfIt() {
    assertThat(Analysis.words("Wirt\u00adschafts\u00adlage")).containsExactly("wirtschaftslage");
    assertThat(Analysis.words("\u05d4\u05db\u05dc\u05db\u05dc\u05d4\u200f"))
        .isEqualTo(Analysis.words("\u05d4\u05db\u05dc\u05db\u05dc\u05d4"));
    assertThat(Analysis.words("\u2067Reuters\u2069 said\u200e")).containsExactly("reuters", "said");
    assertThat(Analysis.words("\u00ad")).isEmpty();
  }
}
