package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON as indented lines for people: names and values, lists item by item. */
final class Tree {

  private static final String STEP = "  ";

  private Tree() {}

  static List<String> lines(JsonNode node) {
    List<String> lines = new ArrayList<>();
    add(node, "", lines);
    return lines;
  }

  private static void add(JsonNode node, String indent, List<String> lines) {
    int longest = 0;
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      longest = node.get(name).isContainerNode() ? longest : Math.max(longest, name.length());
    }
    int width = longest;
    node.fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if (!value.isContainerNode()) {
                lines.add(
                    indent
                        + field.getKey()
                        + " ".repeat(width - field.getKey().length() + 2)
                        + value.asText());
              } else if (!value.isEmpty()) {
                lines.add(indent + field.getKey());
                add(value, indent + STEP, lines);
              }
            });
    if (node.isArray()) {
      for (JsonNode item : node) {
        if (item.isContainerNode()) {
          int first = lines.size();
          add(item, indent + STEP, lines);
          if (lines.size() > first) {
            lines.set(first, indent + "- " + lines.get(first).substring(indent.length() + 2));
          }
        } else {
          lines.add(indent + "- " + item.asText());
        }
      }
    }
  }
}
