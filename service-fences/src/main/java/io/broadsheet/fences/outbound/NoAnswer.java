package io.broadsheet.fences.outbound;

/** Called, or tried to; the message says what went wrong. */
public final class NoAnswer extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean connected;

  private NoAnswer(String reason, boolean connected) {
    super(reason, null, false, false);
    this.connected = connected;
  }

  /** Nothing was sent. */
  static NoAnswer notConnected(String reason) {
    return new NoAnswer(reason, false);
  }

  /** It may have been received. */
  static NoAnswer brokenOff(String reason) {
    return new NoAnswer(reason, true);
  }

  /** Whether there was a connection. */
  boolean connected() {
    return connected;
  }
}
