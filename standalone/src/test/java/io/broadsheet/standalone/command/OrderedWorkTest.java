package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {

  @Test
  void takesResultsInTheOrderInWhichTheWorkCame() {
    List<Integer> taken = new ArrayList<>();
    CountDownLatch second = new CountDownLatch(1);
    try (OrderedWork<Integer> work = new OrderedWork<>(2, taken::add)) {
      // The first ends after the second.
      work.add(
          () -> {
            second.await();
            return 0;
          });
      work.add(
          () -> {
            second.countDown();
            return 1;
          });
      IntStream.range(2, 500).forEach(i -> work.add(() -> i));
    }
    assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
  }
}
