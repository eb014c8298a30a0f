package io.broadsheet.ingest.parse;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One article's work strictly one after the other, different articles' side by side. */
final class ArticleQueues {

  private final Executor workers;
  private final Map<UUID, Queue<Runnable>> queues = new HashMap<>();

  ArticleQueues(Executor workers) {
    this.workers = workers;
  }

  void add(UUID article, Runnable work) {
    synchronized (queues) {
      Queue<Runnable> queue = queues.get(article);
      if (queue != null) {
        queue.add(work);
        return;
      }
      queues.put(article, new ArrayDeque<>());
    }
    workers.execute(
        () -> {
          for (Runnable next = work; next != null; next = next(article)) {
            next.run();
          }
        });
  }

  private @Nullable Runnable next(UUID article) {
    synchronized (queues) {
      Queue<Runnable> queue = queues.get(article);
      Runnable next = queue == null ? null : queue.poll();
      if (next == null) {
        queues.remove(article);
      }
      return next;
    }
  }
}
