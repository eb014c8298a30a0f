package io.broadsheet.query.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.LogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a filter some articles meet, and where: by the documents and the queries of the
 * index, in memory.
 */
public final class Explanation {

  /** Of one part in one article. */
  private static final int MOST_SPANS = 100;

  private static final Set<Field> OF_ENTITIES =
      EnumSet.of(
          Field.ENTITY, Field.PERSON, Field.ORGANIZATION, Field.PLACE, Field.PRODUCT, Field.MODEL);

  /** For all parts in all articles. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<JsonNode> articles;
  private final long until;
  private final IndexSearcher searcher;
  private @Nullable IndexSearcher entities;

  /** Of each entity in the index of entities: its article, and itself. */
  private final List<Entity> each = new ArrayList<>();

  private record Entity(int article, JsonNode entity) {}

  private Explanation(List<JsonNode> articles, Duration atMost) {
    this.articles = articles;
    this.until = System.nanoTime() + atMost.toNanos();
    this.searcher =
        EventMatcher.searcher(
            writer -> {
              for (int i = 0; i < articles.size(); i++) {
                writer.addDocuments(ArticleBlock.placed(numbered(i), articles.get(i)));
              }
            });
  }

  /**
   * A part of a query in one article.
   *
   * @param clause as it can be written again
   * @param matched whether the article meets it
   * @param spans where; none where it is about no place in the text
   */
  public record Part(String clause, boolean matched, List<Span> spans) {}

  /**
   * A place, in code points.
   *
   * @param in title or text
   * @param fact whose evidence or mention it is, if any's
   */
  public record Span(String in, int start, int end, String exact, @Nullable String fact) {}

  /**
   * Of each article's data, what each part of the filter is.
   *
   * @throws Problem where that takes too long: many parts that stand for many words in long texts
   */
  public static List<List<Part>> of(Filter filter, List<JsonNode> articles) {
    return of(filter, articles, PATIENCE);
  }

  static List<List<Part>> of(Filter filter, List<JsonNode> articles, Duration atMost) {
    Explanation explanation = new Explanation(articles, atMost);
    List<List<Part>> all = new ArrayList<>();
    articles.forEach(article -> all.add(new ArrayList<>()));
    try {
      for (Filter part : filter.parts()) {
        explanation.part(part, all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Its place in an index in memory is its number. */
  private static LogEvent numbered(int number) {
    return new LogEvent(0, number, null, new UUID(0, number), Instant.EPOCH, "", "");
  }

  private void goOnInTime() {
    if (System.nanoTime() >= until) {
      throw Problem.unavailable(
          "q: to say where it matches takes too long; ask for fewer lines by limit",
          Duration.ofSeconds(1));
    }
  }

  private void part(Filter part, List<List<Part>> all) throws IOException {
    goOnInTime();
    boolean[] matched = new boolean[articles.size()];
    List<List<Span>> spans = new ArrayList<>();
    articles.forEach(article -> spans.add(new ArrayList<>()));
    for (ScoreDoc hit : hits(searcher, part, Scope.ARTICLE)) {
      matched[number(searcher, hit)] = true;
    }
    Scope scope = scope(part);
    if (scope != Scope.ARTICLE) {
      facts(part, scope, spans);
    } else if (part instanceof Filter.OfField of && OF_ENTITIES.contains(of.field())) {
      mentions(part, spans);
    } else if (part instanceof Filter.OfField) {
      words(part, spans);
    }
    for (int i = 0; i < articles.size(); i++) {
      all.get(i).add(new Part(part.print(), matched[i], spans.get(i)));
    }
  }

  private static Scope scope(Filter part) {
    if (part instanceof Filter.OneFact fact) {
      return fact.kind();
    }
    return part instanceof Filter.OfField of ? of.field().scope() : Scope.ARTICLE;
  }

  private static ScoreDoc[] hits(IndexSearcher searcher, Filter part, Scope found)
      throws IOException {
    int all = Math.max(1, searcher.getIndexReader().maxDoc());
    return searcher.search(LuceneQuery.of(part, found), all, Sort.INDEXORDER).scoreDocs;
  }

  private static int number(IndexSearcher searcher, ScoreDoc hit) throws IOException {
    return (int) Keys.place(searcher, hit.doc).offset();
  }

  private void facts(Filter part, Scope kind, List<List<Span>> spans) throws IOException {
    for (ScoreDoc hit : hits(searcher, part, kind)) {
      int article = number(searcher, hit);
      String list = kind.name().toLowerCase(Locale.ROOT) + "s";
      int ordinal = Keys.place(searcher, hit.doc).ordinal();
      JsonNode fact = articles.get(article).path(list).path(ordinal - 1);
      add(spans.get(article), fact.path("evidence"), fact);
    }
  }

  private void mentions(Filter part, List<List<Span>> spans) throws IOException {
    IndexSearcher index = entities();
    for (ScoreDoc hit : hits(index, part, Scope.ARTICLE)) {
      Entity entity = each.get(number(index, hit));
      entity
          .entity
          .path("mentions")
          .forEach(mention -> add(spans.get(entity.article), mention, entity.entity));
    }
  }

  private static void add(List<Span> spans, JsonNode evidence, JsonNode fact) {
    if (evidence.has("start") && spans.size() < MOST_SPANS) {
      spans.add(
          new Span(
              "text",
              evidence.path("start").asInt(),
              evidence.path("end").asInt(),
              evidence.path("exact").asText(),
              fact.path("id").asText()));
    }
  }

  /** Articles of one entity each: which of an article's it is that matches. */
  private IndexSearcher entities() {
    if (entities == null) {
      entities =
          EventMatcher.searcher(
              writer -> {
                for (int i = 0; i < articles.size(); i++) {
                  for (JsonNode entity : articles.get(i).path("entities")) {
                    JsonNode alone =
                        JsonNodeFactory.instance
                            .objectNode()
                            .set("entities", JsonNodeFactory.instance.arrayNode().add(entity));
                    writer.addDocuments(ArticleBlock.of(numbered(each.size()), alone));
                    each.add(new Entity(i, entity));
                  }
                }
              });
    }
    return entities;
  }

  private void words(Filter part, List<List<Span>> spans) throws IOException {
    Query query = searcher.rewrite(LuceneQuery.of(part, Scope.ARTICLE));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    for (ScoreDoc hit : hits(searcher, part, Scope.ARTICLE)) {
      goOnInTime();
      LeafReaderContext segment = segments.get(ReaderUtil.subIndex(hit.doc, segments));
      Matches matches = weight.matches(segment, hit.doc - segment.docBase);
      int article = number(searcher, hit);
      for (Field field : List.of(Field.TITLE, Field.TEXT)) {
        MatchesIterator places = matches == null ? null : matches.getMatches(field.name());
        if (places != null) {
          String in = field.name().toLowerCase(Locale.ROOT);
          add(spans.get(article), in, articles.get(article).path(in).asText(), places);
        }
      }
    }
  }

  private static void add(List<Span> spans, String in, String text, MatchesIterator places)
      throws IOException {
    int chars = 0;
    int codePoints = 0;
    while (spans.size() < MOST_SPANS && places.next()) {
      int start = places.startOffset();
      int end = places.endOffset();
      // Mostly the next one stands behind: what is before it was counted.
      codePoints =
          start >= chars
              ? codePoints + text.codePointCount(chars, start)
              : text.codePointCount(0, start);
      chars = start;
      int length = text.codePointCount(start, end);
      spans.add(new Span(in, codePoints, codePoints + length, text.substring(start, end), null));
    }
  }

  /** The places of all parts that are met, those that touch as one. */
  public static List<Span> highlights(List<Part> parts, JsonNode article) {
    List<Span> all = new ArrayList<>();
    parts.stream().filter(Part::matched).forEach(part -> all.addAll(part.spans()));
    Collections.sort(
        all,
        java.util.Comparator.comparing((Span span) -> span.in.equals("text"))
            .thenComparingInt(Span::start)
            .thenComparingInt(Span::end));
    List<Span> joined = new ArrayList<>();
    for (Span span : all) {
      Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.in.equals(span.in) && span.start <= last.end) {
        joined.set(joined.size() - 1, union(last, span, article.path(span.in).asText()));
      } else {
        joined.add(new Span(span.in, span.start, span.end, span.exact, null));
      }
    }
    return joined;
  }

  private static Span union(Span first, Span second, String text) {
    if (second.end <= first.end) {
      return first;
    }
    int from = text.offsetByCodePoints(0, first.start);
    int to = text.offsetByCodePoints(from, second.end - first.start);
    return new Span(first.in, first.start, second.end, text.substring(from, to), null);
  }
}
