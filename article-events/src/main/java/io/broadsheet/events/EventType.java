package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonValue;

/** What happened to an article. */
public enum EventType {
  PUBLISHED("published"),
  UPDATED("updated"),
  REPARSED("reparsed"),
  WITHDRAWN("withdrawn");

  private final String wire;

  EventType(String happened) {
    this.wire = "io.broadsheet.article." + happened + ".v1";
  }

  /** The CloudEvents type. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /**
   * @throws IllegalArgumentException for a type that this version does not know
   */
  public static EventType of(String wire) {
    for (EventType type : values()) {
      if (type.wire.equals(wire)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no event type " + wire);
  }
}
