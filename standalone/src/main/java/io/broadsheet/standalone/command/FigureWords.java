package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A figure in few words: "USD 2.6 trillion to 4.4 trillion a year". */
final class FigureWords {

  private record Scale(BigDecimal unit, String name) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale(new BigDecimal("1e12"), " trillion"),
          new Scale(new BigDecimal("1e9"), " billion"),
          new Scale(new BigDecimal("1e6"), " million"));

  private FigureWords() {}

  static String of(JsonNode figure) {
    String bound =
        switch (figure.path("bound").asText()) {
          case "about" -> "about";
          case "over" -> "over";
          case "atLeast" -> "at least";
          case "under" -> "under";
          case "atMost" -> "at most";
          default -> "";
        };
    String per = figure.path("per").asText();
    return Stream.of(
            bound,
            figure.path("currency").asText(),
            numbers(figure),
            figure.path("kind").asText().equals("percent") ? "%" : figure.path("unit").asText(),
            per.isEmpty() ? "" : "per " + per)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String numbers(JsonNode figure) {
    if (figure.has("min")) {
      return number(figure.get("min")) + " to " + number(figure.get("max"));
    }
    if (figure.has("from")) {
      return "from " + number(figure.get("from")) + " to " + number(figure.get("to"));
    }
    return number(figure.path("value"));
  }

  static String number(JsonNode node) {
    BigDecimal value = node.decimalValue();
    for (Scale scale : SCALES) {
      if (value.abs().compareTo(scale.unit) >= 0) {
        return plain(value.divide(scale.unit, 3, RoundingMode.HALF_UP)) + scale.name;
      }
    }
    return plain(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
