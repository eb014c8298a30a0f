package io.broadsheet.query.stats;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.http.Words;
import java.util.List;
import java.util.Locale;
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
    Problem problem =
        Problem.parameter(
                parameter,
                "%s is no “%s”; there are %s"
                    .formatted(parameter, Words.shortened(given), String.join(", ", known)))
            .with("known", known);
    return Words.nearest(given.toLowerCase(Locale.ROOT), known)
        .map(suggestion -> problem.with("suggestion", suggestion))
        .orElse(problem);
  }
}
