package io.broadsheet.ingest.parse;

import io.broadsheet.events.Changes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** Finds, in what went and what came, the pairs that are one thing changed. */
final class Pairs {

  private static final double ALIKE = 0.5;
  // Beyond this many comparisons, what went and what came are left as they are.
  private static final int MAX_COMPARISONS = 250_000;

  private Pairs() {}

  private record Pair(int before, int after, double likeness) {}

  /** Takes the pairs out of both lists, the likest first. */
  static <T> List<Changes.Change<T>> take(
      List<T> removed, List<T> added, ToDoubleBiFunction<T, T> likeness) {
    if ((long) removed.size() * added.size() > MAX_COMPARISONS) {
      return List.of();
    }
    List<Pair> pairs = new ArrayList<>();
    for (int r = 0; r < removed.size(); r++) {
      for (int a = 0; a < added.size(); a++) {
        double alike = likeness.applyAsDouble(removed.get(r), added.get(a));
        if (alike >= ALIKE) {
          pairs.add(new Pair(r, a, alike));
        }
      }
    }
    // Of equally like pairs, those that keep the order of the text.
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.likeness)
            .thenComparingInt(pair -> Math.abs(pair.before - pair.after)));
    Set<Integer> gone = new HashSet<>();
    Set<Integer> come = new HashSet<>();
    List<Pair> taken = new ArrayList<>();
    for (Pair pair : pairs) {
      if (!gone.contains(pair.before) && !come.contains(pair.after)) {
        gone.add(pair.before);
        come.add(pair.after);
        taken.add(pair);
      }
    }
    taken.sort(Comparator.comparingInt(Pair::after));
    List<Changes.Change<T>> changed =
        taken.stream()
            .map(pair -> new Changes.Change<>(removed.get(pair.before), added.get(pair.after)))
            .toList();
    remove(removed, gone);
    remove(added, come);
    return changed;
  }

  private static void remove(List<?> list, Set<Integer> indexes) {
    indexes.stream()
        .sorted(Comparator.reverseOrder())
        .forEach(index -> list.remove(index.intValue()));
  }
}
