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
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
  private static final Set<String> ARTICLES =
      Set.of(
          "NewsArticle",
          "Article",
          "ReportageNewsArticle",
          "AnalysisNewsArticle",
          "BackgroundNewsArticle",
          "OpinionNewsArticle",
          "ReviewNewsArticle",
          "BlogPosting",
          "TechArticle",
          "Report",
          "LiveBlogPosting",
          "SocialMediaPosting");

  private final @Nullable JsonNode article;

  private JsonLd(@Nullable JsonNode article) {
    this.article = article;
  }

  static JsonLd of(Document document) {
    JsonNode other = null;
    for (Element script : document.select("script[type*=ld+json]")) {
      for (JsonNode node : nodes(parse(script.data()))) {
        if (isArticle(node.path("@type"))) {
          return new JsonLd(node);
        }
        // Some sites describe only the page that the article stands on.
        boolean dated = node.has("datePublished") && !node.path("@type").asText().equals("Review");
        other = other == null && dated ? node : other;
      }
    }
    return new JsonLd(other);
  }

  private static @Nullable JsonNode parse(String script) {
    String json = script.strip().replace("<!--", "").replace("-->", "");
    json =
        json.replace("//<![CDATA[", "")
            .replace("<![CDATA[", "")
            .replace("//]]>", "")
            .replace("]]>", "");
    try {
      return LENIENT.readTree(json);
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
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (ARTICLES.contains(one.asText())) {
          return true;
        }
      }
    }
    return ARTICLES.contains(type.asText());
  }

  /** A text property of the article. */
  @Nullable String text(String name) {
    JsonNode value = article == null ? null : article.path(name);
    if (value != null && value.isArray() && !value.isEmpty()) {
      value = value.get(0);
    }
    if (value != null && value.isObject()) {
      value = value.hasNonNull("name") ? value.get("name") : value.path("@id");
    }
    return value == null || !value.isTextual() || value.asText().isBlank()
        ? null
        : org.jsoup.parser.Parser.unescapeEntities(value.asText(), false).strip();
  }

  List<String> authors() {
    List<String> authors = new ArrayList<>();
    if (article == null) {
      return authors;
    }
    JsonNode author = article.path("author");
    if (author.isArray()) {
      author.forEach(one -> add(one, authors));
    } else {
      add(author, authors);
    }
    return authors;
  }

  private static void add(JsonNode author, List<String> authors) {
    JsonNode name = author.isObject() ? author.path("name") : author;
    if (name.isTextual() && !author.path("@type").asText().contains("Organization")) {
      authors.add(name.asText().strip());
    }
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

  /** Whether the page says that its article is not free. */
  boolean isPaid() {
    String free = article == null ? "" : article.path("isAccessibleForFree").asText();
    return free.equalsIgnoreCase("false");
  }
}
