package io.broadsheet.query.store;

import java.util.HashMap;
import java.util.Map;

/** Numbers that belong together: each set goes by its least. */
final class Unions {

  private final Map<Long, Long> lesser = new HashMap<>();

  long of(long number) {
    long least = number;
    for (Long next = number; next != null; next = lesser.get(least)) {
      least = next;
    }
    if (least != number) {
      lesser.put(number, least);
    }
    return least;
  }

  void join(long one, long other) {
    long first = of(one);
    long second = of(other);
    if (first != second) {
      lesser.put(Math.max(first, second), Math.min(first, second));
    }
  }
}
