package io.broadsheet.query.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.query.store.ArticleRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version in the list of an article's versions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionLine(
    int version,
    int revision,
    String type,
    Instant time,
    @Nullable Instant received,
    @Nullable String receipt,
    @Nullable String title,
    Map<String, String> links) {

  static VersionLine of(ArticleRow row) {
    return new VersionLine(
        row.version(),
        row.revision(),
        row.type(),
        row.time(),
        row.received(),
        row.receipt(),
        row.title(),
        Map.of("version", "/articles/" + row.articleId() + "/versions/" + row.version()));
  }
}
