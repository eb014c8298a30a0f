package io.broadsheet.events;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a mistyped word may have been meant to be. */
public final class Words {

  private static final int MAX_SLIPS = 3;
  private static final int SHORTEST_BEGINNING = 3;
  private static final int MAX_WORD = 40;

  private Words() {}

  /**
   * The known word that begins with this one, else one that is a few slips away: one of a short
   * word, three at most. Of several the nearest, then the shortest.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > MAX_WORD) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> slips(lower, k) <= Math.min(MAX_SLIPS, (k.length() + 2) / 4))
        .min(Comparator.<String>comparingInt(k -> slips(lower, k)).thenComparing(String::length));
  }

  private static int slips(String lower, String known) {
    String other = known.toLowerCase(Locale.ROOT);
    return lower.length() >= SHORTEST_BEGINNING && other.startsWith(lower)
        ? 0
        : distance(lower, other);
  }

  /** Levenshtein's distance, with a swap of neighbours as one slip. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
