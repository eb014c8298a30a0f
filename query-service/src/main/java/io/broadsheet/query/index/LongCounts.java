package io.broadsheet.query.index;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.LongStream;

/** How often each number came. */
final class LongCounts {

  private long[] numbers = new long[1024];
  private int[] counts = new int[numbers.length];
  private int size;

  void add(long number) {
    if (++counts[place(number)] == 1 && ++size > numbers.length / 2) {
      grow();
    }
  }

  /** Where a number is, or would be; its bits are as good as random. */
  private int place(long number) {
    int at = (int) number & numbers.length - 1;
    while (counts[at] > 0 && numbers[at] != number) {
      at = at + 1 & numbers.length - 1;
    }
    numbers[at] = number;
    return at;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    int[] oldCounts = counts;
    numbers = new long[2 * oldNumbers.length];
    counts = new int[numbers.length];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldCounts[i] > 0) {
        counts[place(oldNumbers[i])] = oldCounts[i];
      }
    }
  }

  int size() {
    return size;
  }

  /** The numbers that came most often, at most so many. */
  LongStream most(int wanted) {
    PriorityQueue<Integer> most =
        new PriorityQueue<>(
            Comparator.<Integer>comparingInt(at -> counts[at])
                .thenComparingLong(at -> numbers[at]));
    for (int at = 0; at < counts.length; at++) {
      if (counts[at] > 0) {
        most.add(at);
        if (most.size() > wanted) {
          most.remove();
        }
      }
    }
    return most.stream().mapToLong(at -> numbers[at]);
  }
}
