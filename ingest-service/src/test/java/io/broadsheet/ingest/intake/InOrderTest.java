package io.broadsheet.ingest.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final InOrder<Integer> inOrder =
      new InOrder<>(
          tasks::add,
          piece -> heard.add(new String(piece, StandardCharsets.UTF_8)),
          () -> heard.add("end"),
          failures::add);

  private void write() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  @Test
  void keepsTheOrderAndPutsTogetherWhatIsKnown() {
    List<CompletableFuture<Integer>> values =
        IntStream.range(0, 3).mapToObj(n -> new CompletableFuture<Integer>()).toList();
    values.forEach(inOrder::add);
    inOrder.end();
    values.get(1).complete(1);
    write();
    assertEquals(List.of(), heard);
    values.get(0).complete(0);
    write();
    values.get(2).complete(2);
    write();
    assertEquals(List.of("0\n1", "2", "end"), heard);
  }

  @Test
  void endsOnceAlsoWithNothingToSay() {
    inOrder.end();
    write();
    assertEquals(List.of("end"), heard);
  }

  @Test
  void saysWhatIsKnownBeforeItFails() {
    inOrder.add(CompletableFuture.completedFuture(0));
    IllegalStateException failure = new IllegalStateException();
    inOrder.add(CompletableFuture.failedFuture(failure));
    inOrder.end();
    write();
    assertEquals(List.of("0"), heard);
    assertSame(failure, failures.get(0));
    assertEquals(1, failures.size());
  }

  @Test
  void losesNothingUnderManyThreads() throws InterruptedException {
    int count = 20_000;
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger ends = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      InOrder<Integer> many =
          new InOrder<>(
              pool,
              piece -> lines.addAll(new String(piece, StandardCharsets.UTF_8).lines().toList()),
              () -> {
                ends.incrementAndGet();
                ended.countDown();
              },
              failures::add);
      for (int n = 0; n < count; n++) {
        int value = n;
        many.add(CompletableFuture.supplyAsync(() -> value, pool));
      }
      many.end();
      assertTrue(ended.await(30, TimeUnit.SECONDS));
    } finally {
      pool.shutdown();
    }
    assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(IntStream.range(0, count).mapToObj(Integer::toString).toList(), lines);
    assertEquals(1, ends.get());
  }
}
