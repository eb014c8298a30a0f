package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How alike two texts are as bags of words, from 0 to 1. */
final class Likeness {

  private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
  private static final int REACH = 60;
  private static final int WORDS_AROUND = 5;

  private Likeness() {}

  static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  /** The words of a text, sorted. */
  static List<String> bag(String text) {
    return words(text).stream().sorted().toList();
  }

  /** The words around a value, sorted: the same words, the same place in what is said. */
  static List<String> around(ArticleText text, Evidence evidence) {
    List<String> left =
        words(text.between(Math.max(0, evidence.start() - REACH), evidence.start()));
    List<String> right = words(text.between(evidence.end(), evidence.end() + REACH));
    List<String> around =
        new ArrayList<>(left.subList(Math.max(0, left.size() - WORDS_AROUND), left.size()));
    around.addAll(right.subList(0, Math.min(WORDS_AROUND, right.size())));
    Collections.sort(around);
    return around;
  }

  /** The share of words in common of two bags, sorted. */
  static double of(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() && b.isEmpty() ? 1 : 0;
    }
    int common = 0;
    for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
      int order = a.get(i).compareTo(b.get(j));
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) common / (a.size() + b.size() - common);
  }
}
