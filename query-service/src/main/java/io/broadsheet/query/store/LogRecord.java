package io.broadsheet.query.store;

import org.jspecify.annotations.Nullable;

/** One record of the two topics that the store reads, where it stood. */
record LogRecord(String topic, int partition, long offset, @Nullable String key, Content content) {

  Place place() {
    return new Place(topic, partition);
  }

  /** The same record as what it has turned out to be. */
  LogRecord unstorable(String reason) {
    return new LogRecord(topic, partition, offset, key, new Unreadable(reason));
  }

  /** A partition of a topic. */
  record Place(String topic, int partition) {
    @Override
    public String toString() {
      return topic + "-" + partition;
    }
  }

  /** What a record says. */
  sealed interface Content permits EventContent, OutcomeContent, Nothing, Unreadable {}

  /** A tombstone or marker: moves the position and nothing else. */
  record Nothing() implements Content {
    static final Nothing NOTHING = new Nothing();
  }

  /** What cannot be a row: bytes that are no event, or values that the database rejects. */
  record Unreadable(String reason) implements Content {}
}
