package io.broadsheet.standalone.command;

/** A service answered no, or something here is not as it must be: exit code 1. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
