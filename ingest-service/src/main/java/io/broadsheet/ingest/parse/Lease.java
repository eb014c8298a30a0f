package io.broadsheet.ingest.parse;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The right to append. It lasts from the sending of a commit that Kafka accepted until well before
 * Kafka would give the partitions to another instance; an instance that was frozen finds it gone
 * and waits until Kafka has said whether it is still a member.
 */
final class Lease {

  private final long nanos;
  private final LongSupplier now;
  private long until;

  Lease(Duration sessionTimeout, LongSupplier now) {
    this.nanos = sessionTimeout.toNanos() * 2 / 3;
    this.now = now;
    this.until = now.getAsLong() - 1;
  }

  synchronized boolean isHeld() {
    return until - now.getAsLong() >= 0;
  }

  synchronized void awaitHeld() throws InterruptedException {
    while (!isHeld()) {
      wait();
    }
  }

  /** A commit that was sent at this time was accepted. */
  synchronized void renew(long sentAt) {
    until = Math.max(until, sentAt + nanos);
    notifyAll();
  }
}
