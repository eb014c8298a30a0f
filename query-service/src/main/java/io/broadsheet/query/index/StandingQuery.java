package io.broadsheet.query.index;

import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A filter that waits for articles: its query, made once, and what an article must have for it. Two
 * that find the same by the same query are equal.
 */
public final class StandingQuery {

  private final Query query;

  /** None where an article may match whatever it has. */
  private final Term[] required;

  private final int[] hashes;

  public StandingQuery(Filter filter) {
    query = LuceneQuery.of(filter, Scope.ARTICLE);
    required = RequiredTerms.of(query).orElse(Set.of()).toArray(Term[]::new);
    hashes = Stream.of(required).mapToInt(Term::hashCode).toArray();
  }

  Query query() {
    return query;
  }

  /** Whether it is worth asking articles that have these terms. */
  boolean canMatch(TermSet terms) {
    for (int i = 0; i < required.length; i++) {
      if (terms.contains(required[i], hashes[i])) {
        return true;
      }
    }
    return required.length == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StandingQuery that && query.equals(that.query);
  }

  @Override
  public int hashCode() {
    return query.hashCode();
  }
}
