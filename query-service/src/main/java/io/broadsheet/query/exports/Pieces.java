package io.broadsheet.query.exports;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.ArticleIndex;
import io.broadsheet.query.index.ArticleIndex.Hit;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.lists.Searches;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as it stood at a position, piece by piece, newest first. */
final class Pieces {

  private static final int ROWS = 2_000;
  private static final int BYTES = 512 << 10;

  /** Each search goes over all that is found: few of them, of many places. */
  private static final int HITS = 5_000;

  private final Lists lists;
  private final ArticleIndex index;
  private final @Nullable Facts kind;
  private final boolean whole;
  private final @Nullable Filter filter;
  private final Cursor at;
  private Key after = Key.NEWEST;

  private final List<Hit> hits = new ArrayList<>();
  private boolean searchedAll;

  /**
   * @param kind of facts; null for articles
   * @param whole articles instead of their lines
   */
  Pieces(
      Lists lists,
      ArticleIndex index,
      @Nullable Facts kind,
      boolean whole,
      @Nullable Filter filter,
      Cursor at) {
    this.lists = lists;
    this.index = index;
    this.kind = kind;
    this.whole = whole;
    this.filter = filter;
    this.at = at;
  }

  /** The lines that follow; none at the end. */
  List<Line> next() {
    if (filter != null) {
      return found(filter);
    }
    List<Line> piece = lists.piece(kind, whole, at, after, ROWS, BYTES);
    if (!piece.isEmpty()) {
      after = piece.get(piece.size() - 1).key();
    }
    return piece;
  }

  private List<Line> found(Filter filter) {
    while (true) {
      if (hits.isEmpty() && !searchedAll) {
        search(filter);
      }
      if (hits.isEmpty()) {
        return List.of();
      }
      List<Hit> some = hits.subList(0, Math.min(ROWS, hits.size()));
      List<Line> piece = lists.piece(kind, whole, some.stream().map(Hit::place).toList(), BYTES);
      // Where all of these were withdrawn meanwhile, there is no line.
      int taken = piece.isEmpty() ? some.size() : 1 + indexOf(some, piece.get(piece.size() - 1));
      some.subList(0, taken).clear();
      if (!piece.isEmpty()) {
        return piece;
      }
    }
  }

  private void search(Filter filter) {
    hits.addAll(index.newest(filter, Searches.scope(kind), at, after, HITS).hits());
    searchedAll = hits.size() < HITS;
    if (!hits.isEmpty()) {
      after = hits.get(hits.size() - 1).key();
    }
  }

  /** At one position there is one version of an article. */
  private static int indexOf(List<Hit> hits, Line line) {
    for (int i = 0; i < hits.size(); i++) {
      Key key = hits.get(i).key();
      if (key.articleId().equals(line.key().articleId()) && key.ordinal() == line.key().ordinal()) {
        return i;
      }
    }
    throw new IllegalStateException("the archive gave a line that nobody asked for");
  }
}
