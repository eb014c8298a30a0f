package io.broadsheet.query.index;

import io.broadsheet.query.store.Lists.Key;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** The archive's order, as Lucene sorts by it: newest first, then by id, an article's facts on. */
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
}
