package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import java.util.List;

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
}
