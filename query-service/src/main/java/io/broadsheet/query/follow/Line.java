package io.broadsheet.query.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.LogEvent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber gets: an event, or none and where it stands. It is written once for all who get
 * it.
 */
final class Line {

  /** Of lines that go out together; one may be longer. */
  static final int WRITE_BYTES = 64 * 1024;

  private final Optional<LogEvent> event;
  private final Cursor cursor;
  private @Nullable Buffer written;

  private Line(Optional<LogEvent> event, Cursor cursor) {
    this.event = event;
    this.cursor = cursor;
  }

  static Line heartbeat(Cursor cursor) {
    return new Line(Optional.empty(), cursor);
  }

  /** Events for somebody who stands there and has not got them. */
  static List<Line> of(List<LogEvent> events, Cursor start) {
    List<Line> lines = new ArrayList<>();
    Cursor at = start;
    for (LogEvent event : events) {
      at = at.after(event.partition(), event.offset());
      lines.add(new Line(Optional.of(event), at));
    }
    return List.copyOf(lines);
  }

  /** What of these lines somebody has not got who stands elsewhere. */
  static List<Line> after(Cursor start, List<Line> lines) {
    return of(
        lines.stream()
            .flatMap(line -> line.event.stream())
            .filter(event -> event.isAfter(start))
            .toList(),
        start);
  }

  /** The first thing that somebody gets who cannot go on from where it wanted to. */
  static Buffer resync(String reason, Cursor now) {
    return bytes(
        "id:%s\nevent:resync\ndata:{\"cursor\":\"%s\",\"reason\":\"%s\"}\n\n"
            .formatted(now, now, reason));
  }

  /** How many of these, from the first on, go out together. */
  static int together(List<Line> lines) {
    int count = 1;
    int bytes = lines.get(0).written().length();
    while (count < lines.size() && bytes + lines.get(count).written().length() <= WRITE_BYTES) {
      bytes += lines.get(count++).written().length();
    }
    return count;
  }

  /** Lines as one write. */
  static Buffer joined(List<Line> lines) {
    if (lines.size() == 1) {
      return lines.get(0).written();
    }
    Buffer some = Buffer.buffer(lines.stream().mapToInt(line -> line.written().length()).sum());
    lines.forEach(line -> some.appendBuffer(line.written()));
    return some;
  }

  /** Where somebody stands who has got it. */
  Cursor cursor() {
    return cursor;
  }

  boolean isOfOne(Set<LogEvent> events) {
    return event.isPresent() && events.contains(event.get());
  }

  private synchronized Buffer written() {
    if (written == null) {
      written =
          bytes(
              event
                  .map(it -> "id:%s\nevent:%s\ndata:%s\n\n".formatted(cursor, it.type(), it.json()))
                  .orElseGet(() -> ":heartbeat\nid:" + cursor + "\n\n"));
    }
    return written;
  }

  private static Buffer bytes(String text) {
    return Buffer.buffer(text.getBytes(UTF_8));
  }
}
