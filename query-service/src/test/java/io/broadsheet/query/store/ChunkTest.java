package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChunkTest {

  private static final UUID TOPIC = UUID.randomUUID();

  private final Chunk chunk =
      new Chunk(at(10, 20), at(12, 25), List.of(event(0, 10), event(0, 11), event(1, 22)));

  @Test
  void followsWhoeverStandsAtItsBeginningOrWithin() {
    assertThat(chunk.follows(at(10, 20))).isTrue();
    assertThat(chunk.follows(at(11, 25))).isTrue();
    assertThat(chunk.follows(at(9, 25))).isFalse();
    assertThat(chunk.follows(at(12, 25))).isFalse();
  }

  @Test
  void givesOnlyWhatIsNew() {
    assertThat(chunk.events().stream().filter(event -> event.isAfter(at(11, 23))))
        .containsExactly(event(0, 11));
  }

  @Test
  void writesAnEventOnOneLine() {
    assertThat(LogEvent.json("{\"id\":\"a\"}", "{\n \"x\": 1\r\n}"))
        .isEqualTo(
            "{\"id\":\"a\",\"datacontenttype\":\"application/json\",\"data\":{  \"x\": 1  }}");
  }

  private static LogEvent event(int partition, long offset) {
    return new LogEvent(partition, offset, null, TOPIC, Instant.EPOCH, "t", "{}");
  }

  private static Cursor at(long... next) {
    return new Cursor(TOPIC, java.util.Arrays.stream(next).boxed().toList());
  }
}
