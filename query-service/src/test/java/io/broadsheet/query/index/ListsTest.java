package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.query.language.AnyFilter;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Lists.Place;
import io.broadsheet.query.store.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On each list a query finds the rows that a plain reading finds: by chance, row by row. */
class ListsTest {

  private static final int ARTICLES = 40;
  private static final int QUERIES = 300;

  private final Random chance = new Random(7);
  private final List<JsonNode> articles = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void theIndexFindsTheRowsThatAPlainReadingFinds(Scope list) throws Exception {
    IndexSearcher searcher = index();
    AnyFilter any = new AnyFilter(chance, AnyArticle.ALL_WORDS);
    int rows = 0;
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      Filter filter = list == Scope.ARTICLE || i % 2 == 0 ? any.next() : any.of(list);
      Set<String> plain = new TreeSet<>();
      for (int at = 0; at < ARTICLES; at++) {
        List<JsonNode> all = PlainReading.rows(articles.get(at), list);
        for (int n = 0; n < all.size(); n++) {
          if (filter.meaning(new PlainReading(articles.get(at), list, all.get(n)))) {
            plain.add(at + " " + (list == Scope.ARTICLE ? 0 : n + 1));
          }
        }
        rows += all.size();
      }
      assertThat(indexed(searcher, filter, list)).as(filter.print()).isEqualTo(plain);
      found += plain.size();
    }
    // Neither nothing nor all.
    assertThat(found).isBetween(rows / 50, rows * 9 / 10);
  }

  /** Several segments of articles, some without facts. */
  private IndexSearcher index() {
    return EventMatcher.searcher(
        writer -> {
          for (int i = 0; i < ARTICLES; i++) {
            LogEvent event = Stored.event(i, new AnyArticle(chance).next());
            articles.add(EventMatcher.data(event));
            assertThat(ArticleBlock.add(writer, event)).isEmpty();
            if (i % 15 == 0) {
              writer.flush();
            }
          }
        });
  }

  private static Set<String> indexed(IndexSearcher searcher, Filter filter, Scope list)
      throws Exception {
    Set<String> indexed = new TreeSet<>();
    for (ScoreDoc hit :
        searcher.search(LuceneQuery.of(filter, list), 1_000, Sort.INDEXORDER).scoreDocs) {
      Place place = Keys.place(searcher, hit.doc);
      indexed.add(place.offset() + " " + place.ordinal());
    }
    return indexed;
  }
}
