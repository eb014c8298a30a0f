package io.broadsheet.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The published JSON Schema, for tests that hold events against it. */
public final class EventSchema {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(EventSchema.class.getResourceAsStream("article-event.v1.json"));

  private EventSchema() {}

  /** What is wrong with an event's data; empty when it is valid. */
  public static List<String> violations(JsonNode data) {
    return SCHEMA
        .validate(
            data,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .sorted()
        .toList();
  }

  /**
   * What is wrong with a document by a schema of an OpenAPI document, which may refer to its
   * components and to the event's schema by the path under which the services serve that.
   */
  public static List<String> violations(JsonNode schema, JsonNode components, String document)
      throws IOException {
    String whole =
        EventJson.mapper()
            .createObjectNode()
            .<ObjectNode>set("components", components)
            .setAll((ObjectNode) schema)
            .toString()
            .replace("/article-event.v1.json", ArticleEvent.SCHEMA.toString());
    try (InputStream own = EventSchema.class.getResourceAsStream("article-event.v1.json")) {
      String event = new String(own.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder -> builder.schemas(Map.of(ArticleEvent.SCHEMA.toString(), event)))
          .getSchema(whole)
          .validate(EventJson.mapper().readTree(document))
          .stream()
          .map(Error::toString)
          .toList();
    }
  }

  /** As {@link #violations(JsonNode)}, of an event's data before it is written. */
  public static List<String> violations(EventData data) {
    return data instanceof Withdrawal
        ? List.of()
        : violations(EventJson.mapper().<JsonNode>valueToTree(data));
  }
}
