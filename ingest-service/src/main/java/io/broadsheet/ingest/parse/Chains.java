package io.broadsheet.ingest.parse;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One article's arrivals strictly one after the other, different articles' side by side. */
final class Chains {

  private final Map<UUID, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
  private final Executor workers;

  Chains(Executor workers) {
    this.workers = workers;
  }

  /** Does the work after all earlier work of this article; a failure stops what follows it. */
  CompletableFuture<Void> then(UUID article, Supplier<CompletableFuture<Void>> work) {
    CompletableFuture<Void> before =
        last.getOrDefault(article, CompletableFuture.completedFuture(null));
    CompletableFuture<Void> done = before.thenComposeAsync(nothing -> work.get(), workers);
    last.put(article, done);
    done.whenComplete((nothing, failure) -> last.remove(article, done));
    return done;
  }
}
