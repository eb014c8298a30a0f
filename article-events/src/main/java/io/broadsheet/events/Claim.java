package io.broadsheet.events;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that somebody did or is something to something: "Alibaba Cloud launched Tongyi".
 *
 * @param id local to the event: {@code c1}, {@code c2}, ...
 * @param relation launched, surpassed, acquired, ...: an open list
 * @param dimension in what respect
 * @param attributedTo who claims it
 */
public record Claim(
    String id,
    Part subject,
    String relation,
    Part object,
    @Nullable String dimension,
    @Nullable String attributedTo,
    boolean hedged,
    boolean negated,
    Evidence evidence) {

  Stream<Evidence> allEvidence() {
    return Stream.of(evidence, subject.evidence(), object.evidence());
  }

  /** Who or what a claim is about; {@code entity} is its id where it is one. */
  public record Part(String text, @Nullable String entity, Evidence evidence) {}
}
