package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value that has killed some system: as a JSON text, since Java strings and UTF-8 cannot hold all
 * of them.
 */
record Poison(String id, String json, String expect) {

  private static final Pattern HOME =
      Pattern.compile(
          "own/poison/(?:(?<published>year|future|epoch|instant|leap)|(?<url>url)|(?<key>guid)"
              + "|(?<language>lang)|(?<text>text|word|positions|kafka)).*");

  /** The fields of an article that take a text. */
  static final List<String> FIELDS =
      List.of(
          "url",
          "key",
          "source",
          "title",
          "byline",
          "text",
          "html",
          "published",
          "observed",
          "language");

  private static final List<Poison> OWN =
      List.of(
          new Poison("nul", "\"a\\u0000b\""),
          new Poison("lone surrogate", "\"a\\ud800b\""),
          new Poison("year 300000", "\"+300000-01-01T00:00:00Z\""),
          new Poison("long word", '"' + "a".repeat(1_000_000) + '"'),
          new Poison("long address", "\"https://e.example/" + "a".repeat(2_683) + '"'),
          new Poison("number", "1e400"),
          new Poison("array", "[]"),
          new Poison("sql", "\"'; DROP TABLE article;--\""),
          new Poison("header", "\"x\\r\\nSet-Cookie: a=b\""),
          new Poison("spaces", "\" \\u00a0\\u200b\\t\""));

  /** Records that a stranger may write to a topic. */
  static final List<byte[]> RECORDS =
      List.of(
          new byte[0],
          new byte[] {1, 2, 3},
          new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
          utf8("{\"id\":"),
          utf8("null"),
          utf8("[]"),
          utf8("{}"),
          utf8("{\"id\":\"a\\u0000b\",\"version\":1e400,\"receipt\":\"0-0\"}"),
          utf8("[".repeat(2_000)));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Poison(String id, String json) {
    this(id, json, "");
  }

  /** Those written here, and where the shared set lies beside this checkout, those too. */
  static List<Poison> all() throws IOException {
    List<Poison> all = new ArrayList<>(OWN);
    all.addAll(shared());
    return all;
  }

  /** The shared set, where it lies beside this checkout. */
  static List<Poison> shared() throws IOException {
    Path shared = Seed.root().resolve("../shared/eval/intake/hostile/poison.jsonl");
    if (!Files.exists(shared)) {
      System.out.println("The shared set of hostile values is not beside this checkout: not run.");
      return List.of();
    }
    List<Poison> all = new ArrayList<>();
    for (String line : Files.readAllLines(shared)) {
      JsonNode value = EventJson.mapper().readTree(line);
      all.add(new Poison(value.path("id").asText(), json(value), value.path("expect").asText()));
    }
    return all;
  }

  /** The field that it was made for. */
  String home() {
    Matcher matcher = HOME.matcher(id);
    return matcher.matches()
        ? Stream.of("published", "url", "key", "language", "text")
            .filter(field -> matcher.group(field) != null)
            .findFirst()
            .orElseThrow()
        : "title";
  }

  boolean isWholeBody() {
    return id.endsWith("-root");
  }

  /** Whether it is a good value that must come out as it went in. */
  boolean isKept() {
    return expect.matches("stored as text|plain text|shown as typed|.*never evaluated");
  }

  /** The statuses that an article with it in its home may be answered with. */
  Set<Integer> statuses() {
    if (expect.equals("400") || expect.equals("4xx")) {
      return Set.of(400, 413);
    }
    if (isKept() || expect.matches("item kept.*|tsvector.*|.*hash the key|message over.*")) {
      return Set.of(202);
    }
    return Set.of(202, 400, 413);
  }

  private static String json(JsonNode value) {
    if (value.has("input_json_escaped")) {
      return value.path("input_json_escaped").asText();
    }
    if (value.has("generator")) {
      return quoted(generated(value.path("generator")));
    }
    return quoted(value.path("input").asText());
  }

  private static String generated(JsonNode generator) {
    StringBuilder text = new StringBuilder(generator.path("prefix").asText());
    if (generator.has("words")) {
      for (int i = 0; i < generator.path("count").asInt(); i++) {
        text.append(generator.path("words").asText().formatted(i)).append(' ');
      }
      return text.toString();
    }
    return text.append(generator.path("repeat").asText().repeat(generator.path("times").asInt()))
        .toString();
  }

  private static String quoted(String text) {
    return EventJson.mapper().getNodeFactory().textNode(text).toString();
  }

  /** A good article's line, with this value in one of its fields. */
  String in(String field, String line) throws IOException {
    ObjectNode article = (ObjectNode) EventJson.mapper().readTree(line);
    article.remove(field);
    if (field.equals("html")) {
      article.remove("text");
    }
    String rest = article.toString();
    return rest.substring(0, rest.length() - 1) + ",\"" + field + "\":" + json + "}";
  }

  /** The value as a text that fits an address. */
  String shortText() {
    String text = json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    return text.length() > 2_000 ? text.substring(0, 2_000) : text;
  }
}
