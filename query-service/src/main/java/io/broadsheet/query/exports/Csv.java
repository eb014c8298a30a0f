package io.broadsheet.query.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.query.lists.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** RFC 4180, with no cell that a spreadsheet takes for a formula. */
final class Csv {

  /** What makes a text a formula where it stands first; the wide forms too, as some fold them. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);

  private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]|^\\s|\\s$");
  private static final int MOST_ZEROS = 400;

  private Csv() {}

  static String header(List<String> columns) {
    return columns.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  static String row(List<JsonNode> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isNumber()) {
      return number(value.decimalValue());
    }
    if (!value.isTextual()) {
      return quoted(new String(Fields.write(value), UTF_8));
    }
    String text = value.asText();
    return quoted(FORMULA.matcher(text).matches() ? "'" + text : text);
  }

  private static String number(BigDecimal number) {
    return Math.abs(number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
  }

  private static String quoted(String text) {
    return TO_QUOTE.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
