package io.broadsheet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that a process holds, as Linux tells it. */
final class Resident {

  private Resident() {}

  /**
   * A size in megabytes.
   *
   * @param file below the process's folder of /proc
   * @param field the name of its line there
   */
  static double megabytes(ProcessHandle process, String file, String field) throws IOException {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    for (String line : Files.readAllLines(path)) {
      if (line.startsWith(field + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException(path + " has no " + field);
  }
}
