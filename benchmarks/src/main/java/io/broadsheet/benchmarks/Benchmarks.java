package io.broadsheet.benchmarks;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the tables of docs/benchmarks.md: all of them, or those named. */
public final class Benchmarks {

  private interface Benchmark {
    Table measure() throws Exception;
  }

  private Benchmarks() {}

  /**
   * @param args names of benchmarks: start, latency, intake, archive, standing, fanout, webhooks,
   *     extraction, breakage, parse, facts, entities
   */
  public static void main(String[] args) throws Exception {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("start", StartBenchmark::measure);
    all.put("latency", LatencyBenchmark::measure);
    all.put("intake", IntakeBenchmark::measure);
    all.put("archive", ArchiveBenchmark::measure);
    all.put("standing", StandingBenchmark::measure);
    all.put("fanout", FanoutBenchmark::measure);
    all.put("webhooks", WebhooksBenchmark::measure);
    all.put("extraction", ExtractionBenchmark::measure);
    all.put("breakage", BreakageBenchmark::measure);
    all.put("parse", ParseBenchmark::measure);
    all.put("facts", FactsBenchmark::measure);
    all.put("entities", EntitiesBenchmark::measure);
    List<String> wanted = args.length == 0 ? List.copyOf(all.keySet()) : List.of(args);
    for (String name : wanted) {
      if (!all.containsKey(name)) {
        System.err.println("there is no benchmark \"" + name + "\"; there are " + all.keySet());
        System.exit(2);
      }
    }
    System.out.printf(
        "%s, %d cores, %s %s, Java %s%n",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"));
    for (String name : all.keySet()) {
      if (wanted.contains(name)) {
        all.get(name).measure().print();
      }
    }
    // The houses stop in shutdown hooks; their watchers must not keep this JVM.
    System.exit(0);
  }
}
