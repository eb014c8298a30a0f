package io.broadsheet.query.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Goes through all that a query finds, in the order of the index. */
final class EachArticle extends SimpleCollector {

  private final Reader reader;
  private @Nullable Documents documents;

  private EachArticle(Reader reader) {
    this.reader = reader;
  }

  /** Opens what is read of a segment's documents. */
  interface Reader {
    Documents of(LeafReaderContext segment) throws IOException;
  }

  /** Is told of each document, by its number in the segment. */
  interface Documents {
    void found(int document) throws IOException;
  }

  static void of(IndexSearcher searcher, Query query, Reader reader) throws IOException {
    searcher.search(
        query,
        new CollectorManager<EachArticle, Boolean>() {
          @Override
          public EachArticle newCollector() {
            return new EachArticle(reader);
          }

          @Override
          public Boolean reduce(Collection<EachArticle> collectors) {
            return true;
          }
        });
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    documents = reader.of(segment);
  }

  @Override
  public void collect(int document) throws IOException {
    Objects.requireNonNull(documents).found(document);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
