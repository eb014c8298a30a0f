package io.broadsheet.events;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event on Kafka: CloudEvents 1.0, Kafka protocol binding in binary mode, with the attributes as
 * headers.
 */
public final class CloudEvents {

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
}
