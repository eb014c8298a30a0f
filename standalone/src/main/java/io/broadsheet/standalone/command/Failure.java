package io.broadsheet.standalone.command;

import java.util.List;
import java.util.function.Consumer;

/** Why a command ends early: a sentence for people, and the exit code. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int SOME_FAILED = 1;
  static final int WRONG_USE = 2;
  static final int UNREACHABLE = 3;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A service answered no, or something here is not as it must be. */
  static Failure failed(String message) {
    return new Failure(SOME_FAILED, message);
  }

  /** The command line asks for what cannot be. */
  static Failure wrongUse(String message) {
    return new Failure(WRONG_USE, message);
  }

  /** A service did not answer. */
  static Failure unreachable(String message) {
    return new Failure(UNREACHABLE, message);
  }

  /** Does something for each, whatever becomes of the others; returns the exit code. */
  static int each(Terminal terminal, List<String> items, Consumer<String> work) {
    int code = 0;
    for (String item : items) {
      try {
        work.accept(item);
      } catch (Failure e) {
        if (e.exitCode == UNREACHABLE) {
          throw e;
        }
        terminal.complain(item + ": " + e.getMessage());
        code = items.size() == 1 ? e.exitCode : SOME_FAILED;
      }
    }
    return code;
  }

  int exitCode() {
    return exitCode;
  }
}
