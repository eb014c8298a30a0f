package io.broadsheet.query.store;

/** Another instance moved a position meanwhile: this one's batch is void. */
final class PositionConflict extends Exception {

  private static final long serialVersionUID = 1;

  PositionConflict() {
    super("another instance moved the position", null, false, false);
  }
}
