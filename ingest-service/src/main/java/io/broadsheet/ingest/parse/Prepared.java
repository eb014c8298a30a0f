package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import java.util.Map;

/** An event as Kafka carries it. */
record Prepared(ArticleEvent event, String key, byte[] value, Map<String, String> headers) {

  static Prepared of(ArticleEvent event) {
    return new Prepared(
        event, event.key(), EventJson.bytes(event.data()), CloudEvents.headers(event.attributes()));
  }
}
