package io.broadsheet.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread took of processor and memory, which other work on the machine hardly moves. */
final class Cpu {

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cpu() {}

  /** Of this thread until now, in nanoseconds. */
  static long nanos() {
    return THREAD.getCurrentThreadCpuTime();
  }

  /** The memory that this thread asked for until now, in bytes. */
  static long allocated() {
    return THREAD.getCurrentThreadAllocatedBytes();
  }
}
