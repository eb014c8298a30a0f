package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventType;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as the archive gives them. */
final class Stored {

  static final UUID TOPIC = new UUID(1, 2);
  static final Instant TIME = Instant.parse("2024-06-03T10:00:00Z");

  private Stored() {}

  static LogEvent event(long offset, String data) {
    return event(offset, new UUID(7, offset), null, EventType.PUBLISHED, data);
  }

  static LogEvent event(
      long offset, UUID id, @Nullable Long supersedes, EventType type, String data) {
    String json = "{\"type\":\"%s\",\"data\":%s}".formatted(type.wire(), data);
    Instant sortAt = TIME.plusSeconds(id.getLeastSignificantBits());
    return new LogEvent(0, offset, supersedes, id, sortAt, type.wire(), json);
  }

  static Cursor at(long next) {
    return new Cursor(TOPIC, List.of(next));
  }

  static Chunk chunk(LogEvent... events) {
    return new Chunk(at(0), at(1_000_000), List.of(events));
  }
}
