package io.broadsheet.query.subscriptions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** When what failed is tried again. */
final class Retries {

  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;
  private static final double JITTER = 0.1;

  private final List<Duration> pauses;

  Retries(List<Duration> pauses) {
    this.pauses = List.copyOf(pauses);
  }

  /** The pause after so many attempts; nothing after the last. A little longer by chance. */
  Optional<Duration> after(int attempts) {
    return attempts > pauses.size()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(
                (long)
                    (pauses.get(attempts - 1).toMillis()
                        * (1 + ThreadLocalRandom.current().nextDouble(JITTER)))));
  }

  /** How long a target is left alone after so many rounds in which it accepted nothing. */
  static Duration rest(int failures) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, DOUBLINGS));
    return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
  }
}
