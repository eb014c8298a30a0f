package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.query.index.Explanation.Part;
import io.broadsheet.query.index.Explanation.Span;
import io.broadsheet.query.language.AnyFilter;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream's query means what it means in a search: over pairs of queries and articles by chance.
 */
class AgreementTest {

  private static final boolean FULL = Boolean.getBoolean("broadsheet.full");
  private static final int ARTICLES = 100;
  private static final int QUERIES = 1_000;

  private final Random chance = new Random(2024);
  private final AnyArticle article = new AnyArticle(chance);

  @Test
  void indexAndStreamAgreeOnEachPair(@TempDir Path folder) throws Exception {
    List<LogEvent> events = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      events.add(Stored.event(i, article.next()));
    }
    AnyFilter any = new AnyFilter(chance, AnyArticle.ALL_WORDS);
    EventMatcher matcher = new EventMatcher();
    List<Chunk> alone = events.stream().map(Stored::chunk).toList();
    List<Chunk> some =
        Stream.of(events.subList(0, 37), events.subList(37, ARTICLES))
            .map(part -> Stored.chunk(part.toArray(LogEvent[]::new)))
            .toList();
    int found = 0;
    try (Writing index = Writing.open(folder, Stored.at(0))) {
      // Several segments, as it grows.
      for (int i = 0; i < ARTICLES; i += 9) {
        index.apply(
            Stored.chunk(events.subList(i, Math.min(ARTICLES, i + 9)).toArray(LogEvent[]::new)));
        index.refresh();
      }
      IndexSearcher searcher = index.searchers().acquire();
      for (int i = 0; i < QUERIES; i++) {
        Filter filter = any.next();
        Set<Long> indexed = new HashSet<>();
        for (ScoreDoc hit :
            searcher.search(LuceneQuery.of(filter, Scope.ARTICLE), ARTICLES).scoreDocs) {
          indexed.add(Keys.place(searcher, hit.doc).offset());
        }
        // In chunks each time, one by one now and then: that takes its time.
        List<Chunk> chunks = FULL || i % 100 == 0 ? alone : some;
        StandingQuery standing = new StandingQuery(filter);
        Set<Long> streamed =
            chunks.stream()
                .flatMap(chunk -> matcher.matching(standing, chunk).events().stream())
                .map(LogEvent::offset)
                .collect(Collectors.toSet());
        assertThat(streamed).as(filter.print()).isEqualTo(indexed);
        found += indexed.size();
      }
      index.searchers().release(searcher);
    }
    // Neither nothing nor all.
    assertThat(found).isBetween(QUERIES * ARTICLES / 50, QUERIES * ARTICLES * 9 / 10);
  }

  @Test
  void theExplanationAgreesWithTheStreamPartByPart() {
    List<LogEvent> events = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      events.add(Stored.event(i, article.next()));
    }
    List<JsonNode> data = events.stream().map(AgreementTest::data).toList();
    Chunk chunk = Stored.chunk(events.toArray(LogEvent[]::new));
    EventMatcher matcher = new EventMatcher();
    AnyFilter any = new AnyFilter(chance, AnyArticle.ALL_WORDS);
    int places = 0;
    for (int i = 0; i < (FULL ? 1_000 : 100); i++) {
      Filter filter = any.next();
      Set<Long> streamed =
          matcher.matching(new StandingQuery(filter), chunk).events().stream()
              .map(LogEvent::offset)
              .collect(Collectors.toSet());
      List<List<Part>> explained = Explanation.of(filter, data, Duration.ofMinutes(5));
      for (int n = 0; n < data.size(); n++) {
        Map<String, Boolean> met =
            explained.get(n).stream().collect(Collectors.toMap(Part::clause, Part::matched));
        assertThat(isMet(filter, met)).as(filter.print()).isEqualTo(streamed.contains((long) n));
        for (Part part : explained.get(n)) {
          assertThat(part.matched() || part.spans().isEmpty()).as(part.clause()).isTrue();
          for (Span span : part.spans()) {
            if (span.fact() == null) {
              String text = data.get(n).path(span.in()).asText();
              int start = text.offsetByCodePoints(0, span.start());
              assertThat(text.substring(start, text.offsetByCodePoints(0, span.end())))
                  .isEqualTo(span.exact())
                  .isNotEmpty();
              places++;
            }
          }
        }
      }
    }
    assertThat(places).isGreaterThan(1_000);
  }

  private static boolean isMet(Filter filter, Map<String, Boolean> met) {
    if (filter instanceof Filter.All all) {
      return all.clauses().stream().allMatch(clause -> isMet(clause, met));
    }
    if (filter instanceof Filter.Any any) {
      return any.clauses().stream().anyMatch(clause -> isMet(clause, met));
    }
    return filter instanceof Filter.Boosted boosted
        ? isMet(boosted.clause(), met)
        : Objects.requireNonNull(met.get(filter.print()));
  }

  private static JsonNode data(LogEvent event) {
    try {
      return EventMatcher.data(event);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
