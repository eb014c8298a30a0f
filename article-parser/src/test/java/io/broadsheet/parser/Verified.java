package io.broadsheet.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts.BlockState;
import io.broadsheet.events.Original;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what may be anything: an article whose spans all verify, or {@link NothingToParse}. */
final class Verified {

  private static final ArticleParser PARSER =
      new ArticleParser(
          new FactsReader(
              fault -> {
                throw new AssertionError(fault);
              }));

  private Verified() {}

  /** As a page or as text, said to be English. */
  static void parse(String content, boolean html) {
    parse(content, html, "en");
  }

  /** The same in a language, or in one that the parser tells; nothing else is thrown. */
  static void parse(String content, boolean html, @Nullable String language) {
    Original original =
        new Original(
            "https://news.example/a",
            null,
            null,
            html ? content : null,
            html ? null : content,
            null,
            null,
            "2024-06-03",
            language);
    Article article;
    try {
      article = PARSER.parse(original);
    } catch (NothingToParse e) {
      assertThat(e).hasMessageNotContaining("null");
      return;
    }
    assertThat(article.facts().blocks()).doesNotContainValue(BlockState.FAILED);
    try {
      verifyAll(
          EventJson.mapper().readTree(EventJson.bytes(article)),
          new ArticleText(article.body().text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever has the members of a span is held against the text. */
  private static void verifyAll(JsonNode node, ArticleText text) {
    if (node.has("start") && node.has("exact")) {
      text.verify(
          new Evidence(
              node.get("start").intValue(),
              node.get("end").intValue(),
              node.get("exact").textValue()));
    }
    node.forEach(child -> verifyAll(child, text));
  }
}
