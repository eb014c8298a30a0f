package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import java.util.function.Consumer;

/** A stream that has all that there is for it. */
final class Waiter {

  private final Group group;
  private final Cursor cursor;
  private final long until;
  private final Consumer<Cursor> wake;

  /**
   * @param cursor where it stands
   * @param until by {@link System#nanoTime()}
   * @param wake is told where it stands by then
   */
  Waiter(Group group, Cursor cursor, long until, Consumer<Cursor> wake) {
    this.group = group;
    this.cursor = cursor;
    this.until = until;
    this.wake = wake;
  }

  Group group() {
    return group;
  }

  Cursor cursor() {
    return cursor;
  }

  boolean isDue(long now) {
    return now - until > 0;
  }

  /**
   * @param passed up to where there was nothing for it
   */
  void wake(Cursor passed) {
    wake.accept(cursor.furthest(passed));
  }
}
