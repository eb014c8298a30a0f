package io.broadsheet.parser.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The article that a page describes in JSON-LD, read leniently: pages write it carelessly. */
final class JsonLd {

  private static final JsonMapper LENIENT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();
  private static final Pattern ARTICLE = Pattern.compile("Report|\\w*(?:Article|Posting)");
  private static final Pattern WRAPPING =
      Pattern.compile("<!--|-->|(?://)?<!\\[CDATA\\[|(?://)?\\]\\]>");

  private final @Nullable JsonNode article;

  // What a block names once and then refers to.
  private final Map<String, JsonNode> named;

  private JsonLd(@Nullable JsonNode article, Map<String, JsonNode> named) {
    this.article = article;
    this.named = named;
  }

  static JsonLd of(Tags tags) {
    JsonNode article = null;
    JsonNode other = null;
    Map<String, JsonNode> named = new HashMap<>();
    for (Element script : tags.named("script")) {
      boolean told = script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json");
      for (JsonNode node : told ? nodes(parse(script.data())) : List.<JsonNode>of()) {
        if (isArticle(node.path("@type"))) {
          article = article == null ? node : article;
        }
        if (node.has("@id") && node.has("name")) {
          named.putIfAbsent(node.get("@id").asText(), node);
        }
        // Some sites describe only the page that the article stands on.
        boolean dated = node.has("datePublished") && !node.path("@type").asText().equals("Review");
        other = other == null && dated ? node : other;
      }
    }
    return new JsonLd(article == null ? other : article, named);
  }

  private static @Nullable JsonNode parse(String script) {
    try {
      boolean wrapped = script.contains("--") || script.contains("CDATA") || script.contains("]]>");
      return LENIENT.readTree(wrapped ? WRAPPING.matcher(script).replaceAll("") : script);
    } catch (JsonProcessingException e) {
      // A block that nobody can read says nothing; the page's other signs remain.
      return null;
    }
  }

  /** The things that a block describes, the outer before the inner. */
  private static List<JsonNode> nodes(@Nullable JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    List<JsonNode> nodes = new ArrayList<>();
    open.add(root == null ? LENIENT.createArrayNode() : root);
    while (!open.isEmpty()) {
      JsonNode node = open.poll();
      if (node.isArray()) {
        node.forEach(open::add);
      } else if (node.isObject()) {
        nodes.add(node);
        open.add(node.path("@graph"));
        open.add(node.path("mainEntity"));
      }
    }
    return nodes;
  }

  private static boolean isArticle(JsonNode type) {
    JsonNode types = type.isArray() ? type : LENIENT.createArrayNode().add(type);
    return StreamSupport.stream(types.spliterator(), false)
        .anyMatch(one -> ARTICLE.matcher(one.asText()).matches());
  }

  /** A text property of the article. */
  @Nullable String text(String name) {
    JsonNode value = article == null ? null : article.path(name);
    if (value != null && value.isArray() && !value.isEmpty()) {
      value = value.get(0);
    }
    if (value != null && value.isObject()) {
      JsonNode known = named.getOrDefault(value.path("@id").asText(), value);
      value = known.hasNonNull("name") ? known.get("name") : value.path("@id");
    }
    return value == null || !value.isTextual() || value.asText().isBlank()
        ? null
        : unescaped(value.asText());
  }

  /** Who is said to have written: a name and whether it is an organization's. */
  record Said(String name, boolean organization) {}

  List<Said> authors() {
    List<Said> authors = new ArrayList<>();
    if (article == null) {
      return authors;
    }
    JsonNode author = article.path(article.has("author") ? "author" : "creator");
    for (JsonNode one : author.isArray() ? author : LENIENT.createArrayNode().add(author)) {
      JsonNode known = one.has("name") ? one : named.getOrDefault(one.path("@id").asText(), one);
      JsonNode name = known.isObject() ? known.path("name") : known;
      for (JsonNode each : name.isArray() ? name : LENIENT.createArrayNode().add(name)) {
        if (each.isTextual()) {
          boolean organization = known.path("@type").toString().contains("Organization");
          authors.add(new Said(unescaped(each.asText()), organization));
        }
      }
    }
    return authors;
  }

  /** Whether the data says of a name that an organization has it. */
  boolean isOrganization(String name) {
    return authors().stream().anyMatch(one -> one.organization() && one.name().equals(name));
  }

  private static String unescaped(String text) {
    return Parser.unescapeEntities(text, false).strip();
  }

  @Nullable String publisher() {
    JsonNode name = article == null ? null : article.path("publisher").path("name");
    return name == null || !name.isTextual() || name.asText().isBlank()
        ? null
        : name.asText().strip();
  }

  List<String> images() {
    List<String> images = new ArrayList<>();
    JsonNode image = article == null ? LENIENT.createArrayNode() : article.path("image");
    for (JsonNode one : image.isArray() ? image : LENIENT.createArrayNode().add(image)) {
      JsonNode url = one.isObject() ? one.path("url") : one;
      if (url.isTextual()) {
        images.add(url.asText());
      }
    }
    return images;
  }

  @Nullable String articleBody() {
    return text("articleBody");
  }

  /** Whether the page calls its article one of news. */
  boolean isNews() {
    return article != null && article.path("@type").toString().contains("NewsArticle");
  }

  /** Whether the page says that its article is not free. */
  boolean isPaid() {
    String free = article == null ? "" : article.path("isAccessibleForFree").asText();
    return free.equalsIgnoreCase("false");
  }
}
