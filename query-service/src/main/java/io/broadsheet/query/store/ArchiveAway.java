package io.broadsheet.query.store;

/** PostgreSQL does not answer now: whoever asked may come back. */
public final class ArchiveAway extends RuntimeException {

  private static final long serialVersionUID = 1;

  ArchiveAway(Throwable cause) {
    super("PostgreSQL does not answer", cause, false, false);
  }
}
