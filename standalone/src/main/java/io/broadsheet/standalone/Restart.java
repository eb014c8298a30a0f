package io.broadsheet.standalone;

import java.time.Duration;

/** How long to wait before a dead server is started again: ever longer for one that keeps dying. */
final class Restart {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration SOUND = Duration.ofMinutes(1);

  private Duration delay = FIRST;

  /** A server died: how long to wait, given how long it had lived. */
  Duration afterLifeOf(Duration age) {
    if (age.compareTo(SOUND) >= 0) {
      delay = FIRST;
    }
    Duration now = delay;
    Duration more = delay.multipliedBy(3);
    delay = more.compareTo(LONGEST) > 0 ? LONGEST : more;
    return now;
  }
}
