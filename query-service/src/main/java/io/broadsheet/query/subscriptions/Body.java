package io.broadsheet.query.subscriptions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.Characters;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.http.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object that was sent, of which nothing is ignored. */
final class Body {

  private static final JsonMapper STRICT = EventJson.strict(new JsonFactory());

  private final ObjectNode members;

  private Body(ObjectNode members) {
    this.members = members;
  }

  static Body of(byte[] json, String... known) {
    List<String> names = List.of(known);
    Body body = new Body(object(json));
    body.members
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw Problem.badRequest(
                        "there is no member \"%s\" here; there are %s"
                            .formatted(Characters.shortened(name), String.join(", ", names)))
                    .with("known", names)
                    .suggesting(name, names);
              }
            });
    return body;
  }

  private static ObjectNode object(byte[] json) {
    try {
      if (STRICT.readTree(json) instanceof ObjectNode object) {
        return object;
      }
      throw Problem.badRequest("the body is a JSON object");
    } catch (JsonProcessingException e) {
      throw Problem.malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a member is given as null. */
  boolean isNull(String name) {
    return members.path(name).isNull();
  }

  @Nullable String text(String name) {
    JsonNode value = members.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw Problem.badRequest(name + " is a string");
    }
    return value.textValue();
  }

  String needed(String name) {
    String text = text(name);
    if (text == null) {
      throw Problem.badRequest("the body needs the member " + name);
    }
    return text;
  }

  @Nullable Boolean flag(String name) {
    JsonNode value = members.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw Problem.badRequest(name + " is true or false");
    }
    return value.booleanValue();
  }
}
