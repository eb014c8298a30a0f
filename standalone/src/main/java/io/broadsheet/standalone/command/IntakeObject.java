package io.broadsheet.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An intake object, read where no service is there to read it, as strictly as the service does. */
record IntakeObject(
    @Nullable JsonNode ref,
    @Nullable String url,
    @Nullable String key,
    @Nullable String source,
    @Nullable String html,
    @Nullable String text,
    @Nullable String title,
    @Nullable String byline,
    @Nullable String published,
    @Nullable String language,
    @Nullable Instant observed,
    @Nullable Lane lane,
    @Nullable Boolean restore) {

  private static final ObjectMapper STRICT = strict();

  private static ObjectMapper strict() {
    JsonMapper.Builder mapper =
        EventJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.withCoercionConfig(
        LogicalType.Textual,
        text -> {
          text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
          text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
          text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
    return mapper.build();
  }

  /** Its JSON, whatever is in it. */
  static JsonNode tree(byte[] json) throws IOException {
    return STRICT.readTree(json);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is wrong with it, for people
   */
  static IntakeObject of(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("there must be a JSON object");
    }
    IntakeObject object;
    try {
      object = STRICT.treeToValue(json, IntakeObject.class);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "there is no member \"%s\"; there are %s"
              .formatted(
                  e.getPropertyName(),
                  e.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))),
          e);
    } catch (JsonMappingException e) {
      String member = e.getPath().isEmpty() ? "it" : e.getPath().get(0).getFieldName();
      throw new IllegalArgumentException("%s cannot be %s".formatted(member, json.path(member)), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    if ((object.html == null) == (object.text == null)) {
      throw new IllegalArgumentException("give either html or text");
    }
    return object;
  }

  Original original() {
    return new Original(url, key, source, html, text, title, byline, published, language);
  }
}
