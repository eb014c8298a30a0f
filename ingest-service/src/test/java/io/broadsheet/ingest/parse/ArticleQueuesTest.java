package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArticleQueuesTest {

  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final ArticleQueues queues = new ArticleQueues(workers);

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void doesOneArticlesWorkInOrder() {
    UUID article = UUID.randomUUID();
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      queues.add(article, () -> done.add(number));
    }
    await().until(() -> done.size() == 1_000);
    assertThat(done).isSorted();
  }

  @Test
  void doesNotWaitForAnotherArticle() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    UUID busy = UUID.randomUUID();
    for (int i = 0; i < 100; i++) {
      queues.add(busy, () -> awaitLatch(slow));
    }
    queues.add(UUID.randomUUID(), other::countDown);
    other.await();
    assertThat(slow.getCount()).isEqualTo(1);
    slow.countDown();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
