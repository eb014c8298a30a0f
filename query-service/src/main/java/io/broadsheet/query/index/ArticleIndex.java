package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.index.Indexing.State;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.AlreadyClosedException;

/** Finds articles and facts by words: the archive has their rows. */
@ApplicationScoped
public class ArticleIndex {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final Indexing indexing;
  private final IndexConfig config;

  ArticleIndex(Indexing indexing, IndexConfig config) {
    this.indexing = indexing;
    this.config = config;
  }

  /**
   * A search's answer.
   *
   * @param total exact, of all pages
   */
  public record Found(long total, List<Hit> hits) {}

  /** One of what was found: its key in the list, and where its row is. */
  public record Hit(Key key, Place place) {}

  /** The newest position that can be searched. */
  public Cursor position() {
    return indexing.state().orElseThrow(this::unfinished).position();
  }

  /** Waits until a position can be searched, within reason. */
  public Cursor position(Cursor atLeast) {
    return reached(atLeast).position();
  }

  /** What stood at a position, newest first, from a key on. */
  public Found newest(Filter filter, Scope found, Cursor at, Key after, int limit) {
    return search(
        filter,
        found,
        at,
        (searcher, query) -> {
          FieldDoc from = after.equals(Key.NEWEST) ? null : Keys.doc(after);
          TopDocs top =
              searcher.search(
                  query, new TopFieldCollectorManager(Keys.NEWEST, limit, from, Integer.MAX_VALUE));
          List<Hit> hits = new ArrayList<>();
          for (ScoreDoc doc : top.scoreDocs) {
            hits.add(new Hit(Keys.key((FieldDoc) doc), Keys.place(searcher, doc.doc)));
          }
          return new Found(top.totalHits.value, hits);
        });
  }

  /** What stood at a position, the most relevant first, from a rank on. */
  public Found mostRelevant(Filter filter, Scope found, Cursor at, int from, int limit) {
    return search(
        filter,
        found,
        at,
        (searcher, query) -> {
          TopDocs top =
              searcher.search(
                  query, new TopScoreDocCollectorManager(from + limit, Integer.MAX_VALUE));
          List<Hit> hits = new ArrayList<>();
          for (int rank = from; rank < top.scoreDocs.length; rank++) {
            Key key = new Key(Key.NEWEST.sortAt(), Key.NEWEST.articleId(), rank + 1);
            hits.add(new Hit(key, Keys.place(searcher, top.scoreDocs[rank].doc)));
          }
          return new Found(top.totalHits.value, hits);
        });
  }

  interface Search<T> {
    T in(IndexSearcher searcher, Query query) throws IOException;
  }

  <T> T search(Filter filter, Scope found, Cursor at, Search<T> search) {
    Query standing = new Standing(at);
    Query query =
        new BooleanQuery.Builder()
            .add(LuceneQuery.of(filter, found), Occur.MUST)
            .add(found == Scope.ARTICLE ? standing : LuceneQuery.ofArticles(standing), Occur.FILTER)
            .build();
    State state = reached(at);
    try {
      IndexSearcher acquired;
      try {
        acquired = state.searchers().acquire();
      } catch (AlreadyClosedException e) {
        // Another index has taken its place just now.
        state = reached(at);
        acquired = state.searchers().acquire();
      }
      try {
        // Its own, as the time that is left to it is.
        IndexSearcher searcher = new IndexSearcher(acquired.getIndexReader());
        long until = System.nanoTime() + config.searchAtMost().toNanos();
        QueryTimeout timeout = () -> System.nanoTime() > until;
        searcher.setTimeout(timeout);
        T answer = search.in(searcher, query);
        if (searcher.timedOut()) {
          throw Problem.unavailable(
              "q: the search took longer than " + config.searchAtMost().toSeconds() + " s",
              COME_BACK);
        }
        return answer;
      } finally {
        state.searchers().release(acquired);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private State reached(Cursor at) {
    if (indexing.state().isEmpty()) {
      throw unfinished();
    }
    try {
      return indexing
          .state(at, PATIENCE)
          .orElseThrow(
              () ->
                  awayOr(
                      Problem.unavailable(
                          "the index has not come to that position yet", COME_BACK)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unfinished();
    }
  }

  private RuntimeException unfinished() {
    if (!config.enabled()) {
      return Problem.unavailable(
          "this instance has no index (broadsheet.index.enabled); lists without q answer",
          COME_BACK);
    }
    String trouble = indexing.trouble();
    return awayOr(
        Problem.unavailable(
                "the index is being built: %d %% of the archive are in it%s; ask again in a moment. Lists without q answer meanwhile"
                    .formatted(indexing.built(), trouble.isEmpty() ? "" : " (" + trouble + ")"),
                COME_BACK)
            .with("built", indexing.built()));
  }

  /** Without the archive nothing is built, and nothing would be answered. */
  private RuntimeException awayOr(Problem problem) {
    return indexing.away().map(RuntimeException.class::cast).orElse(problem);
  }
}
