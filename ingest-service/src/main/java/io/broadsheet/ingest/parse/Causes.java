package io.broadsheet.ingest.parse;

import java.util.concurrent.CompletionException;

/** What futures wrap. */
final class Causes {

  private Causes() {}

  static Throwable of(Throwable failure) {
    Throwable cause = failure;
    for (Throwable inner = cause.getCause();
        cause instanceof CompletionException && inner != null;
        inner = cause.getCause()) {
      cause = inner;
    }
    return cause;
  }
}
