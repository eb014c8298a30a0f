package io.broadsheet.standalone;

import java.util.Arrays;

/**
 * Runs another main class, and ends with the process that started it: kill -9 of a launcher leaves
 * no server behind that nobody looks after.
 */
final class Leash {

  private Leash() {}

  /** Arguments: the holder's process, the main class, that class's arguments. */
  public static void main(String[] args) throws Exception {
    Runnable letGo = () -> System.exit(0);
    ProcessHandle.of(Long.parseLong(args[0]))
        .ifPresentOrElse(holder -> holder.onExit().thenRun(letGo), letGo);
    Class.forName(args[1])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
  }
}
