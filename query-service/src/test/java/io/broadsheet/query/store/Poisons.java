package io.broadsheet.query.store;

import java.util.List;

/** Events that are valid JSON and that a careless sink dies of. */
final class Poisons {

  static final List<String> EVENTS =
      List.of(
          event("\"title\":\"a\\u0000b\""),
          event("\"title\":\"a\\ud800b\""),
          event("\"url\":\"https://e.example.org/" + "a".repeat(8_000) + "\""),
          event("\"published\":{\"value\":\"+300000-01-01T00:00:00Z\"}"),
          event("\"published\":{\"value\":\"-5000-01-01T00:00:00Z\"}"),
          event("\"published\":{\"value\":\"2016-12-31T23:59:60Z\"}"),
          event("\"received\":\"+1000000000-12-31T23:59:59.999999999Z\""),
          event("\"published\":{\"value\":42},\"source\":[],\"quotes\":{},\"figures\":7"),
          event("\"figures\":[{\"id\":\"f1\",\"value\":1e400},{\"value\":1e999999999}]"),
          event("\"quotes\":[{\"id\":\"q1\",\"evidence\":{\"start\":99999999999,\"end\":-1}}]"),
          event("\"quotes\":[null,\"q\",{\"speaker\":{\"status\":\"reincarnated\"}}]"),
          event(
              "\"entities\":[{\"type\":\"x\",\"name\":\"a\\u0000b\",\"aliases\":[7,\"\\\\\"],\"salience\":1e400}]"),
          event("\"entities\":[{\"type\":\"person\",\"name\":\"" + "a".repeat(9_000) + "\"}]"),
          event(
              "\"topics\":[{\"confidence\":1e-400}],\"claims\":[{\"subject\":7,\"hedged\":\"so\"}]"),
          event("\"lane\":\"'; DROP TABLE event;--\""));

  private Poisons() {}

  private static String event(String field) {
    return "{\"id\":\"%s\",\"version\":1," + field.replace("%", "%%") + "}";
  }
}
