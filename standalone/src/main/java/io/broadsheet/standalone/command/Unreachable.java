package io.broadsheet.standalone.command;

/** A service did not answer: exit code 3. */
final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreachable(String message) {
    super(message);
  }
}
