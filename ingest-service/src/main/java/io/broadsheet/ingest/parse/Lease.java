package io.broadsheet.ingest.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The right to append. It lasts from the sending of a commit that Kafka accepted until well before
 * Kafka would give the partitions to another instance; an instance that was frozen finds it gone
 * and waits until Kafka has said whether it is still a member.
 */
final class Lease {

  private final long nanos;
  private final LongSupplier now;
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private long until;

  Lease(Duration sessionTimeout, LongSupplier now) {
    this.nanos = sessionTimeout.toNanos() * 2 / 3;
    this.now = now;
    this.until = now.getAsLong() - 1;
  }

  /** Done when the lease is held. */
  CompletableFuture<Void> held() {
    synchronized (this) {
      if (until - now.getAsLong() < 0) {
        CompletableFuture<Void> later = new CompletableFuture<>();
        waiting.add(later);
        return later;
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  /** A commit that was sent at this time was accepted. */
  void renew(long sentAt) {
    List<CompletableFuture<Void>> ready;
    synchronized (this) {
      if (sentAt + nanos - until > 0) {
        until = sentAt + nanos;
      }
      if (until - now.getAsLong() < 0) {
        return;
      }
      ready = List.copyOf(waiting);
      waiting.clear();
    }
    ready.forEach(future -> future.complete(null));
  }

  /** Nobody waits any longer: this instance has given up its partitions. */
  void end() {
    List<CompletableFuture<Void>> left;
    synchronized (this) {
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(future -> future.completeExceptionally(new Abandoned()));
  }
}
