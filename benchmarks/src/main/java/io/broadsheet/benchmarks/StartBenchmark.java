package io.broadsheet.benchmarks;

import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the house takes to start, of the clock and of the processor, and what its processes hold
 * in memory then: on an empty folder, on one with data, and with what the build records.
 */
final class StartBenchmark {

  /** Figures by what they are of, in the table's order. */
  private final Map<String, List<Object>> rows = new LinkedHashMap<>();

  private StartBenchmark() {}

  static Table measure() throws IOException {
    StartBenchmark benchmark = new StartBenchmark();
    try (Scratch scratch = new Scratch("start")) {
      House.forgetRecorded();
      benchmark.start(scratch);
      benchmark.start(scratch);
      House.record();
      benchmark.start(scratch);
    }
    Table table =
        new Table(
            "Start and memory",
            "what",
            "first start",
            "second, nothing recorded",
            "second",
            "goal");
    Map<String, Object> goals =
        Map.of("all ready (s)", "10", "together, before any model (MB)", "1000");
    benchmark.rows.forEach(
        (what, figures) -> {
          List<Object> cells = new ArrayList<>(List.of(what));
          cells.addAll(figures);
          cells.add(goals.getOrDefault(what, ""));
          table.row(cells.toArray());
        });
    return table;
  }

  private void start(Scratch scratch) throws IOException {
    long from = System.nanoTime();
    try (House house =
        House.start(scratch.folder.resolve("data"), HousePorts.auto(), sentence -> {})) {
      figure("all ready (s)", (System.nanoTime() - from) / 1e9);
      figures(house, "processor (s)", "together, processor (s)", StartBenchmark::processor);
      figures(house, "resident (MB)", "together, before any model (MB)", StartBenchmark::resident);
    }
  }

  private interface Measure {
    double of(ProcessHandle process) throws IOException;
  }

  private void figures(House house, String what, String together, Measure measure)
      throws IOException {
    double sum = 0;
    for (Role role : Role.values()) {
      ProcessHandle own = house.server(role).handle();
      double figure = 0;
      for (ProcessHandle process : Stream.concat(Stream.of(own), own.descendants()).toList()) {
        figure += measure.of(process);
      }
      sum += figure;
      figure(role.title() + ", " + what, figure);
    }
    figure(together, sum);
  }

  private void figure(String what, double figure) {
    rows.computeIfAbsent(what, it -> new ArrayList<>()).add(figure);
  }

  private static double processor(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  /** Proportional set size: memory that processes share is counted once. */
  private static double resident(ProcessHandle process) throws IOException {
    return Resident.megabytes(process, "smaps_rollup", "Pss");
  }
}
