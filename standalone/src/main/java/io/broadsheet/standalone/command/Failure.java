package io.broadsheet.standalone.command;

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

  int exitCode() {
    return exitCode;
  }
}
