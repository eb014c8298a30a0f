package io.broadsheet.fences.outbound;

/** Not called, since this service has too much to do: it says nothing about the target. */
public final class Busy extends RuntimeException {

  private static final long serialVersionUID = 1;

  Busy(String reason) {
    super(reason, null, false, false);
  }
}
