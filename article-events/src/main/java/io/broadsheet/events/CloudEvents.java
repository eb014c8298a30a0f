package io.broadsheet.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two forms of an event on the wire: CloudEvents 1.0, Kafka protocol binding in binary mode
 * (attributes as headers), and structured mode (attributes and data in one JSON object).
 */
public final class CloudEvents {

  /** Media type of the structured mode. */
  public static final String STRUCTURED = "application/cloudevents+json";

  private static final String PREFIX = "ce_";

  private CloudEvents() {}

  /** The Kafka headers of attributes: {@code content-type} and one {@code ce_} header for each. */
  public static Map<String, String> headers(Map<String, String> attributes) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", ArticleEvent.CONTENT_TYPE);
    attributes.forEach((name, value) -> headers.put(PREFIX + name, value));
    return headers;
  }

  /** The attributes among Kafka headers; others are left out. */
  public static Map<String, String> attributes(Map<String, String> headers) {
    Map<String, String> attributes = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            attributes.put(name.substring(PREFIX.length()), value);
          }
        });
    return attributes;
  }

  /** The structured mode: what streams and webhooks carry. */
  public static ObjectNode structured(Map<String, String> attributes, JsonNode data) {
    ObjectNode event = EventJson.mapper().createObjectNode();
    attributes.forEach(event::put);
    event.put("datacontenttype", ArticleEvent.CONTENT_TYPE);
    event.set("data", data);
    return event;
  }
}
