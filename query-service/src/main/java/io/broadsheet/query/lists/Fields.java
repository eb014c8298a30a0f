package io.broadsheet.query.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which members the lines of an answer have: the parameter {@code fields}. */
public final class Fields {

  private static final int MOST = 50;
  private static final String ALL = "*";

  private static final List<String> USUAL_COLUMNS =
      List.of(
          "id",
          "version",
          "revision",
          "title",
          "url",
          "source.name",
          "source.domain",
          "language",
          "published",
          "received");

  // No number of an absurd size is written out in full.
  private static final ObjectWriter WRITER =
      EventJson.mapper().writer().without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  private final @Nullable String given;
  private final List<String> columns;
  private final List<List<String>> paths;

  private Fields(@Nullable String given, List<String> columns, Members members) {
    this.given = given;
    this.columns = columns;
    this.paths =
        given == null ? columns.stream().map(Fields::names).toList() : paths(columns, members);
  }

  /** Of articles: without any, the usual line; else members of the event's data. */
  public static Fields ofArticles(@Nullable String given) {
    return of(given, Members.ARTICLE, USUAL_COLUMNS);
  }

  /** Of a list of facts. */
  public static Fields of(Facts kind, @Nullable String given) {
    Members members = Members.of(kind);
    return of(given, members, members.leaves());
  }

  private static Fields of(@Nullable String given, Members members, List<String> usual) {
    if (given == null) {
      return new Fields(null, usual, members);
    }
    List<String> columns =
        given.equals(ALL)
            ? List.copyOf(members.members().keySet())
            : Stream.of(given.split(",", -1)).map(String::strip).distinct().toList();
    if (!given.equals(ALL) && columns.size() > MOST) {
      throw Problem.parameter(
          "fields", "fields names at most %d members; %s is all".formatted(MOST, ALL));
    }
    return new Fields(given, columns, members);
  }

  private static List<List<String>> paths(List<String> columns, Members members) {
    return columns.stream().map(members::path).toList();
  }

  private static List<String> names(String path) {
    return List.of(path.split("\\."));
  }

  /** Whether any were named; where not, a line is as the archive's lists have it. */
  public boolean areGiven() {
    return given != null;
  }

  /** The paths, in the order asked for. */
  public List<String> columns() {
    return columns;
  }

  /** A line's object with these members alone. */
  byte[] of(Line line) {
    return given == null || given.equals(ALL) ? line.json() : write(of(read(line.json())));
  }

  /** Lines with these members alone. */
  public List<Line> of(List<Line> lines) {
    return given == null
        ? lines
        : lines.stream().map(line -> new Line(line.key(), of(line))).toList();
  }

  /** An object with these members alone. */
  public ObjectNode of(JsonNode whole) {
    return given == null || given.equals(ALL)
        ? (ObjectNode) whole
        : (ObjectNode) chosen(whole, paths);
  }

  private static JsonNode chosen(JsonNode node, List<List<String>> paths) {
    if (paths.contains(List.<String>of())) {
      return node;
    }
    if (node.isArray()) {
      ArrayNode each = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> each.add(chosen(item, paths)));
      return each;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    paths.stream()
        .map(path -> path.get(0))
        .distinct()
        .filter(node::has)
        .forEach(name -> object.set(name, chosen(node.path(name), within(name, paths))));
    return object;
  }

  private static List<List<String>> within(String name, List<List<String>> paths) {
    return paths.stream()
        .filter(path -> path.get(0).equals(name))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }

  /** The values of the columns; of members of a list's objects an array. */
  public List<JsonNode> cells(Line line) {
    JsonNode whole = read(line.json());
    return paths.stream().map(path -> cell(whole, path)).toList();
  }

  private static JsonNode cell(JsonNode node, List<String> path) {
    if (path.isEmpty()) {
      return node;
    }
    List<String> rest = path.subList(1, path.size());
    if (!node.isArray()) {
      JsonNode member = node.path(path.get(0));
      return member.isMissingNode() ? MissingNode.getInstance() : cell(member, rest);
    }
    ArrayNode each = JsonNodeFactory.instance.arrayNode();
    node.forEach(
        item -> {
          JsonNode value = cell(item, path);
          if (!value.isMissingNode()) {
            each.add(value);
          }
        });
    return each;
  }

  /** Reads a line. */
  public static JsonNode read(byte[] json) {
    try {
      return EventJson.trees().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what {@link #read} read. */
  public static byte[] write(JsonNode json) {
    try {
      return WRITER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
