package io.broadsheet.query.lists;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Characters;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Words;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Lists.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The members that an object can have, as the event's schema has them.
 *
 * @param isList whether there can be several such objects
 */
record Members(Map<String, Members> members, boolean isList) {

  private static final JsonNode SCHEMA = schema();

  static final Members ARTICLE = of(SCHEMA);

  /** A line of a list of facts: the fact, and which article it is of. */
  static Members of(Facts kind) {
    Members fact = ARTICLE.member(kind.name().toLowerCase(Locale.ROOT));
    Map<String, Members> line = new LinkedHashMap<>();
    Map<String, Members> article = new LinkedHashMap<>();
    Stream.of("id", "version", "title", "url")
        .forEach(name -> article.put(name, ARTICLE.member(name)));
    line.put("article", new Members(article, false));
    line.putAll(fact.members);
    return new Members(line, false);
  }

  private Members member(String name) {
    Members member = members.get(name);
    if (member == null) {
      throw new IllegalStateException("the schema has no " + name);
    }
    return member;
  }

  private static JsonNode schema() {
    try (InputStream file = ArticleEvent.class.getResourceAsStream("article-event.v1.json")) {
      return EventJson.mapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Members of(JsonNode schema) {
    if (schema.has("$ref")) {
      return of(SCHEMA.at(schema.path("$ref").asText().substring(1)));
    }
    if (schema.has("items")) {
      return new Members(of(schema.path("items")).members, true);
    }
    Map<String, Members> members = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(each -> members.put(each.getKey(), of(each.getValue())));
    return new Members(members, false);
  }

  /** Paths to all that is no object, objects of lists left whole. */
  List<String> leaves() {
    List<String> leaves = new ArrayList<>();
    members.forEach(
        (name, member) -> {
          if (member.members.isEmpty() || member.isList) {
            leaves.add(name);
          } else {
            member.leaves().forEach(leaf -> leaves.add(name + "." + leaf));
          }
        });
    return leaves;
  }

  /** A path of {@code fields}, as the names on it; a problem where there is none such. */
  List<String> path(String given) {
    List<String> path = List.of(given.split("\\.", -1));
    Members at = this;
    for (String name : path) {
      Members next = at.members.get(name);
      if (next == null) {
        throw unknown(given, name, at);
      }
      at = next;
    }
    return path;
  }

  private static Problem unknown(String given, String name, Members at) {
    List<String> known = List.copyOf(at.members.keySet());
    String there =
        known.isEmpty() ? "it has no members of its own" : "there are " + String.join(", ", known);
    Problem problem =
        Problem.parameter(
                "fields",
                "fields: there is no member \"%s\"%s; %s"
                    .formatted(
                        Characters.shortened(name),
                        given.equals(name) ? "" : " in \"" + Characters.shortened(given) + "\"",
                        there))
            .with("known", known);
    return Words.nearest(name, known)
        .map(
            nearest ->
                problem.with(
                    "suggestion",
                    // The rest of a path may be right.
                    given.length() > 200 ? nearest : given.replace(name, nearest)))
        .orElse(problem);
  }
}
