package io.broadsheet.query.lists;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;

/** A parameter or header that is a cursor. */
public final class CursorParameter {

  private CursorParameter() {}

  /** The cursor that it is, or a problem that says why it is none. */
  public static Cursor of(String name, String given) {
    try {
      return Cursor.parse(given.strip());
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(name, name + ": " + e.getMessage());
    }
  }
}
