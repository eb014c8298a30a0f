package io.broadsheet.query.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Identity;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.http.Problem;
import org.junit.jupiter.api.Test;

class AskedTest {

  @Test
  void takesAReceiptAnIdOrAnAddress() {
    assertThat(Asked.of("7-12", null, null, null).receipt()).isEqualTo(new Receipt(7, 12));
    assertThat(Asked.of("b7-12", null, null, null).receipt())
        .isEqualTo(new Receipt(Lane.BACKFILL, 7, 12));
    assertThat(Asked.of(null, null, "HTTPS://Example.com/a?utm_source=x", "30").article())
        .isEqualTo(Identity.of(Original.ofText("https://example.com/a", "")));
  }

  @Test
  void refusesMoreThanOneAndNone() {
    assertThatThrownBy(() -> Asked.of(null, null, null, null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Asked.of("7-12", "x", null, null)).isInstanceOf(Problem.class);
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> Asked.of("7", null, null, null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Asked.of(null, "../etc", null, null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Asked.of(null, null, "ftp://a", null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Asked.of(null, null, "\0", null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Asked.of(null, null, "", null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Asked.of("7-12", null, null, "31")).isInstanceOf(Problem.class);
  }
}
