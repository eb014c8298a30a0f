package io.broadsheet.query.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesUtils;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Words one after the other, the last of them only begun, whatever number of words begin so: they
 * are gone through some at a time, since each that is open costs kilobytes.
 */
final class BegunPhrase extends Query {

  private static final int AT_A_TIME = 1_000;

  private final String field;
  private final List<String> whole;
  private final String begun;

  /**
   * @param words at least two
   */
  BegunPhrase(String field, List<String> words) {
    this.field = field;
    this.whole = List.copyOf(words.subList(0, words.size() - 1));
    this.begun = words.get(words.size() - 1);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext segment) throws IOException {
        FixedBitSet found = found(segment);
        int count = found.cardinality();
        return count == 0
            ? null
            : new ConstantScoreScorer(this, score(), mode, new BitSetIterator(found, count));
      }

      @Override
      public @Nullable Matches matches(LeafReaderContext segment, int doc) throws IOException {
        List<Matches> all = new ArrayList<>();
        each(
            segment,
            some -> {
              Matches places =
                  new IntervalQuery(field, some)
                      .createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1)
                      .matches(segment, doc);
              if (places != null) {
                all.add(places);
              }
            });
        return MatchesUtils.fromSubMatches(all);
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return true;
      }
    };
  }

  private FixedBitSet found(LeafReaderContext segment) throws IOException {
    FixedBitSet found = new FixedBitSet(segment.reader().maxDoc());
    each(
        segment,
        some -> {
          IntervalIterator places = some.intervals(field, segment);
          while (places != null && places.nextDoc() != IntervalIterator.NO_MORE_DOCS) {
            if (places.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
              found.set(places.docID());
            }
          }
        });
    return found;
  }

  private interface Some {
    void of(IntervalsSource phrases) throws IOException;
  }

  /** All phrases that a segment may have, some at a time. */
  private void each(LeafReaderContext segment, Some some) throws IOException {
    Terms terms = segment.reader().terms(field);
    if (terms == null || !hasAll(terms)) {
      return;
    }
    BytesRef beginning = new BytesRef(begun);
    List<IntervalsSource> last = new ArrayList<>();
    TermsEnum each = terms.iterator();
    boolean more = each.seekCeil(beginning) != TermsEnum.SeekStatus.END;
    while (more && StringHelper.startsWith(each.term(), beginning)) {
      last.add(Intervals.term(BytesRef.deepCopyOf(each.term())));
      more = each.next() != null;
      if (last.size() == AT_A_TIME) {
        some.of(before(last));
        last.clear();
      }
    }
    if (!last.isEmpty()) {
      some.of(before(last));
    }
  }

  private boolean hasAll(Terms terms) throws IOException {
    TermsEnum each = terms.iterator();
    for (String word : whole) {
      if (!each.seekExact(new BytesRef(word))) {
        return false;
      }
    }
    return true;
  }

  private IntervalsSource before(List<IntervalsSource> last) {
    List<IntervalsSource> words = new ArrayList<>();
    whole.forEach(word -> words.add(Intervals.term(word)));
    words.add(Intervals.or(false, last));
    return Intervals.phrase(words.toArray(IntervalsSource[]::new));
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      QueryVisitor all = visitor.getSubVisitor(Occur.MUST, this);
      all.consumeTerms(
          this, whole.stream().map(word -> new Term(field, word)).toArray(Term[]::new));
    }
  }

  @Override
  public String toString(String within) {
    return field + ":\"" + String.join(" ", whole) + " " + begun + "*\"";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BegunPhrase that
        && field.equals(that.field)
        && whole.equals(that.whole)
        && begun.equals(that.begun);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, whole, begun);
  }
}
