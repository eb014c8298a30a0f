package io.broadsheet.fences.outbound;

/** What is not called; the message says why. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  Refused(String reason) {
    super(reason, null, false, false);
  }
}
