package io.broadsheet.query.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.query.index.Count;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryError;
import io.broadsheet.query.lists.ListAnswer;
import org.jspecify.annotations.Nullable;

/**
 * How many articles, of how many independent origins, and where they are.
 *
 * @param from where a span of a time line begins
 * @param value that articles have
 * @param links null where no query finds just these
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Counted(
    @Nullable String from,
    @Nullable String value,
    long articles,
    long origins,
    @Nullable Links links) {

  record Links(String articles) {}

  static Counted of(
      Count count, @Nullable String from, @Nullable String value, @Nullable String query) {
    return new Counted(
        from, value, count.articles(), count.origins(), query == null ? null : links(query));
  }

  /** The articles that a query finds which are besides so. */
  static String and(@Nullable String q, String clause) {
    return q == null ? clause : "(%s) AND %s".formatted(q, clause);
  }

  private static @Nullable Links links(String query) {
    try {
      Filter.parse(query);
      return new Links(ListAnswer.articles(query));
    } catch (QueryError e) {
      // With what was added it is longer than a query may be.
      return null;
    }
  }
}
