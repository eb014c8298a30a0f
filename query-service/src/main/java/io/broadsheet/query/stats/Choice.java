package io.broadsheet.query.stats;

import io.broadsheet.events.Characters;
import io.broadsheet.fences.http.Problem;
import java.util.List;
import java.util.stream.Stream;

/** A parameter that is one of a few words. */
final class Choice {

  private Choice() {}

  /** The one whose name it is. */
  static <T> T of(String parameter, String given, List<T> choices) {
    return choices.stream()
        .filter(choice -> choice.toString().equals(given))
        .findFirst()
        .orElseThrow(() -> problem(parameter, given, choices.stream().map(Object::toString)));
  }

  static Problem problem(String parameter, String given, Stream<String> choices) {
    List<String> known = choices.toList();
    return Problem.parameter(
            parameter,
            "%s is no “%s”; there are %s"
                .formatted(parameter, Characters.shortened(given), String.join(", ", known)))
        .with("known", known)
        .suggesting(given, known);
  }
}
