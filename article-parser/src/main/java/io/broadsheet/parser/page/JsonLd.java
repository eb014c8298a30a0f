package io.broadsheet.parser.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Characters;
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
  private static final int MOST_AUTHORS = 100;
  private static final Pattern ARTICLE = Pattern.compile("Report|\\w*(?:Article|Posting)");
  private static final Pattern WRAPPING =
      Pattern.compile("<!--|-->|(?://)?<!\\[CDATA\\[|(?://)?\\]\\]>");

  private final JsonNode article;

  // What a block names once and then refers to.
  private final Map<String, JsonNode> named;

  private final List<Said> authors;

  private JsonLd(JsonNode article, Map<String, JsonNode> named) {
    this.article = article;
    this.named = named;
    this.authors = readAuthors();
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
    JsonNode told = article == null ? other : article;
    return new JsonLd(told == null ? LENIENT.missingNode() : told, named);
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
    return StreamSupport.stream(each(type).spliterator(), false)
        .anyMatch(one -> ARTICLE.matcher(one.asText()).matches());
  }

  /** The values of a property: one as often as a list. */
  private static JsonNode each(JsonNode value) {
    return value.isArray() ? value : LENIENT.createArrayNode().add(value);
  }

  /** A thing that is only referred to, where the page describes it elsewhere. */
  private JsonNode known(JsonNode thing) {
    return thing.has("name") ? thing : named.getOrDefault(thing.path("@id").asText(), thing);
  }

  /** A text property of the article. */
  @Nullable String text(String name) {
    JsonNode value = article.path(name);
    JsonNode thing = known(value.isArray() ? value.path(0) : value);
    if (thing.isObject()) {
      JsonNode address = thing.path(thing.has("@id") ? "@id" : "url");
      thing = thing.hasNonNull("name") ? thing.get("name") : address;
    }
    return thing.isTextual() && !thing.asText().isBlank() ? unescaped(thing.asText()) : null;
  }

  /** Who is said to have written: a name and whether it is an organization's. */
  record Said(String name, boolean organization) {}

  List<Said> authors() {
    return authors;
  }

  private List<Said> readAuthors() {
    List<Said> said = new ArrayList<>();
    for (JsonNode one : each(article.path(article.has("author") ? "author" : "creator"))) {
      JsonNode known = known(one);
      boolean organization = known.path("@type").toString().contains("Organization");
      for (JsonNode name : each(known.isObject() ? known.path("name") : known)) {
        if (name.isTextual() && said.size() < MOST_AUTHORS) {
          said.add(new Said(unescaped(name.asText()), organization));
        }
      }
    }
    return said;
  }

  /** Whether the data says of a name that an organization has it. */
  boolean isOrganization(String name) {
    return authors.stream().anyMatch(one -> one.organization() && one.name().equals(name));
  }

  /** JSON escapes what HTML would not have. */
  private static String unescaped(String text) {
    return Characters.clean(Parser.unescapeEntities(text, false)).strip();
  }

  @Nullable String publisher() {
    String name = text("publisher");
    return name == null || name.contains("://") ? null : name;
  }

  List<String> images() {
    List<String> images = new ArrayList<>();
    for (JsonNode one : each(article.path("image"))) {
      JsonNode url = one.isObject() ? one.path("url") : one;
      if (url.isTextual()) {
        images.add(unescaped(url.asText()));
      }
    }
    return images;
  }

  @Nullable String articleBody() {
    return text("articleBody");
  }

  /** Whether the page calls its article one of news. */
  boolean isNews() {
    return article.path("@type").toString().contains("NewsArticle");
  }

  /** Whether everybody may read the article; null where the page does not say. */
  @Nullable Boolean isFree() {
    Boolean all = isFree(article);
    boolean partly =
        StreamSupport.stream(each(article.path("hasPart")).spliterator(), false)
            .anyMatch(part -> Boolean.FALSE.equals(isFree(part)));
    return all == null && partly ? Boolean.FALSE : all;
  }

  private static @Nullable Boolean isFree(JsonNode thing) {
    String said = thing.path("isAccessibleForFree").asText().toLowerCase(Locale.ROOT);
    return switch (said.substring(said.lastIndexOf('/') + 1)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> null;
    };
  }

  /** How many words the article is said to have; 0 where nobody says. */
  int words() {
    return article.path("wordCount").asInt();
  }
}
