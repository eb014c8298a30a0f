package io.broadsheet.query.index;

import io.broadsheet.fences.http.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a pattern stand. As long as they are few they are gone through together; since
 * each that is open costs kilobytes, the places of many are written down one word after the other.
 */
final class PatternWords extends IntervalsSource {

  private static final int FEW_WORDS = 1_000;

  /** As many as the events have that are matched at a time: then they cost what few words do. */
  private static final int MOST_PLACES = 500_000;

  private final MultiTermQuery pattern;

  PatternWords(MultiTermQuery pattern) {
    this.pattern = pattern;
  }

  @Override
  public @Nullable IntervalIterator intervals(String field, LeafReaderContext segment)
      throws IOException {
    Terms terms = segment.reader().terms(field);
    if (terms == null) {
      return null;
    }
    List<IntervalsSource> few = new ArrayList<>();
    long places = 0;
    for (TermsEnum each = pattern.getTermsEnum(terms); each.next() != null; ) {
      places += each.totalTermFreq();
      if (few.size() <= FEW_WORDS) {
        few.add(Intervals.term(BytesRef.deepCopyOf(each.term())));
      }
      if (few.size() > FEW_WORDS && places > MOST_PLACES) {
        throw Problem.parameter(
            "q",
            "q: a word with a wildcard beside NEAR stands for too many words; write more of it");
      }
    }
    if (few.size() <= FEW_WORDS) {
      return few.isEmpty() ? null : Intervals.or(false, few).intervals(field, segment);
    }
    return new Places(places(terms, Math.toIntExact(places)));
  }

  /** Each with its document before it. */
  private long[] places(Terms terms, int count) throws IOException {
    long[] places = new long[count];
    int next = 0;
    PostingsEnum postings = null;
    for (TermsEnum each = pattern.getTermsEnum(terms); each.next() != null; ) {
      postings = each.postings(postings, PostingsEnum.POSITIONS);
      while (postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        for (int i = postings.freq(); i > 0; i--) {
          places[next++] = (long) postings.docID() << Integer.SIZE | postings.nextPosition();
        }
      }
    }
    Arrays.sort(places);
    return places;
  }

  @Override
  public @Nullable IntervalMatchesIterator matches(String field, LeafReaderContext segment, int doc)
      throws IOException {
    Terms terms = segment.reader().terms(field);
    List<IntervalsSource> words = new ArrayList<>();
    PostingsEnum postings = null;
    TermsEnum each = terms == null ? TermsEnum.EMPTY : pattern.getTermsEnum(terms);
    while (each.next() != null) {
      postings = each.postings(postings, PostingsEnum.NONE);
      if (postings.advance(doc) == doc) {
        words.add(Intervals.term(BytesRef.deepCopyOf(each.term())));
      }
    }
    return words.isEmpty() ? null : Intervals.or(false, words).matches(field, segment, doc);
  }

  @Override
  public void visit(String field, QueryVisitor visitor) {
    visitor.visitLeaf(new IntervalQuery(field, this));
  }

  @Override
  public int minExtent() {
    return 1;
  }

  @Override
  public Collection<IntervalsSource> pullUpDisjunctions() {
    return List.of(this);
  }

  @Override
  public String toString() {
    return pattern.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PatternWords that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** In order, the places of one document after those of another. */
  private static final class Places extends IntervalIterator {

    private final long[] places;
    private int next;
    private int doc = -1;
    private int place = -1;

    Places(long[] places) {
      this.places = places;
    }

    @Override
    public int docID() {
      return doc;
    }

    @Override
    public int nextDoc() {
      return advance(doc + 1);
    }

    @Override
    public int advance(int target) {
      int found = Arrays.binarySearch(places, next, places.length, (long) target << Integer.SIZE);
      next = found < 0 ? -found - 1 : found;
      doc = next < places.length ? doc(next) : NO_MORE_DOCS;
      place = -1;
      return doc;
    }

    private int doc(int at) {
      return (int) (places[at] >> Integer.SIZE);
    }

    @Override
    public int nextInterval() {
      boolean more = next < places.length && doc(next) == doc;
      place = more ? (int) places[next++] : NO_MORE_INTERVALS;
      return place;
    }

    @Override
    public int start() {
      return place;
    }

    @Override
    public int end() {
      return place;
    }

    @Override
    public int gaps() {
      return 0;
    }

    @Override
    public float matchCost() {
      return 1;
    }

    @Override
    public long cost() {
      return places.length;
    }
  }
}
