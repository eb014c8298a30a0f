package io.broadsheet.query.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/**
 * Where a document's row is in the archive.
 *
 * @param ordinal of a fact within its article; 0 is the article
 */
public record Place(int partition, long offset, int ordinal) {

  static Place of(IndexSearcher searcher, int doc) throws IOException {
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
      throw new IllegalStateException("a document without " + field);
    }
    return values.longValue();
  }

  String at() {
    return ArticleBlock.at(partition, offset);
  }
}
