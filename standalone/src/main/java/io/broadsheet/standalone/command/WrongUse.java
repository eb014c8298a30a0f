package io.broadsheet.standalone.command;

/** The command line asks for what cannot be: exit code 2. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
