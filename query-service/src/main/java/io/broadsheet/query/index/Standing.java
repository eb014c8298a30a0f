package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/**
 * The versions that stood at a position, as the archive's lists have them: events before it,
 * superseded at it or later, or not at all.
 */
final class Standing extends Query {

  private final Cursor at;

  Standing(Cursor at) {
    this.at = at;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    long[] next = at.next().stream().mapToLong(Long::longValue).toArray();
    return new ConstantScoreWeight(this, boost) {
      @Override
      public Scorer scorer(LeafReaderContext segment) throws IOException {
        return new ConstantScoreScorer(this, score(), mode, versions(segment, next));
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        // What is superseded changes within a segment.
        return false;
      }
    };
  }

  private static TwoPhaseIterator versions(LeafReaderContext segment, long[] next)
      throws IOException {
    NumericDocValues superseded = DocValues.getNumeric(segment.reader(), ArticleBlock.SUPERSEDED);
    NumericDocValues partition = DocValues.getNumeric(segment.reader(), ArticleBlock.PARTITION);
    NumericDocValues offset = DocValues.getNumeric(segment.reader(), ArticleBlock.OFFSET);
    DocIdSetIterator all = DocIdSetIterator.all(segment.reader().maxDoc());
    return new TwoPhaseIterator(all) {
      @Override
      public boolean matches() throws IOException {
        int doc = all.docID();
        // Facts have none.
        if (!superseded.advanceExact(doc)
            || !partition.advanceExact(doc)
            || !offset.advanceExact(doc)) {
          return false;
        }
        long reached = next[(int) partition.longValue()];
        return offset.longValue() < reached && superseded.longValue() >= reached;
      }

      @Override
      public float matchCost() {
        return 3;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "standing at " + at;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standing standing && standing.at.equals(at);
  }

  @Override
  public int hashCode() {
    return at.hashCode();
  }
}
