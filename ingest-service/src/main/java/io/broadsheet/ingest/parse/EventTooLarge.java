package io.broadsheet.ingest.parse;

/** An article whose event cannot be cut to what Kafka's clients take. */
final class EventTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1;

  EventTooLarge() {
    super(
        "gave more than an event can hold, even with everything cut that may be",
        null,
        false,
        false);
  }
}
