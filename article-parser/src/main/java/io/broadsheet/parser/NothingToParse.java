package io.broadsheet.parser;

/** An original without an article in it; the message says why, for people. */
public final class NothingToParse extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NothingToParse(String reason) {
    super(reason);
  }
}
