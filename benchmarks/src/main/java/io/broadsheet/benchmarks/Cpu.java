package io.broadsheet.benchmarks;

import java.lang.management.ManagementFactory;

/** The processor's time that a thread took, which other work on the machine hardly moves. */
final class Cpu {

  private Cpu() {}

  /** Of this thread until now, in nanoseconds. */
  static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
