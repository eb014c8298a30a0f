package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainsTest {

  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final Chains chains = new Chains(workers);

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void doesOneArticlesWorkInOrder() {
    UUID article = UUID.randomUUID();
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      all.add(
          chains.then(article, () -> CompletableFuture.runAsync(() -> done.add(number), workers)));
    }
    all.forEach(CompletableFuture::join);
    assertThat(done).hasSize(1_000).isSorted();
  }

  @Test
  void doesNotWaitForAnotherArticle() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    CompletableFuture<Void> blocked = chains.then(UUID.randomUUID(), () -> slow);
    chains.then(UUID.randomUUID(), () -> CompletableFuture.completedFuture(null)).join();
    assertThat(blocked).isNotDone();
    slow.complete(null);
    blocked.join();
  }

  @Test
  void stopsAnArticleAtAFailure() {
    UUID article = UUID.randomUUID();
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> failing = chains.then(article, () -> first);
    List<String> ran = new ArrayList<>();
    CompletableFuture<Void> next =
        chains.then(
            article,
            () -> {
              ran.add("next");
              return CompletableFuture.completedFuture(null);
            });
    first.completeExceptionally(new IllegalStateException());
    assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(next::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(ran).isEmpty();
  }
}
