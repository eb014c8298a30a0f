package io.broadsheet.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

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

  /** As {@link #violations(JsonNode)}, of an event's data before it is written. */
  public static List<String> violations(EventData data) {
    return data instanceof Withdrawal
        ? List.of()
        : violations(EventJson.mapper().<JsonNode>valueToTree(data));
  }
}
