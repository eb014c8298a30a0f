package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All events between two positions, in order within an article. */
public record Chunk(Cursor from, Cursor to, List<LogEvent> events) {

  public Chunk {
    events = List.copyOf(events);
  }

  /** Of all its events. */
  public long characters() {
    return events.stream().map(LogEvent::json).mapToLong(String::length).sum();
  }

  /** Whether somebody who stands there misses nothing by going on with this chunk. */
  public boolean follows(Cursor cursor) {
    return cursor.reached(from) && !cursor.reached(to);
  }

  /** The articles that are withdrawn in it: what was read before may hold a text that is gone. */
  public Set<UUID> withdrawn() {
    return events.stream()
        .filter(LogEvent::isWithdrawal)
        .map(LogEvent::articleId)
        .collect(Collectors.toSet());
  }

  /** Whether it has an event of any of these articles. */
  public boolean hasAny(Set<UUID> articles) {
    return events.stream().anyMatch(event -> articles.contains(event.articleId()));
  }
}
