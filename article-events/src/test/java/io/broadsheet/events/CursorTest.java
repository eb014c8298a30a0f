package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final UUID TOPIC = UUID.fromString("0d1f5e0f-8c43-4e0f-8c43-5b0b1b1e5a4c");

  @Test
  void comesBackFromItsText() {
    Cursor cursor = new Cursor(TOPIC, List.of(0L, 127L, 128L, 5_000_000_000L, Long.MAX_VALUE - 1));
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
  }

  @Test
  void staysShort() {
    Cursor cursor = new Cursor(TOPIC, java.util.Collections.nCopies(12, 900_000L));
    assertThat(cursor.toString()).hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void movesPastARecord() {
    Cursor start = new Cursor(TOPIC, List.of(0L, 0L, 0L));
    assertThat(start.after(1, 41).next()).containsExactly(0L, 42L, 0L);
    assertThat(start.after(1, 41).reached(start)).isTrue();
    assertThat(start.reached(start.after(1, 41))).isFalse();
  }

  @Test
  void theFurthestHasAllThatEitherHas() {
    Cursor one = new Cursor(TOPIC, List.of(1L, 5L));
    Cursor other = new Cursor(TOPIC, List.of(2L, 4L));
    assertThat(one.furthest(other).next()).containsExactly(2L, 5L);
    assertThat(one.furthest(new Cursor(TOPIC, List.of(1L, 4L)))).isSameAs(one);
  }

  @Test
  void cannotBeComparedAcrossTopics() {
    List<Long> next = List.of(0L, 0L, 0L);
    assertThatThrownBy(() -> new Cursor(TOPIC, next).reached(new Cursor(Identity.NAMESPACE, next)))
        .hasMessageContaining("different topics");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!", "AA", "AQAA", "../../etc/passwd", "0-7"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Cursor.parse(text)).hasMessageContaining("this is no cursor");
  }

  @Test
  void receiptComesBackFromItsText() {
    assertThat(Receipt.parse("7-1234")).isEqualTo(new Receipt(7, 1234));
    assertThat(Receipt.parse("b7-1234")).isEqualTo(new Receipt(Lane.BACKFILL, 7, 1234));
    assertThat(Receipt.parse("b7-1234")).hasToString("b7-1234");
    assertThatThrownBy(() -> Receipt.parse("7-")).hasMessageContaining("looks like 7-1234");
    assertThatThrownBy(() -> Receipt.parse("7-" + "9".repeat(40)))
        .hasMessageContaining("no receipt");
  }
}
