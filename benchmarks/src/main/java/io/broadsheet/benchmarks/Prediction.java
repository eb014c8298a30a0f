package io.broadsheet.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader took from a page, in the corpora's own form. Null is what the reader never tells;
 * what it did not find is empty.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Prediction(
    String articleBody,
    @Nullable String title,
    @Nullable List<String> authors,
    @Nullable String date,
    @Nullable String language,
    @Nullable String canonicalUrl,
    @Nullable String siteName,
    @Nullable String image) {

  Prediction(@Nullable String articleBody, @Nullable String title, @Nullable List<String> authors) {
    this(orEmpty(articleBody), orEmpty(title), authors, null, null, null, null, null);
  }

  static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
