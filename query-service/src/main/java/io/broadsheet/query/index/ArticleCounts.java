package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.SharedOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Counts what a filter finds. */
@ApplicationScoped
public class ArticleCounts {

  private static final int MASK = 0xffff;

  private final ArticleIndex index;
  private final SharedOrigins origins;

  ArticleCounts(ArticleIndex index, SharedOrigins origins) {
    this.index = index;
    this.origins = origins;
  }

  /** Is told of each article. */
  public interface Times {
    /** When it was published, and of which origin it is where it shares that with others. */
    void add(@Nullable PublishedAt published, @Nullable Long origin);
  }

  /** A value, as the newest article that has it spells it. */
  public record Value(String label, Count count) {}

  /**
   * The values that most articles have.
   *
   * @param all of the articles, whether they have a value or not
   * @param values how many different ones there are
   */
  public record Top(Count all, int values, List<Value> top) {}

  /** The times of all articles that a filter finds, in no order. */
  public void times(Filter filter, Cursor at, Times times) {
    origins.refresh();
    index.search(
        filter,
        Scope.ARTICLE,
        at,
        (searcher, query) -> {
          EachArticle.of(
              searcher,
              query,
              segment -> {
                NumericDocValues wording = numbers(segment, ArticleBlock.WORDING);
                NumericDocValues published = numbers(segment, ArticleBlock.PUBLISHED_AT);
                return doc ->
                    times.add(
                        published.advanceExact(doc)
                            ? PublishedAt.decode(published.longValue())
                            : null,
                        origin(wording, doc));
              });
          return true;
        });
  }

  /** The values of a field that has wholes which most of the articles have. */
  public Top top(Filter filter, Cursor at, Field by, int most) {
    origins.refresh();
    return index.search(
        filter, Scope.ARTICLE, at, (searcher, query) -> top(searcher, query, by, most));
  }

  private Top top(IndexSearcher searcher, Query query, Field by, int most) throws IOException {
    Count all = new Count();
    LongCounts often = new LongCounts();
    EachArticle.of(
        searcher,
        query,
        segment -> {
          NumericDocValues wording = numbers(segment, ArticleBlock.WORDING);
          SortedNumericDocValues values = values(segment, by);
          return doc -> {
            all.add(origin(wording, doc));
            int count = values.advanceExact(doc) ? values.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
              often.add(values.nextValue());
            }
          };
        });
    Map<Long, Shown> chosen = new HashMap<>();
    // Tells most of the others without a look at the map.
    BitSet maybe = new BitSet(MASK + 1);
    often
        .most(most)
        .forEach(
            value -> {
              chosen.put(value, new Shown());
              maybe.set((int) value & MASK);
            });
    // Again, since the origins of values that are not shown would cost more than the search.
    EachArticle.of(
        searcher,
        query,
        segment -> {
          NumericDocValues wording = numbers(segment, ArticleBlock.WORDING);
          NumericDocValues sortAt = numbers(segment, ArticleBlock.SORT_AT);
          SortedNumericDocValues values = values(segment, by);
          return doc -> {
            int count = values.advanceExact(doc) ? values.docValueCount() : 0;
            for (int i = 0; i < count; i++) {
              long value = values.nextValue();
              Shown shown = maybe.get((int) value & MASK) ? chosen.get(value) : null;
              if (shown != null) {
                shown.count.add(origin(wording, doc));
                shown.newest(
                    segment.docBase + doc, sortAt.advanceExact(doc) ? sortAt.longValue() : 0);
              }
            }
          };
        });
    List<Value> top = new ArrayList<>();
    for (Map.Entry<Long, Shown> each : chosen.entrySet()) {
      top.add(
          new Value(
              label(searcher, by, each.getKey(), each.getValue().doc), each.getValue().count));
    }
    top.sort(
        Comparator.<Value>comparingLong(value -> value.count.articles())
            .reversed()
            .thenComparing(Value::label));
    return new Top(all, often.size(), top);
  }

  private static final class Shown {
    final Count count = new Count();
    int doc;
    long sortAt = Long.MIN_VALUE;

    void newest(int doc, long sortAt) {
      if (sortAt > this.sortAt) {
        this.doc = doc;
        this.sortAt = sortAt;
      }
    }
  }

  private @Nullable Long origin(NumericDocValues wording, int doc) throws IOException {
    return wording.advanceExact(doc) ? origins.of(wording.longValue()) : null;
  }

  private static NumericDocValues numbers(LeafReaderContext segment, String field)
      throws IOException {
    return DocValues.getNumeric(segment.reader(), field);
  }

  private static SortedNumericDocValues values(LeafReaderContext segment, Field by)
      throws IOException {
    return DocValues.getSortedNumeric(segment.reader(), WholeValues.numbers(by));
  }

  private static String label(IndexSearcher searcher, Field by, long value, int doc)
      throws IOException {
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    SortedSetDocValues labels = DocValues.getSortedSet(segment.reader(), WholeValues.labels(by));
    int count = labels.advanceExact(doc - segment.docBase) ? labels.docValueCount() : 0;
    for (int i = 0; i < count; i++) {
      BytesRef label = labels.lookupOrd(labels.nextOrd());
      if (WholeValues.number(WholeValues.key(label.utf8ToString())) == value) {
        return label.utf8ToString();
      }
    }
    throw new NoSuchElementException("a document without its label");
  }
}
