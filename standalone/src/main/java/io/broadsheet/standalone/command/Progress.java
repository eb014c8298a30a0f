package io.broadsheet.standalone.command;

/** A bar that fills while input is read; nothing where nobody watches. */
final class Progress {

  private static final int BAR = 30;
  private static final long STEP_NANOS = 100_000_000;

  private final Terminal terminal;
  private final long started = System.nanoTime();
  private long size;
  private long shown;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * @param size in bytes; 0 where nobody knows
   */
  void expect(long size) {
    this.size = size;
  }

  void at(long read, long count) {
    long now = System.nanoTime();
    if (now - shown >= STEP_NANOS) {
      shown = now;
      terminal.show(line(read, count, (now - started) / 1e9));
    }
  }

  String line(long read, long count, double seconds) {
    String rate = "%d articles, %.0f/s".formatted(count, count / Math.max(0.001, seconds));
    if (size <= 0) {
      return rate;
    }
    int full = (int) Math.min(BAR, BAR * read / size);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + rate;
  }
}
