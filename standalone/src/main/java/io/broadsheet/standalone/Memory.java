package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much memory processes hold, where the system tells (Linux); else 0. */
public final class Memory {

  private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

  private Memory() {}

  /** A process and its children: what they share among each other counts once. */
  public static long residentMb(long pid) {
    Stream<Long> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid);
    return Stream.concat(Stream.of(pid), children).mapToLong(Memory::kilobytes).sum() / 1024;
  }

  private static long kilobytes(long pid) {
    try {
      Matcher matcher =
          PSS.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
