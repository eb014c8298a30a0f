package io.broadsheet.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Sha256;
import io.broadsheet.events.Truncation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Cuts a version to what every Kafka client takes by default: its text and what was read behind its
 * end, then arrays from their ends, first what can be had elsewhere, last what the article says.
 */
final class EventBounds {

  static final int MAX_CODE_POINTS = 300_000;
  static final int MAX_TEXT_BYTES = 500_000;

  /** Leaves room for headers and the record's own bytes under 1,048,576. */
  static final int MAX_BYTES = 1_000_000;

  private static final int ROOM_FOR_THE_NOTE = 1_000;
  private static final List<String> READ_IN_TEXT =
      List.of("quotes", "figures", "dates", "claims", "summary");
  private static final List<String> CHANGED = List.of("entities", "quotes", "figures", "claims");
  private static final List<String> CUT_IN_ORDER =
      List.of(
          "links",
          "images",
          "keyphrases",
          "summary",
          "dates",
          "topics",
          "figures",
          "claims",
          "quotes",
          "entities");

  private final ObjectNode json;
  private final Map<String, Integer> dropped = new TreeMap<>();
  private long excess;

  private EventBounds(ArticleVersion version) {
    this.json = EventJson.mapper().valueToTree(version);
  }

  /**
   * The version itself where it fits.
   *
   * @throws RecordTooLargeException when even without its arrays it does not
   */
  static ArticleVersion fit(ArticleVersion version) {
    String text = version.article().body().text();
    int end = end(text);
    if (end == text.length() && EventJson.bytes(version).length <= MAX_BYTES) {
      return version;
    }
    EventBounds bounds = new EventBounds(version);
    Truncation before = version.truncated();
    Integer length = before == null ? null : before.textLength();
    if (before != null) {
      bounds.dropped.putAll(before.dropped());
    }
    if (end < text.length()) {
      length = text.codePointCount(0, text.length());
      bounds.cutText(text.substring(0, end));
    }
    bounds.cutArrays();
    bounds.forgetUnknownEntities();
    return bounds.version(new Truncation(length, bounds.dropped));
  }

  /** The char index where the text must end, between two code points. */
  private static int end(String text) {
    int bytes = 0;
    int at = 0;
    for (int codePoints = 0; at < text.length(); codePoints++) {
      int codePoint = text.codePointAt(at);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (codePoints == MAX_CODE_POINTS || bytes > MAX_TEXT_BYTES) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private void cutText(String kept) {
    int length = kept.codePointCount(0, kept.length());
    json.put("text", kept).put("textSha256", Sha256.of(kept));
    dropUnless("paragraphs", paragraph -> paragraph.path("start").asInt() < length);
    for (JsonNode last : json.path("paragraphs")) {
      ((ObjectNode) last).put("end", Math.min(last.path("end").asInt(), length));
    }
    Predicate<JsonNode> inFront =
        fact -> fact.findValues("end").stream().allMatch(end -> end.asInt() <= length);
    for (JsonNode entity : json.path("entities")) {
      ((ArrayNode) entity.path("mentions")).removeIf(inFront.negate());
    }
    dropUnless("entities", entity -> !entity.path("mentions").isEmpty());
    READ_IN_TEXT.forEach(name -> dropUnless(name, inFront));
  }

  private void dropUnless(String name, Predicate<JsonNode> kept) {
    ArrayNode array = (ArrayNode) json.path(name);
    int before = array.size();
    array.removeIf(kept.negate());
    drop(name, before - array.size());
  }

  private void drop(String name, int count) {
    if (count > 0) {
      dropped.merge(name, count, Integer::sum);
    }
  }

  private void cutArrays() {
    excess = EventJson.bytes(json).length + ROOM_FOR_THE_NOTE - MAX_BYTES;
    JsonNode changes = json.path("changes");
    cut("changes.text", changes.path("text"));
    for (String name : CHANGED) {
      changes.path(name).forEach(list -> cut("changes." + name, list));
    }
    CUT_IN_ORDER.forEach(name -> cut(name, json.path(name)));
  }

  /** As few from the end as make it fit. */
  private void cut(String name, JsonNode list) {
    while (excess > 0 && !list.isEmpty()) {
      excess -= EventJson.bytes(((ArrayNode) list).remove(list.size() - 1)).length;
      drop(name, 1);
    }
  }

  private void forgetUnknownEntities() {
    Set<String> known = new HashSet<>();
    json.path("entities").forEach(entity -> known.add(entity.path("id").asText()));
    for (String holders : List.of("entities", "quotes", "claims")) {
      for (String reference : List.of("partOf", "entity")) {
        for (JsonNode holder : json.path(holders).findParents(reference)) {
          if (!known.contains(holder.path(reference).asText())) {
            ((ObjectNode) holder).remove(reference);
          }
        }
      }
    }
  }

  private ArticleVersion version(Truncation truncated) {
    json.set("truncated", EventJson.mapper().valueToTree(truncated));
    if (EventJson.bytes(json).length > MAX_BYTES) {
      throw new RecordTooLargeException(
          "gave more than an event can hold, even with everything cut that may be");
    }
    try {
      return EventJson.mapper().treeToValue(json, ArticleVersion.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was cut is no version", e);
    }
  }
}
