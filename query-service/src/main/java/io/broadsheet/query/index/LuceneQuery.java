package io.broadsheet.query.index;

import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Field.Kind;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;

/** A filter as a query for articles, or for facts of one kind. */
final class LuceneQuery implements Filter.Meaning<Query> {

  private static final BitSetProducer ARTICLES = new QueryBitSetProducer(of(Scope.ARTICLE));

  static {
    // The language has bounds of its own; Lucene counts each word beside NEAR several times.
    IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
  }

  private final Scope found;

  private LuceneQuery(Scope found) {
    this.found = found;
  }

  /** What matches documents of that kind alone. */
  static Query of(Filter filter, Scope found) {
    return new BooleanQuery.Builder()
        .add(filter.meaning(new LuceneQuery(found)), Occur.MUST)
        .add(of(found), Occur.FILTER)
        .build();
  }

  /** Facts of articles that are so. */
  static Query ofArticles(Query articles) {
    return new ToChildBlockJoinQuery(articles, ARTICLES);
  }

  private static Query of(Scope kind) {
    return new TermQuery(new Term(ArticleBlock.KIND, kind.name()));
  }

  @Override
  public Query everything() {
    return new ConstantScoreQuery(of(found));
  }

  @Override
  public Query all(List<Filter> clauses) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    clauses.forEach(clause -> all.add(clause.meaning(this), Occur.MUST));
    return all.build();
  }

  @Override
  public Query any(List<Filter> clauses) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    clauses.forEach(clause -> any.add(clause.meaning(this), Occur.SHOULD));
    return any.build();
  }

  @Override
  public Query not(Filter clause) {
    return new BooleanQuery.Builder()
        .add(of(found), Occur.FILTER)
        .add(clause.meaning(this), Occur.MUST_NOT)
        .build();
  }

  @Override
  public Query boosted(Filter clause, float factor) {
    return new BoostQuery(clause.meaning(this), factor);
  }

  @Override
  public Query oneFact(Scope kind, Filter clause) {
    return joined(kind, of(clause, kind));
  }

  /** What is true of a document of one kind, as a query for the kind that is looked for. */
  private Query joined(Scope kind, Query query) {
    if (kind == found) {
      return query;
    }
    Query articles =
        kind == Scope.ARTICLE ? query : new ToParentBlockJoinQuery(query, ARTICLES, ScoreMode.Max);
    return found == Scope.ARTICLE ? articles : ofArticles(articles);
  }

  private Query leaf(Field field, Function<String, Query> query) {
    return joined(
        field.scope(),
        field == Field.ANY
            ? new BooleanQuery.Builder()
                .add(query.apply(Field.TITLE.name()), Occur.SHOULD)
                .add(query.apply(Field.TEXT.name()), Occur.SHOULD)
                .build()
            : query.apply(field.name()));
  }

  @Override
  public Query words(Filter.Words words) {
    return leaf(
        words.field(),
        name ->
            words.field().kind() == Kind.EXACT
                ? new TermQuery(new Term(name, words.text()))
                : WordQueries.words(name, words.text(), words.slop()));
  }

  @Override
  public Query whole(Filter.Whole whole) {
    return leaf(whole.field(), name -> WholeValues.query(whole));
  }

  @Override
  public Query pattern(Filter.Pattern pattern) {
    return leaf(pattern.field(), name -> WordQueries.pattern(name, pattern.text()));
  }

  @Override
  public Query fuzzy(Filter.Fuzzy fuzzy) {
    return leaf(fuzzy.field(), name -> WordQueries.fuzzy(name, fuzzy.word(), fuzzy.distance()));
  }

  @Override
  public Query near(Filter.Near near) {
    return leaf(near.field(), name -> WordQueries.near(name, near));
  }

  @Override
  public Query range(Filter.Range range) {
    return leaf(
        range.field(),
        name ->
            new ConstantScoreQuery(
                range.field().kind() == Kind.NUMBER
                    ? DoubleRange.newIntersectsQuery(
                        name, new double[] {range.least()}, new double[] {range.most()})
                    : LongRange.newIntersectsQuery(
                        name, new long[] {range.first()}, new long[] {range.last()})));
  }
}
