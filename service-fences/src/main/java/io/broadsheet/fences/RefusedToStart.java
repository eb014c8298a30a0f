package io.broadsheet.fences;

import io.quarkus.runtime.PreventFurtherStepsException;

/** A service that must not run as it is configured: the message names the way out. */
public final class RefusedToStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The sentence is for whoever starts the service: of this cause Quarkus prints nothing else. */
  public RefusedToStart(String sentence) {
    super(sentence, new PreventFurtherStepsException(sentence, 1), false, false);
  }
}
