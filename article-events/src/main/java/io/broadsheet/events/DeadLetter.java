package io.broadsheet.events;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code articles.deadletter}: where the record stands that a stage could not take, and
 * why. Never its text.
 *
 * @param stage {@code parse} or {@code store}
 * @param key of the record that it points to
 */
public record DeadLetter(
    String stage,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    String reason,
    Instant at) {

  public DeadLetter {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(at, "at");
  }
}
