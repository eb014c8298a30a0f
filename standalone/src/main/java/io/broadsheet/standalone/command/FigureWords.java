package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A figure in few words: "USD 2.6 trillion to 4.4 trillion per year". */
final class FigureWords {

  private static final TreeMap<BigDecimal, String> SCALES =
      new TreeMap<>(
          Map.of(
              BigDecimal.ZERO,
              "",
              new BigDecimal("1e6"),
              " million",
              new BigDecimal("1e9"),
              " billion",
              new BigDecimal("1e12"),
              " trillion"));

  private FigureWords() {}

  static String of(JsonNode figure) {
    String bound = figure.path("bound").asText();
    String kind = figure.path("kind").asText();
    String per = figure.path("per").asText();
    return FactTables.joined(
        " ",
        bound.equals("exact") ? "" : bound.replace("at", "at ").toLowerCase(Locale.ROOT),
        kind.equals("rank") ? "rank" : "",
        numbers(figure, figure.path("currency").asText()),
        kind.equals("percent") ? "%" : figure.path("unit").asText(),
        per.isEmpty() ? "" : "per " + per);
  }

  private static String numbers(JsonNode figure, String currency) {
    String first = currency.isEmpty() ? "" : currency + " ";
    if (figure.has("min")) {
      return first + number(figure.get("min")) + " to " + number(figure.get("max"));
    }
    if (figure.has("from")) {
      return "from " + first + number(figure.get("from")) + " to " + number(figure.get("to"));
    }
    return first + number(figure.path("value"));
  }

  private static String number(JsonNode node) {
    BigDecimal value = node.decimalValue();
    Map.Entry<BigDecimal, String> scale = SCALES.floorEntry(value.abs());
    BigDecimal unit = scale.getKey().max(BigDecimal.ONE);
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(value.divide(unit))
        + scale.getValue();
  }
}
