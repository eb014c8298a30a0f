package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of an arrival, as query-service tells it. */
final class Traces {

  private static final int WAIT_SECONDS = 30;

  private Traces() {}

  /** Waits until the outcome is known, or for half a minute. */
  static JsonNode await(Remote query, String receipt) {
    return query.get("/trace?receipt=" + Remote.encoded(receipt) + "&wait=" + WAIT_SECONDS);
  }

  /** The outcome's name; empty while there is none. */
  static String outcome(JsonNode trace) {
    JsonNode outcome = trace.path("outcome");
    return outcome.isObject() ? outcome.path("outcome").asText() : outcome.asText();
  }

  /** The reason, with a dash before it, where there is one. */
  static String reason(JsonNode trace) {
    JsonNode outcome = trace.path("outcome");
    String reason = (outcome.isObject() ? outcome : trace).path("reason").asText();
    return reason.isEmpty() ? "" : " - " + reason;
  }
}
