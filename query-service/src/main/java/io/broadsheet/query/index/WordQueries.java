package io.broadsheet.query.index;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.Filter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Words, phrases and patterns of one field. A word that the analysis takes apart is a phrase. What
 * stands for several words counts the same whichever it is, so that no vocabulary cuts it short.
 */
final class WordQueries {

  private static final int SAME_FIRST = 1;

  /** Each is open for itself in each pair of lengths, and takes some 10 KB. */
  private static final int MOST_WORDS_OF_NEAR = 2_000;

  private WordQueries() {}

  static Query words(String field, String text, int slop) {
    List<String> words = Analysis.words(text);
    return switch (words.size()) {
      case 0 -> new MatchNoDocsQuery("no words");
      case 1 -> new TermQuery(new Term(field, words.get(0)));
      default -> new PhraseQuery(slop, field, words.toArray(String[]::new));
    };
  }

  static Query pattern(String field, String pattern) {
    if (!isBeginning(pattern)) {
      return new WildcardQuery(new Term(field, normal(pattern)));
    }
    List<String> words = Analysis.words(begin(pattern));
    return switch (words.size()) {
      case 0 -> new MatchNoDocsQuery("no words");
      case 1 -> new PrefixQuery(new Term(field, words.get(0)));
      default -> new BegunPhrase(field, words);
    };
  }

  static Query fuzzy(String field, String word, int distance) {
    Term term = new Term(field, normal(word));
    return new FuzzyQuery(
        term, distance, SAME_FIRST, 1, true, MultiTermQuery.CONSTANT_SCORE_REWRITE);
  }

  static Query near(String field, Filter.Near near) {
    TreeMap<Integer, List<IntervalsSource>> lefts = byLength(near.left());
    TreeMap<Integer, List<IntervalsSource>> rights = byLength(near.right());
    if (words(lefts) * rights.size() + words(rights) * lefts.size() > MOST_WORDS_OF_NEAR) {
      throw Problem.parameter(
          "q", "q: the phrases beside NEAR have too many words and lengths; ask for them in parts");
    }
    List<IntervalsSource> either = new ArrayList<>();
    for (List<IntervalsSource> left : lefts.values()) {
      for (List<IntervalsSource> right : rights.values()) {
        // Never equal to the left one: between two that are Lucene counts the words wrong.
        IntervalsSource other = Intervals.maxgaps(Integer.MAX_VALUE, Intervals.or(right));
        IntervalsSource both = Intervals.unorderedNoOverlaps(Intervals.or(left), other);
        either.add(Intervals.maxgaps(near.distance() - 1, both));
      }
    }
    return new IntervalQuery(field, Intervals.or(either));
  }

  /** Those of one length together: among others a short one hides a long one that it is part of. */
  private static TreeMap<Integer, List<IntervalsSource>> byLength(List<Span> spans) {
    return spans.stream()
        .map(WordQueries::interval)
        .collect(groupingBy(IntervalsSource::minExtent, TreeMap::new, toList()));
  }

  private static long words(Map<Integer, List<IntervalsSource>> byLength) {
    return byLength.entrySet().stream()
        .mapToLong(of -> (long) of.getKey() * of.getValue().size())
        .sum();
  }

  private static IntervalsSource interval(Span span) {
    if (span instanceof Filter.Words words) {
      List<String> each = Analysis.words(words.text());
      return each.isEmpty()
          ? Intervals.noIntervals("no words")
          : Intervals.phrase(each.toArray(String[]::new));
    }
    String pattern = ((Filter.Pattern) span).text();
    if (isBeginning(pattern)) {
      List<String> words = Analysis.words(begin(pattern));
      return words.isEmpty() ? Intervals.noIntervals("no words") : beginning(words);
    }
    return new PatternWords(new WildcardQuery(new Term("", normal(pattern))));
  }

  /** The words, the last of them only begun. */
  private static IntervalsSource beginning(List<String> words) {
    int last = words.size() - 1;
    return Intervals.phrase(
        IntStream.rangeClosed(0, last)
            .mapToObj(
                i ->
                    i < last
                        ? Intervals.term(words.get(i))
                        : new PatternWords(new PrefixQuery(new Term("", words.get(i)))))
            .toArray(IntervalsSource[]::new));
  }

  /** Whether its only wildcard is a star at its end. */
  private static boolean isBeginning(String pattern) {
    return pattern.endsWith("*")
        && pattern.indexOf('*') == pattern.length() - 1
        && pattern.indexOf('?') < 0;
  }

  /** What stands before the last character, taken literally. */
  private static String begin(String pattern) {
    return pattern.substring(0, pattern.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private static BytesRef normal(String word) {
    return Analysis.INSTANCE.normalize("", word);
  }
}
