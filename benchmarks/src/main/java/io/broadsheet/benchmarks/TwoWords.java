package io.broadsheet.benchmarks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A query of a rare word and another one, in the query language and as Lucene has it. */
record TwoWords(Form form, String rare, String other) {

  enum Form {
    EITHER,
    BOTH,
    WITHOUT
  }

  static final String TITLE = "title";
  static final String TEXT = "text";

  /** Ranks of words that most articles have: beside one a rare word must stand, or must not. */
  private static final int COMMON = 50;

  /** As many different ones as are wanted, with rare words of these ranks. */
  static List<TwoWords> some(int number, int from, int to) {
    SplittableRandom random = new SplittableRandom(number);
    Set<TwoWords> some = new LinkedHashSet<>();
    while (some.size() < number) {
      Form form = Form.values()[some.size() % Form.values().length];
      int other = form == Form.EITHER ? random.nextInt(from, to) : random.nextInt(COMMON);
      some.add(
          new TwoWords(
              form, Newswire.WORDS.at(random.nextInt(from, to)), Newswire.WORDS.at(other)));
    }
    return List.copyOf(some);
  }

  String query() {
    return rare
        + switch (form) {
          case EITHER -> " OR ";
          case BOTH -> " ";
          case WITHOUT -> " -";
        }
        + other;
  }

  Query lucene() {
    return new BooleanQuery.Builder()
        .add(word(rare), form == Form.EITHER ? Occur.SHOULD : Occur.MUST)
        .add(
            word(other),
            switch (form) {
              case EITHER -> Occur.SHOULD;
              case BOTH -> Occur.MUST;
              case WITHOUT -> Occur.MUST_NOT;
            })
        .build();
  }

  private static Query word(String word) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(TITLE, word)), Occur.SHOULD)
        .add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD)
        .build();
  }
}
