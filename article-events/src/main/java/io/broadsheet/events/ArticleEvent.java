package io.broadsheet.events;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code articles.events}: a CloudEvents 1.0 event about one version of an article, or
 * its withdrawal.
 *
 * @param source who publishes, configured
 * @param time when the parse stage decided
 * @param receipt position of the arrival that made it
 */
public record ArticleEvent(
    EventType type,
    URI source,
    Instant time,
    Receipt receipt,
    @Nullable String traceparent,
    EventData data) {

  /** The JSON Schema that a version is valid against. */
  public static final URI SCHEMA =
      URI.create("https://broadsheet.io/schemas/article-event.v1.json");

  /** Media type of the data. */
  public static final String CONTENT_TYPE = "application/json";

  /** From article, version and revision: a redelivery has the same. */
  public String id() {
    return data.id() + "/" + data.version() + "/" + data.revision();
  }

  /** The Kafka key: a later revision of a version replaces the earlier one at compaction. */
  public String key() {
    return key(data.id(), data.version());
  }

  /** The Kafka key of a version. */
  public static String key(UUID article, int version) {
    return article + "/" + version;
  }

  /** The CloudEvents attributes, without prefix, in a fixed order. */
  public Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", id());
    attributes.put("source", source.toString());
    attributes.put("type", type.wire());
    attributes.put("subject", data.id().toString());
    attributes.put("time", time.toString());
    if (data instanceof ArticleVersion) {
      attributes.put("dataschema", SCHEMA.toString());
    }
    attributes.put("partitionkey", data.id().toString());
    if (traceparent != null) {
      attributes.put("traceparent", traceparent);
    }
    attributes.put("lane", EventJson.wire(data.lane()));
    attributes.put("receipt", receipt.toString());
    return attributes;
  }
}
