package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private final AtomicLong now = new AtomicLong(1_000);
  private final Lease lease = new Lease(Duration.ofNanos(300), now::get);

  @Test
  void isNotHeldBeforeACommitWasAccepted() {
    CompletableFuture<Void> held = lease.held();
    assertThat(held).isNotDone();
    lease.renew(now.get());
    assertThat(held).isCompleted();
    assertThat(lease.held()).isCompleted();
  }

  @Test
  void isGoneAfterAFreeze() {
    lease.renew(now.get());
    now.addAndGet(201);
    assertThat(lease.held()).isNotDone();
  }

  @Test
  void countsFromWhenTheCommitWasSentNotFromItsAnswer() {
    long sent = now.get();
    now.addAndGet(201);
    lease.renew(sent);
    assertThat(lease.held()).isNotDone();
  }

  @Test
  void endsForThoseWhoWait() {
    CompletableFuture<Void> held = lease.held();
    lease.end();
    assertThat(held).isCompletedExceptionally();
  }
}
