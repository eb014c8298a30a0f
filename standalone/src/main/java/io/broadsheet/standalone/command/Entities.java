package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entities of several articles: those of one name and type as one, the most mentioned first. */
final class Entities {

  private Entities() {}

  static List<JsonNode> merged(List<JsonNode> entities) {
    Map<String, ObjectNode> merged = new LinkedHashMap<>();
    for (JsonNode entity : entities) {
      String key = entity.path("type").asText() + "\n" + entity.path("name").asText();
      ObjectNode known = merged.get(key);
      if (known == null) {
        merged.put(key, entity.deepCopy());
      } else {
        known.withArray("mentions").addAll((ArrayNode) entity.withArray("mentions"));
        for (JsonNode alias : entity.path("aliases")) {
          ArrayNode aliases = known.withArray("aliases");
          if (!contains(aliases, alias)) {
            aliases.add(alias);
          }
        }
      }
    }
    return merged.values().stream()
        .sorted(Comparator.comparingInt((ObjectNode entity) -> -entity.path("mentions").size()))
        .map(entity -> (JsonNode) entity)
        .toList();
  }

  private static boolean contains(ArrayNode aliases, JsonNode alias) {
    for (JsonNode known : aliases) {
      if (known.equals(alias)) {
        return true;
      }
    }
    return false;
  }
}
