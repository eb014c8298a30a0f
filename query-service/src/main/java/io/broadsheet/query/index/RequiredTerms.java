package io.broadsheet.query.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Terms of which whatever a query finds has at least one: of what must hold together the rarest
 * part, of alternatives all.
 */
final class RequiredTerms extends QueryVisitor {

  private final boolean alternatives;

  /** What each part requires; nothing where any document may be so. */
  private final List<Supplier<Optional<Set<Term>>>> parts = new ArrayList<>();

  private RequiredTerms(boolean alternatives) {
    this.alternatives = alternatives;
  }

  /** The terms; nothing where a document may match that has none that could be named. */
  static Optional<Set<Term>> of(Query query) {
    RequiredTerms whole = new RequiredTerms(false);
    query.visit(whole);
    return whole.terms();
  }

  private Optional<Set<Term>> terms() {
    List<Set<Term>> known = parts.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    if (alternatives) {
      Set<Term> all = new HashSet<>();
      known.forEach(all::addAll);
      return known.size() < parts.size() || all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
    // A long word is rare.
    return known.stream()
        .min(
            Comparator.<Set<Term>>comparingInt(Set::size)
                .thenComparing(Comparator.comparingInt(RequiredTerms::shortest).reversed()));
  }

  private static int shortest(Set<Term> terms) {
    return terms.stream().mapToInt(term -> term.bytes().length).min().orElse(0);
  }

  @Override
  public QueryVisitor getSubVisitor(Occur occur, Query parent) {
    if (occur == Occur.MUST_NOT || occur == Occur.SHOULD && isOptional(parent)) {
      return EMPTY_VISITOR;
    }
    RequiredTerms part = new RequiredTerms(occur == Occur.SHOULD);
    parts.add(part::terms);
    return part;
  }

  /** Beside what must hold, alternatives only add to the score. */
  private static boolean isOptional(Query parent) {
    return parent instanceof BooleanQuery all
        && all.getMinimumNumberShouldMatch() == 0
        && all.clauses().stream().anyMatch(clause -> clause.isRequired());
  }

  @Override
  public void consumeTerms(Query query, Term... terms) {
    for (Term term : terms) {
      // Every document has a kind.
      boolean tells = !term.field().equals(ArticleBlock.KIND);
      parts.add(() -> tells ? Optional.of(Set.of(term)) : Optional.empty());
    }
  }

  @Override
  public void consumeTermsMatching(
      Query query, String field, Supplier<ByteRunAutomaton> automaton) {
    parts.add(Optional::empty);
  }

  @Override
  public void visitLeaf(Query query) {
    if (query instanceof ToParentBlockJoinQuery facts) {
      facts.getChildQuery().visit(this);
    } else if (query instanceof ToChildBlockJoinQuery article) {
      article.getParentQuery().visit(this);
    } else {
      parts.add(Optional::empty);
    }
  }
}
