package io.broadsheet.ingest.parse;

import io.broadsheet.events.Changes.TextChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paragraphs that went, came, or were replaced. */
final class Paragraphs {

  // A table of the longest common subsequence beyond this is not worth its memory.
  private static final int MAX_CELLS = 4_000_000;

  private Paragraphs() {}

  static @Nullable List<TextChange> changes(String before, String after) {
    if (before.equals(after)) {
      return null;
    }
    List<String> was = Arrays.asList(before.split("\n", -1));
    List<String> is = Arrays.asList(after.split("\n", -1));
    int head = 0;
    while (head < was.size() && head < is.size() && was.get(head).equals(is.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < was.size() - head
        && tail < is.size() - head
        && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
      tail++;
    }
    return middle(was.subList(head, was.size() - tail), is.subList(head, is.size() - tail));
  }

  private static List<TextChange> middle(List<String> was, List<String> is) {
    List<TextChange> changes = new ArrayList<>();
    if ((long) was.size() * is.size() > MAX_CELLS) {
      replaced(was, is, changes);
      return changes;
    }
    int[][] common = common(was, is);
    int w = 0;
    int i = 0;
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    while (w < was.size() || i < is.size()) {
      if (w < was.size() && i < is.size() && was.get(w).equals(is.get(i))) {
        replaced(removed, added, changes);
        removed.clear();
        added.clear();
        w++;
        i++;
      } else if (i == is.size() || (w < was.size() && common[w + 1][i] >= common[w][i + 1])) {
        removed.add(was.get(w++));
      } else {
        added.add(is.get(i++));
      }
    }
    replaced(removed, added, changes);
    return changes;
  }

  /** Lengths of the longest common subsequence from each pair of positions to the end. */
  private static int[][] common(List<String> was, List<String> is) {
    int[][] common = new int[was.size() + 1][is.size() + 1];
    for (int w = was.size() - 1; w >= 0; w--) {
      for (int i = is.size() - 1; i >= 0; i--) {
        common[w][i] =
            was.get(w).equals(is.get(i))
                ? common[w + 1][i + 1] + 1
                : Math.max(common[w + 1][i], common[w][i + 1]);
      }
    }
    return common;
  }

  private static void replaced(List<String> removed, List<String> added, List<TextChange> changes) {
    for (int n = 0; n < Math.max(removed.size(), added.size()); n++) {
      changes.add(
          new TextChange(
              n < removed.size() ? removed.get(n) : null, n < added.size() ? added.get(n) : null));
    }
  }
}
