package io.broadsheet.benchmarks;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * 10,000 standing queries against generated articles, as query-service asks them and as a loop that
 * asks each one.
 */
final class StandingBenchmark {

  private static final int QUERIES = 10_000;
  private static final int BATCH = 50;

  /** What a stream reads at once at most: a megabyte. */
  private static final int MOST = 100;

  private final List<LogEvent> events =
      IntStream.range(0, 3_000).mapToObj(StandingBenchmark::event).toList();

  private final double rate = parsed();
  private final Table waits =
      new Table(
          "10,000 standing queries, from an event to its matches, with %.0f events/s"
              .formatted(rate),
          "an article's matches (% of the queries)",
          "p50 (ms)",
          "p99",
          "goal");

  private StandingBenchmark() {}

  private record Taken(double mean, double p99, double hits) {}

  static Table measure() {
    Table table =
        new Table(
            "10,000 standing queries, processor's time an article",
            "an article's matches (% of the queries)",
            "articles at a time",
            "as the stream does (ms)",
            "p99",
            "goal",
            "asking each (ms)",
            "times",
            "goal",
            "memory of all (MB)");
    StandingBenchmark benchmark = new StandingBenchmark();
    benchmark.mix(table, 30_000, 50_000, 20, "");
    benchmark.mix(table, 2_300, 4_300, "", 7);
    table.print();
    return benchmark.waits;
  }

  /** Queries whose rare words are of these ranks. */
  private void mix(Table table, int from, int to, Object timesGoal, Object batchGoal) {
    List<TwoWords> words = TwoWords.some(QUERIES, from, to);
    long before = heap();
    List<StandingQuery> standing =
        words.stream().map(each -> new StandingQuery(Filter.parse(each.query()))).toList();
    double memory = (heap() - before) / 1e6;
    EventMatcher matcher = new EventMatcher();
    ToLongFunction<List<LogEvent>> stream =
        some -> {
          Chunk chunk = chunk(some);
          return standing.stream()
              .mapToLong(query -> matcher.matching(query, chunk).events().size())
              .sum();
        };
    StandingLoop loop = new StandingLoop(words);
    if (stream.applyAsLong(events.subList(0, BATCH)) != loop.hits(events.subList(0, BATCH))) {
      throw new IllegalStateException("the two do not find the same");
    }
    for (int size : List.of(1, BATCH)) {
      Taken ours = take(stream, size, events.size());
      Taken each = take(loop::hits, size, 400);
      table.row(
          100 * ours.hits / QUERIES,
          size,
          ours.mean,
          ours.p99,
          size == BATCH ? batchGoal : "",
          each.mean,
          each.mean / ours.mean,
          size == 1 ? timesGoal : "",
          memory);
    }
    arrivals(stream);
  }

  /** Articles of a usual length that the parser reads a second, a thread a core. */
  private static double parsed() {
    return Runtime.getRuntime().availableProcessors()
        * 1e3
        / LatencyBenchmark.parse(400, Load::usualText).quantile(0.5);
  }

  /** The events come by chance at the parser's rate; those that are there are taken together. */
  private void arrivals(ToLongFunction<List<LogEvent>> matching) {
    SplittableRandom chance = new SplittableRandom(QUERIES);
    long[] due = new long[events.size()];
    long next = System.nanoTime();
    for (int n = 0; n < due.length; n++) {
      next += (long) (-Math.log(1 - chance.nextDouble()) * 1e9 / rate);
      due[n] = next;
    }
    Timings timings = new Timings();
    double hits = 0;
    for (int from = 0, to = 0; from < due.length; from = to) {
      LockSupport.parkNanos(due[from] - System.nanoTime());
      long now = System.nanoTime();
      while (to < due.length && to - from < MOST && due[to] <= now) {
        to++;
      }
      if (to > from) {
        hits += matching.applyAsLong(events.subList(from, to));
        for (int n = from; n < to; n++) {
          timings.add(System.nanoTime() - due[n]);
        }
      }
    }
    waits.row(100 * hits / due.length / QUERIES, timings.quantile(0.5), timings.quantile(0.99), 50);
  }

  /** Of the second half of so many articles: in the first the compilers are busy. */
  private Taken take(ToLongFunction<List<LogEvent>> matching, int size, int articles) {
    Timings timings = new Timings();
    long nanos = 0;
    long hits = 0;
    for (int n = 0; n < articles; n += size) {
      long begin = Cpu.nanos();
      long found = matching.applyAsLong(events.subList(n, n + size));
      long took = Cpu.nanos() - begin;
      if (n >= articles / 2) {
        nanos += took;
        hits += found;
        timings.add(took / size);
      }
    }
    double measured = articles / 2.0;
    return new Taken(nanos / measured / 1e6, timings.quantile(0.99), hits / measured);
  }

  private static LogEvent event(int n) {
    ArticleEvent event = Newswire.event(n, new Receipt(0, n));
    String data = new String(EventJson.bytes(event.data()), StandardCharsets.UTF_8);
    return new LogEvent(
        0,
        n,
        null,
        event.data().id(),
        event.time(),
        event.type().wire(),
        "{\"data\":" + data + "}");
  }

  private static Chunk chunk(List<LogEvent> events) {
    UUID topic = new UUID(0, 0);
    long from = events.get(0).offset();
    return new Chunk(
        new Cursor(topic, List.of(from)), new Cursor(topic, List.of(from + events.size())), events);
  }

  /** Bytes in use once all that nobody holds is gone. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
