package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Facts.DateMention;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import io.broadsheet.parser.text.Language;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is right in each set, by the sets' own definitions. */
final class FactScores {

  private static final ArticleParser PARSER = new ArticleParser();
  private static final Set<String> LANGUAGES =
      Set.of(
          ("ar bg cs da de el en es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi"
                  + " zh")
              .split(" "));
  // The set names units by word; of a hundredth it gives the count of hundredths.
  private static final Set<String> HUNDREDTHS = Set.of("Cent", "Pence", "Sen");
  private static final Map<String, String> CODES =
      Map.of("Dollar", "USD", "Cent", "USD", "Pound", "GBP", "Pence", "GBP");

  private FactScores() {}

  /** A value of the set, in chars of its text. */
  private record Wanted(int from, int to, JsonNode node) {}

  static Facts facts(String text, @Nullable String published) {
    try {
      return PARSER
          .parse(new Original(null, null, null, null, text, null, null, published, "en"))
          .facts();
    } catch (NothingToParse nothing) {
      return Facts.NONE;
    }
  }

  static Score language(JsonNode line, List<String> missed) {
    String wanted = line.get("lang").asText();
    if (!LANGUAGES.contains(wanted)) {
      return Score.NONE;
    }
    String text = line.get("text").asText();
    String found = Language.of(text, null);
    if (!wanted.equals(found)) {
      missed.add(wanted + " " + found + " " + text);
    }
    return Score.of(wanted.equals(found));
  }

  static Score sentences(JsonNode line, List<String> missed) {
    String text = line.get("text").asText();
    Set<Integer> wanted = new HashSet<>();
    line.get("ends").forEach(end -> wanted.add(end.asInt()));
    Set<Integer> ends =
        Reading.ofLines(text, null).sentences().stream()
            .map(Sentence::to)
            .collect(Collectors.toSet());
    wanted.stream()
        .filter(end -> !ends.contains(end))
        .forEach(end -> missed.add("not ended: " + around(text, end)));
    ends.stream()
        .filter(end -> !wanted.contains(end))
        .forEach(end -> missed.add("ended: " + around(text, end)));
    int right = (int) wanted.stream().filter(ends::contains).count();
    return Score.counted(right, wanted.size(), ends.size());
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 40), at).replace('\n', ' ')
        + "|"
        + text.substring(at, Math.min(text.length(), at + 30)).replace('\n', ' ');
  }

  static Score dates(JsonNode line, List<String> missed) {
    String text = line.get("text").asText();
    // An undated mention has no value to be right about, but counts as one to be found.
    return score(
        text,
        wanted(line.get("timex"), "b", "e", 0),
        facts(text, line.get("dct").asText()).dates(),
        DateMention::evidence,
        (gold, date) -> date.value().equals(gold.node().get("v").asText()),
        missed);
  }

  static Score days(JsonNode line, List<String> missed) {
    String text = line.get("Input").asText();
    List<Wanted> days =
        wanted(line.get("Results"), "Start", "End", 1).stream()
            .filter(wanted -> wanted.node().get("TypeName").asText().endsWith(".date"))
            .toList();
    String now =
        line.path("Context").path("ReferenceDateTime").asText("2016-11-07").substring(0, 10);
    Score score =
        score(
            text,
            days,
            facts(text, now).dates(),
            DateMention::evidence,
            (gold, date) ->
                stream(gold.node().get("Resolution").get("values"))
                    .anyMatch(value -> date.value().equals(value.path("value").asText())),
            missed);
    // Only recall: what else is found is a range or a time, which the set counts elsewhere.
    return new Score(score.right(), score.wanted(), score.right(), score.wanted());
  }

  static Score money(JsonNode line, List<String> missed, boolean exact) {
    return figures(
        line,
        missed,
        figure -> figure.kind() == Figure.Kind.MONEY,
        (gold, figure) ->
            exact ? isAt(gold, figure) : isWorth(gold.node().get("Resolution"), figure));
  }

  /** The same place, but that a figure's evidence holds the words of its bound too. */
  private static boolean isAt(Wanted gold, Figure figure) {
    Evidence evidence = figure.evidence();
    int bound = evidence.end() - evidence.start() - (gold.to() - gold.from());
    boolean after = figure.bound() == Figure.Bound.EXACT ? bound == 0 : bound >= 0;
    return evidence.end() == gold.to() && after;
  }

  private static boolean isWorth(JsonNode wanted, Figure figure) {
    if (figure.value() == null || wanted.path("value").isNull()) {
      return false;
    }
    String unit = wanted.get("unit").asText();
    BigDecimal value = new BigDecimal(wanted.get("value").asText());
    BigDecimal worth = HUNDREDTHS.contains(unit) ? value.movePointLeft(2) : value;
    String code = wanted.path("isoCurrency").asText(CODES.getOrDefault(unit, ""));
    return worth.compareTo(figure.value()) == 0
        && (code.isEmpty() || code.equals(figure.currency()));
  }

  static Score percentages(JsonNode line, List<String> missed) {
    return figures(
        line,
        missed,
        figure -> figure.kind() == Figure.Kind.PERCENT,
        (gold, figure) ->
            figure.value() != null
                && gold.node()
                    .get("Resolution")
                    .get("value")
                    .asText()
                    .equals(figure.value().toPlainString() + "%"));
  }

  static Score ranges(JsonNode line, List<String> missed) {
    return figures(
        line,
        missed,
        figure ->
            figure.min() != null
                || figure.from() != null
                || figure.bound() != Figure.Bound.EXACT && figure.bound() != Figure.Bound.ABOUT,
        (gold, figure) -> interval(gold.node().get("Resolution").get("value").asText(), figure));
  }

  /** "[20,30)" of a range, "(20,)" of a bound. */
  private static boolean interval(String wanted, Figure figure) {
    String bare = wanted.substring(1, wanted.length() - 1);
    String low = bare.substring(0, bare.indexOf(','));
    String high = bare.substring(bare.indexOf(',') + 1);
    if (figure.value() == null) {
      return equal(low, figure.min() == null ? figure.from() : figure.min())
          && equal(high, figure.max() == null ? figure.to() : figure.max());
    }
    return switch (figure.bound()) {
      case OVER -> wanted.startsWith("(") && high.isEmpty() && equal(low, figure.value());
      case AT_LEAST -> wanted.startsWith("[") && high.isEmpty() && equal(low, figure.value());
      case UNDER -> wanted.endsWith(")") && low.isEmpty() && equal(high, figure.value());
      case AT_MOST -> wanted.endsWith("]") && low.isEmpty() && equal(high, figure.value());
      default -> false;
    };
  }

  private static boolean equal(String wanted, @Nullable BigDecimal found) {
    return found != null && !wanted.isEmpty() && new BigDecimal(wanted).compareTo(found) == 0;
  }

  private static Score figures(
      JsonNode line,
      List<String> missed,
      Predicate<Figure> counted,
      BiPredicate<Wanted, Figure> right) {
    String text = line.get("Input").asText();
    List<Figure> found = facts(text, null).figures().stream().filter(counted).toList();
    List<Wanted> gold = wanted(line.get("Results"), "Start", "End", 1);
    return score(text, gold, found, Figure::evidence, right, missed);
  }

  /** Gives each wanted value the found one that shares most with it, and each only once. */
  private static <T> Score score(
      String text,
      List<Wanted> wanted,
      List<T> found,
      Function<T, Evidence> evidence,
      BiPredicate<Wanted, T> right,
      List<String> missed) {
    int good = 0;
    List<T> free = new ArrayList<>(found);
    for (Wanted gold : wanted) {
      T best = null;
      int most = 0;
      for (T value : free) {
        Evidence span = evidence.apply(value);
        int shared = Math.min(span.end(), gold.to()) - Math.max(span.start(), gold.from());
        if (shared > most) {
          best = value;
          most = shared;
        }
      }
      if (best != null) {
        free.remove(best);
      }
      if (best != null && right.test(gold, best)) {
        good++;
      } else {
        missed.add(
            "WANTED "
                + gold.node()
                + " FOUND "
                + best
                + " IN "
                + text.strip().lines().limit(2).toList());
      }
    }
    free.forEach(value -> missed.add("SPURIOUS " + value));
    return Score.counted(good, wanted.size(), found.size());
  }

  private static List<Wanted> wanted(JsonNode values, String from, String to, int inclusive) {
    return stream(values)
        .map(node -> new Wanted(node.get(from).asInt(), node.get(to).asInt() + inclusive, node))
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false);
  }
}
