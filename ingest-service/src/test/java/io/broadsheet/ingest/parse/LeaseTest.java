package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private final AtomicLong now = new AtomicLong(1_000);
  private final Lease lease = new Lease(Duration.ofNanos(300), now::get);

  @Test
  void isNotHeldBeforeACommitWasAccepted() throws Exception {
    assertThat(lease.isHeld()).isFalse();
    Thread waiting = new Thread(this::awaitHeld);
    waiting.start();
    lease.renew(now.get());
    waiting.join();
    assertThat(lease.isHeld()).isTrue();
  }

  private void awaitHeld() {
    try {
      lease.awaitHeld();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isGoneAfterAFreeze() {
    lease.renew(now.get());
    now.addAndGet(201);
    assertThat(lease.isHeld()).isFalse();
  }

  @Test
  void countsFromWhenTheCommitWasSentNotFromItsAnswer() {
    long sent = now.get();
    now.addAndGet(201);
    lease.renew(sent);
    assertThat(lease.isHeld()).isFalse();
  }
}
