package io.broadsheet.fences;

/** A service that must not run as it is configured: the message names the way out. */
public final class RefusedToStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Without a stack trace: the sentence is for whoever starts the service. */
  public RefusedToStart(String sentence) {
    super(sentence, null, false, false);
  }
}
