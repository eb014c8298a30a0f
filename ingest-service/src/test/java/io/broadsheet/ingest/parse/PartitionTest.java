package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PartitionTest {

  private final Partition partition =
      new Partition(0, new Standings(0), new Progress(0, 0, "4,a,b,c"));

  @Test
  void letsWhatWasBegunBeFinishedAndNothingElseBegin() throws Exception {
    partition.beginWriting();
    CompletableFuture<Void> losing = losing(Duration.ofMinutes(1));
    assertThatThrownBy(() -> losing.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    partition.requireOwned();
    partition.endWriting();
    losing.get();
    assertThatThrownBy(partition::requireOwned).isInstanceOf(CancellationException.class);
  }

  @Test
  void givesUpWhatIsNotFinishedInTime() throws Exception {
    partition.beginWriting();
    losing(Duration.ofMillis(1)).get();
    assertThatThrownBy(partition::requireOwned).isInstanceOf(CancellationException.class);
    partition.endWriting();
  }

  @Test
  void saysWhetherSomethingIsStillBeingWritten() throws Exception {
    CompletableFuture.runAsync(partition::beginWriting).get();
    assertThat(partition.lose()).isFalse();
    assertThatThrownBy(partition::requireOwned).isInstanceOf(CancellationException.class);
    assertThat(new Partition(1, new Standings(0), new Progress(0, 0, "4,a,b,c")).lose()).isTrue();
  }

  private CompletableFuture<Void> losing(Duration patience) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            partition.lose(patience.toNanos());
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }
}
