package io.broadsheet.ingest.parse;

/**
 * Work that was given up because its partition is another instance's now; nothing is lost by it.
 */
final class Abandoned extends RuntimeException {

  private static final long serialVersionUID = 1;

  Abandoned() {
    super("the partition was given up", null, false, false);
  }
}
