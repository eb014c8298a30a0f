package io.broadsheet.query.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.query.store.ArticleRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article in a list: what tells it from others, and where the whole of it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleLine(
    UUID id,
    int version,
    int revision,
    @Nullable String title,
    @Nullable String url,
    Source source,
    @Nullable String language,
    @Nullable String published,
    @Nullable Instant received,
    Links links) {

  record Links(String article, String versions, String quotes, String figures) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(@Nullable String name, @Nullable String domain) {}

  static ArticleLine of(ArticleRow row) {
    String article = "/articles/" + row.articleId();
    return new ArticleLine(
        row.articleId(),
        row.version(),
        row.revision(),
        row.title(),
        row.url(),
        new Source(row.source(), row.domain()),
        row.language(),
        row.published(),
        row.received(),
        new Links(
            article,
            article + "/versions",
            "/quotes?article=" + row.articleId(),
            "/figures?article=" + row.articleId()));
  }
}
