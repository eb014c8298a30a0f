package io.broadsheet.standalone.command;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work done on all cores, its results taken in the order in which it came, in bounded memory. */
final class OrderedWork<T> implements AutoCloseable {

  private static final int AHEAD = 8;

  private final ExecutorService threads;
  private final Queue<Future<T>> open = new ArrayDeque<>();
  private final int bound;
  private final Consumer<T> taken;

  OrderedWork(int cores, Consumer<T> taken) {
    this.threads = Executors.newFixedThreadPool(cores);
    this.bound = cores * AHEAD;
    this.taken = taken;
  }

  /** Takes one more; waits while too much is open. */
  void add(Callable<T> work) {
    open.add(threads.submit(work));
    while (open.size() >= bound || (!open.isEmpty() && open.element().isDone())) {
      takeOne();
    }
  }

  /** Waits for all. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      takeOne();
    }
    threads.shutdown();
  }

  private void takeOne() {
    try {
      taken.accept(open.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw new IllegalStateException(e.getCause());
    }
  }
}
