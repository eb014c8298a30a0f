package io.broadsheet.parser.claims;

import io.broadsheet.events.Evidence;
import io.broadsheet.events.Quote;
import io.broadsheet.parser.text.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds who says what is claimed. */
final class Tellers {

  private Tellers() {}

  /** Who says it: the speaker of the quote that it stands in, found by binary search. */
  static @Nullable String of(Flow flow, Evidence evidence) {
    List<Quote> quotes = flow.reading().quotes();
    int low = 0;
    int high = quotes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotes.get(middle).evidence().end() <= evidence.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < quotes.size() && evidence.overlaps(quotes.get(low).evidence())
        ? quotes.get(low).speaker().called()
        : null;
  }
}
