package io.broadsheet.query.lists;

import io.broadsheet.events.Characters;
import io.broadsheet.fences.http.Problem;
import java.util.List;

/** A parameter that is one of a few words. */
public final class Choice {

  private Choice() {}

  /** The one whose name it is, or a problem that says what there is. */
  public static <T> T of(String parameter, String given, List<T> choices) {
    return choices.stream()
        .filter(choice -> choice.toString().equals(given))
        .findFirst()
        .orElseThrow(() -> problem(parameter, given, choices));
  }

  private static Problem problem(String parameter, String given, List<?> choices) {
    List<String> known = choices.stream().map(Object::toString).toList();
    return Problem.parameter(
            parameter,
            "%s is no “%s”; there are %s"
                .formatted(parameter, Characters.shortened(given), String.join(", ", known)))
        .with("known", known)
        .suggesting(given, known);
  }
}
