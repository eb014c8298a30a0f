package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrandTest {

  private final Strand strand = new Strand("strand");
  private final List<String> written = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void end() throws InterruptedException {
    strand.end();
    strand.awaitEnd(1_000);
  }

  @Test
  void writesOneBatchAfterTheOther() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    strand.take(
        () -> {
          slow.await();
          written.add("first");
        });
    new Thread(slow::countDown).start();
    strand.take(() -> written.add("second"));
    end();
    assertThat(written).containsExactly("first", "second");
  }

  @Test
  void writesNothingAfterABatchThatWasNotWritten() throws InterruptedException {
    strand.take(
        () -> {
          throw new LinkageError("for a test");
        });
    assertThatThrownBy(() -> strand.take(() -> written.add("after a hole")))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(LinkageError.class);
    end();
    assertThat(written).isEmpty();
  }

  @Test
  void takesNoMoreOnceItIsAtItsEnd() throws InterruptedException {
    strand.end();
    strand.take(() -> written.add("late"));
    strand.take(() -> written.add("later"));
    end();
    assertThat(written).isEmpty();
  }
}
