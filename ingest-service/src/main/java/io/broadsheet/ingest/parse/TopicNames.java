package io.broadsheet.ingest.parse;

import io.broadsheet.events.Topic;
import java.util.function.Function;

/** The stage's topics and consumer group under the deployment's prefix. */
record TopicNames(
    String received, String events, String outcomes, String deadLetter, String group) {

  static TopicNames of(Function<Topic, String> name, Function<String, String> group) {
    return new TopicNames(
        name.apply(Topic.RECEIVED),
        name.apply(Topic.EVENTS),
        name.apply(Topic.OUTCOMES),
        name.apply(Topic.DEADLETTER),
        group.apply("broadsheet-parse"));
  }
}
