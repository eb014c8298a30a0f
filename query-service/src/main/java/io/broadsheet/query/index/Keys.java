package io.broadsheet.query.index;

import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Place;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/**
 * The archive's order, as Lucene sorts by it: newest first, then by id, an article's facts on; and
 * where a document's row is.
 */
final class Keys {

  static final Sort NEWEST =
      new Sort(
          new SortField(ArticleBlock.SORT_AT, SortField.Type.LONG, true),
          new SortField(ArticleBlock.SORT_ID, SortField.Type.STRING, true),
          new SortField(ArticleBlock.ORDINAL, SortField.Type.LONG));

  private Keys() {}

  static FieldDoc doc(Key key) {
    Object[] values = {
      micros(key.sortAt()), new BytesRef(key.articleId().toString()), (long) key.ordinal()
    };
    return new FieldDoc(Integer.MAX_VALUE, 0, values);
  }

  static Key key(FieldDoc doc) {
    long micros = (Long) doc.fields[0];
    return new Key(
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
        UUID.fromString(((BytesRef) doc.fields[1]).utf8ToString()),
        ((Long) doc.fields[2]).intValue());
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Place place(IndexSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    int inSegment = doc - segment.docBase;
    return new Place(
        (int) value(segment, ArticleBlock.PARTITION, inSegment),
        value(segment, ArticleBlock.OFFSET, inSegment),
        (int) value(segment, ArticleBlock.ORDINAL, inSegment));
  }

  private static long value(LeafReaderContext segment, String field, int doc) throws IOException {
    NumericDocValues values = segment.reader().getNumericDocValues(field);
    if (values == null || !values.advanceExact(doc)) {
      throw new NoSuchElementException("a document without " + field);
    }
    return values.longValue();
  }
}
