package io.broadsheet.standalone.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intake object, read where no service is there to read it.
 *
 * @param ref the sender's own mark, given back as it is
 */
public record IntakeObject(
    @Nullable JsonNode ref, Original original, Lane lane, @Nullable Instant observed) {

  private static final String REF = "ref";
  private static final List<String> KNOWN =
      List.of(
          "url",
          "key",
          "source",
          "html",
          "text",
          "title",
          "byline",
          "published",
          "language",
          "observed",
          "lane",
          "restore",
          REF);

  /** What is wrong with it, for people; with its ref, as far as that could be read. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable JsonNode ref;

    Malformed(@Nullable JsonNode ref, String message) {
      super(message);
      this.ref = ref;
    }

    public @Nullable JsonNode ref() {
      return ref;
    }
  }

  /** Reads one, as strictly as {@code POST /articles} does. */
  public static IntakeObject read(byte[] json) throws Malformed {
    ObjectNode object = object(json);
    JsonNode ref = object.get(REF);
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KNOWN.contains(name)) {
        throw new Malformed(
            ref, "there is no member \"" + name + "\"; there are " + String.join(", ", KNOWN));
      }
      JsonNode value = object.get(name);
      if (!name.equals(REF)
          && !value.isNull()
          && !(name.equals("restore") ? value.isBoolean() : value.isTextual())) {
        throw new Malformed(
            ref, name + (name.equals("restore") ? " is true or false" : " is a string"));
      }
    }
    try {
      Original original = EventJson.mapper().treeToValue(object, Original.class);
      if ((original.html() == null) == (original.text() == null)) {
        throw new Malformed(ref, "give either html or text");
      }
      Lane lane = "backfill".equals(object.path("lane").asText()) ? Lane.BACKFILL : Lane.LIVE;
      String observed = object.path("observed").asText("");
      return new IntakeObject(
          ref, original, lane, observed.isEmpty() ? null : Instant.parse(observed));
    } catch (JsonProcessingException e) {
      throw new Malformed(ref, e.getOriginalMessage());
    } catch (DateTimeParseException e) {
      throw new Malformed(ref, "observed is no RFC 3339 time: " + e.getParsedString());
    }
  }

  private static ObjectNode object(byte[] json) throws Malformed {
    try {
      JsonNode node = EventJson.mapper().readTree(json);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new Malformed(null, "there must be a JSON object");
    } catch (JsonProcessingException e) {
      throw new Malformed(null, "malformed JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Malformed(null, "no UTF-8 text");
    }
  }
}
