package io.broadsheet.query.index;

import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;

/** A filter that waits for articles: its query, made once, and what an article must have for it. */
public final class StandingQuery {

  private final Query query;
  private final Optional<Set<Term>> required;

  public StandingQuery(Filter filter) {
    query = LuceneQuery.of(filter, Scope.ARTICLE);
    required = RequiredTerms.of(query);
  }

  Query query() {
    return query;
  }

  /** Whether it is worth asking articles that have these terms. */
  boolean canMatch(Set<Term> terms) {
    return required.isEmpty() || required.get().stream().anyMatch(terms::contains);
  }
}
