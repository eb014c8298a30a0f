package io.broadsheet.ingest.parse;

import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * The words around a value in each of two texts: the same words, the same place in what is said.
 */
final class Contexts {

  private static final int REACH = 60;
  private static final int WORDS = 5;

  private final ArticleText before;
  private final ArticleText after;

  Contexts(String before, String after) {
    this.before = new ArticleText(before);
    this.after = new ArticleText(after);
  }

  double alike(Evidence then, Evidence now) {
    return Words.alike(around(before, then), around(after, now));
  }

  private static List<String> around(ArticleText text, Evidence evidence) {
    List<String> left =
        Words.of(text.between(Math.max(0, evidence.start() - REACH), evidence.start()));
    List<String> right =
        Words.of(text.between(evidence.end(), Math.min(text.length(), evidence.end() + REACH)));
    List<String> around =
        new ArrayList<>(left.subList(Math.max(0, left.size() - WORDS), left.size()));
    around.addAll(right.subList(0, Math.min(WORDS, right.size())));
    return around;
  }
}
