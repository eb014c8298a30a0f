package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import java.util.List;
import java.util.stream.IntStream;

/** All events between two positions, in order within an article. */
public record Chunk(Cursor from, Cursor to, List<LogEvent> events) {

  public Chunk {
    events = List.copyOf(events);
  }

  /** Whether somebody who stands there misses nothing by going on with this chunk. */
  public boolean follows(Cursor cursor) {
    return cursor.reached(from) && !cursor.reached(to);
  }

  /** Whether an article is withdrawn in it: what was read before may hold a text that is gone. */
  public boolean withdraws() {
    return events.stream().anyMatch(LogEvent::isWithdrawal);
  }

  /** Its events that somebody who stands there has not got. */
  public List<LogEvent> after(Cursor cursor) {
    return events.stream()
        .filter(event -> event.offset() >= cursor.next().get(event.partition()))
        .toList();
  }

  /** Where one stands who stood there and got this chunk. */
  public Cursor reachedFrom(Cursor cursor) {
    return new Cursor(
        cursor.topicId(),
        IntStream.range(0, cursor.next().size())
            .mapToObj(p -> Math.max(cursor.next().get(p), to.next().get(p)))
            .toList());
  }
}
