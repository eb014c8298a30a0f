package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure.Kind;
import io.broadsheet.parser.text.Wordlist;
import java.math.BigDecimal;
import java.util.Set;

/** Two numbers of a game or a vote: "3-1", "a 1-2 defeat", "6-3, 6-7". */
final class Scores {

  private static final Wordlist.Lists WORDS = Wordlist.lists(Scores.class, "scores.txt");
  private static final Set<String> BEFORE = WORDS.get("before");
  private static final Set<String> AFTER = WORDS.get("after");
  private static final Set<String> LISTED = Set.of(", ", " and ", " (", "), ", ") ", "; ", " ");
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1000);

  private final String text;
  private int end;

  Scores(String text) {
    this.text = text;
  }

  /** Whether the two are one, asked in the order of the text. */
  boolean hold(Amount first, Amount second) {
    if (!isPlain(first) || !isPlain(second) || !isDashed(first.to(), second.from())) {
      return false;
    }
    int near = Math.min(text.length(), second.to() + 60);
    Surroundings.Unit unit = Surroundings.unit(text, second.to(), near, false);
    boolean counts = unit == null || Surroundings.kind(unit) == Kind.COUNT;
    // A range rises, but for "9-8 months before".
    boolean falls = counts && first.value().compareTo(second.value()) >= 0;
    boolean score = falls || isTold(first, second, unit == null);
    end = score ? second.to() : end;
    return score;
  }

  private boolean isDashed(int from, int to) {
    return to - from == 1 && "-–".indexOf(text.charAt(from)) >= 0;
  }

  private static boolean isPlain(Amount amount) {
    return amount.currency() == null
        && !amount.percent()
        && !amount.isScaled()
        && !amount.inWords()
        && amount.number().scale() <= 0
        && amount.number().compareTo(HIGHEST) < 0;
  }

  private boolean isTold(Amount first, Amount second, boolean alone) {
    if (Words.after(text, second.to(), 2).stream().anyMatch(AFTER::contains)) {
      return true;
    }
    boolean told =
        Words.before(text, first.from(), 3).stream().anyMatch(BEFORE::contains)
            || end > 0 && end < first.from() && isListed(first.from());
    return told && alone;
  }

  private boolean isListed(int from) {
    return from - end <= 5 && LISTED.contains(text.substring(end, from));
  }
}
