package io.broadsheet.benchmarks;

import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the house takes to start, and what its processes hold in memory then. */
final class StartBenchmark {

  private StartBenchmark() {}

  static Table measure() throws IOException {
    Table table = new Table("Start and memory", "what", "figure", "goal");
    try (Scratch scratch = new Scratch("start")) {
      for (String start : new String[] {"first", "second"}) {
        long from = System.nanoTime();
        try (House house =
            House.start(scratch.folder.resolve("data"), HousePorts.auto(), sentence -> {})) {
          table.row(
              start + " start, all ready (s)",
              (System.nanoTime() - from) / 1e9,
              start.equals("second") ? "10" : "");
          if (start.equals("second")) {
            memory(house, table);
          }
        }
      }
    }
    return table;
  }

  private static void memory(House house, Table table) throws IOException {
    double sum = 0;
    for (Role role : Role.values()) {
      double megabytes = 0;
      for (ProcessHandle process : (Iterable<ProcessHandle>) family(house, role)::iterator) {
        megabytes += resident(process.pid());
      }
      sum += megabytes;
      table.row(role.title() + ", resident (MB)", megabytes, "");
    }
    table.row("together, before any model (MB)", sum, "1000");
  }

  private static java.util.stream.Stream<ProcessHandle> family(House house, Role role) {
    ProcessHandle own = house.server(role).handle();
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(own), own.descendants());
  }

  /** Proportional set size: memory that processes share is counted once. */
  private static double resident(long pid) throws IOException {
    Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    for (String line : Files.readAllLines(rollup)) {
      if (line.startsWith("Pss:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException(rollup + " has no Pss");
  }
}
