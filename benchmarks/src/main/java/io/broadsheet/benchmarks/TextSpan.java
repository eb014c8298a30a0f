package io.broadsheet.benchmarks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A labelled run of words, without the article before it and the possessive or mark after it. */
record TextSpan(int from, int to, String kind) {

  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "The", "A", "An");
  private static final Set<String> ENDS = Set.of("'s", "’s", "'", "’", "s", ",", ".");

  static Set<TextSpan> of(List<String> labels, List<String> words, Set<String> kinds) {
    Set<TextSpan> spans = new HashSet<>();
    int at = 0;
    while (at < labels.size()) {
      int end = at + 1;
      if (labels.get(at).startsWith("B-")) {
        String kind = labels.get(at).substring(2);
        while (end < labels.size() && labels.get(end).equals("I-" + kind)) {
          end++;
        }
        TextSpan span = trimmed(at, end, kind, words);
        if (span.from < span.to && kinds.contains(kind)) {
          spans.add(span);
        }
      }
      at = end;
    }
    return spans;
  }

  private static TextSpan trimmed(int from, int to, String kind, List<String> words) {
    int first = from;
    while (first < to && ARTICLES.contains(words.get(first))) {
      first++;
    }
    int last = to;
    while (last > first && ENDS.contains(words.get(last - 1))) {
      last--;
    }
    return new TextSpan(first, last, kind);
  }
}
