package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The event's schema only grows: what was published, {@code article-event.v1.published.json}, is
 * what somebody reads. That file is replaced by the schema with each release.
 */
class SchemaCompatibilityTest {

  /** What only describes. */
  private static final Set<String> ANNOTATIONS = Set.of("title", "description", "examples");

  /** By name, each a schema of its own. */
  private static final Set<String> NAMED = Set.of("properties", "$defs");

  @Test
  void readersOfThePublishedSchemaReadTodaysEvents() throws IOException {
    assertThat(broken(read("article-event.v1.published.json"), read("article-event.v1.json")))
        .isEmpty();
  }

  @Test
  void whatIsAddedBreaksNobody() throws IOException {
    assertThat(
            brokenBy(
                schema -> {
                  ((ObjectNode) schema.path("properties")).putObject("mood").put("type", "string");
                  ((ObjectNode) schema.at("/properties/title")).put("description", "Another.");
                }))
        .isEmpty();
  }

  @Test
  void whatIsRemovedOrChangedIsNamed() throws IOException {
    assertThat(brokenBy(schema -> ((ObjectNode) schema.path("properties")).remove("dateline")))
        .containsExactly("/properties/dateline is gone");
    assertThat(
            brokenBy(
                schema -> ((ObjectNode) schema.at("/properties/version")).put("type", "string")))
        .containsExactly("/properties/version/type was \"integer\" and is \"string\"");
    assertThat(
            brokenBy(schema -> ((ObjectNode) schema.at("/properties/version")).remove("minimum")))
        .containsExactly("/properties/version/minimum is gone");
    assertThat(brokenBy(schema -> ((ObjectNode) schema.at("/properties/url")).put("maxLength", 10)))
        .containsExactly("/properties/url/maxLength is new");
  }

  @Test
  void whatWasAlwaysThereStaysAndNothingElseMustBe() throws IOException {
    assertThat(brokenBy(schema -> ((ArrayNode) schema.path("required")).remove(0)))
        .singleElement()
        .asString()
        .startsWith("/required was");
    assertThat(brokenBy(schema -> ((ArrayNode) schema.path("required")).add("dateline")))
        .singleElement()
        .asString()
        .startsWith("/required was");
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream in = SchemaCompatibilityTest.class.getResourceAsStream(name)) {
      return EventJson.mapper().readTree(Objects.requireNonNull(in, name));
    }
  }

  private static List<String> brokenBy(Consumer<JsonNode> change) throws IOException {
    JsonNode changed = read("article-event.v1.json");
    change.accept(changed);
    return broken(read("article-event.v1.json"), changed);
  }

  private static List<String> broken(JsonNode published, JsonNode today) {
    List<String> broken = new ArrayList<>();
    compare("", published, today, false, broken);
    return broken;
  }

  /**
   * @param byName whether the members are schemas by their names, of which there may be more
   */
  private static void compare(
      String path, JsonNode published, JsonNode today, boolean byName, List<String> broken) {
    Set<String> members = new TreeSet<>();
    published.fieldNames().forEachRemaining(members::add);
    today.fieldNames().forEachRemaining(members::add);
    for (String member : members) {
      String at = path + "/" + member;
      JsonNode before = published.get(member);
      JsonNode after = today.get(member);
      if (!byName && ANNOTATIONS.contains(member)) {
        continue;
      }
      if (before == null) {
        if (!byName && !NAMED.contains(member)) {
          broken.add(at + " is new");
        }
      } else if (after == null) {
        broken.add(at + " is gone");
      } else if (before.isObject() && after.isObject()) {
        compare(at, before, after, !byName && NAMED.contains(member), broken);
      } else if (!before.equals(after) && !(member.equals("required") && isSame(before, after))) {
        broken.add("%s was %s and is %s".formatted(at, before, after));
      }
    }
  }

  private static boolean isSame(JsonNode before, JsonNode after) {
    Set<JsonNode> one = new HashSet<>();
    Set<JsonNode> other = new HashSet<>();
    before.forEach(one::add);
    after.forEach(other::add);
    return one.equals(other);
  }
}
