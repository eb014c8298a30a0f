package io.broadsheet.query.lists;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.index.ArticleIndex;
import io.broadsheet.query.index.ArticleIndex.Found;
import io.broadsheet.query.index.ArticleIndex.Hit;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Line;
import io.broadsheet.query.store.Lists.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of what a query finds: places from the index, rows from the archive. */
@ApplicationScoped
public class Searches {

  private static final List<String> SORTS = List.of("time", "relevance");

  /** A list by relevance ends here: nobody reads on, and its pages would get dearer. */
  private static final int MOST_RELEVANT = 1_000;

  private final ArticleIndex index;
  private final Lists lists;

  Searches(ArticleIndex index, Lists lists) {
    this.index = index;
    this.lists = lists;
  }

  /**
   * A page of what was found.
   *
   * @param page this one
   * @param places of the lines, and of those that were withdrawn meanwhile
   */
  public record Shown(Page page, List<Line> lines, List<Place> places, Optional<Page> next) {}

  /** Whether a list is by relevance; by time if not. */
  public static boolean byRelevance(@Nullable String sort, @Nullable String q) {
    if (sort == null || Choice.of("sort", sort, SORTS).equals("time")) {
      return false;
    }
    if (q == null) {
      throw Problem.parameter("sort", "sort=relevance needs q: without a query all are alike");
    }
    return true;
  }

  /** What is looked for: facts of a kind; without one, articles. */
  public static Scope scope(@Nullable Facts kind) {
    if (kind == null) {
      return Scope.ARTICLE;
    }
    return switch (kind) {
      case QUOTES -> Scope.QUOTE;
      case FIGURES -> Scope.FIGURE;
      case CLAIMS -> Scope.CLAIM;
    };
  }

  /**
   * A page of articles or facts.
   *
   * @param kind of facts; null for articles
   * @param whole articles' data instead of their lines
   */
  public Shown find(
      Filter filter,
      @Nullable Facts kind,
      boolean whole,
      boolean byRelevance,
      @Nullable String token,
      int lines) {
    Page page = token == null ? new Page(Key.NEWEST, 0, index.position()) : Page.of(token, lists);
    Scope found = scope(kind);
    Found answer =
        byRelevance ? ranked(filter, found, page, lines) : dated(filter, found, page, lines);
    List<Hit> hits = answer.hits();
    List<Hit> shown = hits.subList(0, Math.min(lines, hits.size()));
    List<Place> places = shown.stream().map(Hit::place).toList();
    Page first = token == null ? new Page(Key.NEWEST, answer.total(), page.at()) : page;
    List<Line> read =
        kind != null
            ? lists.facts(kind, places)
            : whole ? lists.wholes(places) : lists.articles(places);
    boolean cut = whole && Lists.fillPage(read);
    // By relevance a key is a rank, and says nothing of the article.
    int taken = !cut ? shown.size() : byRelevance ? read.size() : through(shown, read);
    return new Shown(
        first,
        read,
        places.subList(0, taken),
        hits.size() > taken
            ? Optional.of(first.after(shown.get(taken - 1).key()))
            : Optional.empty());
  }

  /** How many of the hits the lines go through: some may have been withdrawn meanwhile. */
  private static int through(List<Hit> hits, List<Line> lines) {
    UUID last = lines.get(lines.size() - 1).key().articleId();
    int taken = hits.size();
    while (!hits.get(taken - 1).key().articleId().equals(last)) {
      taken--;
    }
    return taken;
  }

  private Found dated(Filter filter, Scope found, Page page, int lines) {
    return index.newest(filter, found, page.at(), page.after(), lines + 1);
  }

  /** The ordinal of such a page's key is a rank. */
  private Found ranked(Filter filter, Scope found, Page page, int lines) {
    int from = Math.min(page.after().ordinal(), MOST_RELEVANT);
    return index.mostRelevant(
        filter, found, page.at(), from, Math.min(lines + 1, MOST_RELEVANT - from));
  }
}
