package io.broadsheet.query.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.LogEvent;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {

  private static final UUID TOPIC = UUID.randomUUID();

  @Test
  void isWrittenOnceForAll() {
    List<Line> lines = Line.of(List.of(event(0, 4, "{}")), at(3, 7));

    List<Buffer> first = writes(lines);

    assertThat(first)
        .extracting(Buffer::toString)
        .containsExactly("id:" + at(5, 7) + "\nevent:t\ndata:{}\n\n");
    assertThat(writes(lines).get(0)).isSameAs(first.get(0));
  }

  @Test
  void tellsOneWhoStandsElsewhereWhereThatOneStands() {
    List<Line> lines = Line.of(List.of(event(0, 4, "{}"), event(1, 7, "[]")), at(3, 7));

    assertThat(writes(Line.after(at(5, 6), lines)))
        .extracting(Buffer::toString)
        .containsExactly("id:" + at(5, 8) + "\nevent:t\ndata:[]\n\n");
  }

  @Test
  void goesOutWithOthersWithinABound() {
    String data = "“" + "x".repeat(25_000);
    List<LogEvent> events =
        IntStream.range(0, 5).mapToObj(n -> event(0, n, n == 4 ? data.repeat(4) : data)).toList();

    List<Buffer> writes = writes(Line.of(events, at(0, 0)));

    assertThat(writes)
        .extracting(write -> write.toString().split("data:", -1).length - 1)
        .containsExactly(2, 2, 1);
    assertThat(writes.get(2).length()).isGreaterThan(4 * data.getBytes(UTF_8).length);
  }

  private static List<Buffer> writes(List<Line> lines) {
    List<Buffer> writes = new ArrayList<>();
    for (List<Line> left = lines; !left.isEmpty(); ) {
      int some = Line.together(left);
      writes.add(Line.joined(left.subList(0, some)));
      left = left.subList(some, left.size());
    }
    return writes;
  }

  private static LogEvent event(int partition, long offset, String json) {
    return new LogEvent(partition, offset, null, TOPIC, Instant.EPOCH, "t", json);
  }

  private static Cursor at(long... next) {
    return new Cursor(TOPIC, java.util.Arrays.stream(next).boxed().toList());
  }
}
