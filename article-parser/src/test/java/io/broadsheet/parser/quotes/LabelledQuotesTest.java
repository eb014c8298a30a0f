package io.broadsheet.parser.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Quote;
import io.broadsheet.parser.Parsed;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores quotes on articles that were written and labelled for it. */
class LabelledQuotesTest {

  private final Map<Quote.Type, Integer> wanted = new EnumMap<>(Quote.Type.class);
  private final Map<Quote.Type, Integer> right = new EnumMap<>(Quote.Type.class);
  private final List<String> missed = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "labelled.txt,0.91,0.99",
    "fresh.txt,0.86,0.99",
    "later.txt,0.91,0.99",
    "traps.txt,0.99,0.99",
    "mended.txt,0.99,0.99"
  })
  void findsSpeakers(String set, double direct, double indirect) {
    StringBuilder text = new StringBuilder();
    List<String> labels = new ArrayList<>();
    for (String line : Wordlist.lines(getClass(), set)) {
      boolean label = line.split(" \\| ").length == 3;
      if (!label && !labels.isEmpty()) {
        score(text.toString(), labels);
        text.setLength(0);
        labels.clear();
      }
      if (label) {
        labels.add(line);
      } else {
        text.append(line).append('\n');
      }
    }
    score(text.toString(), labels);
    assertThat(share(Quote.Type.DIRECT))
        .as("direct: " + right + " of " + wanted + missed)
        .isGreaterThanOrEqualTo(direct);
    assertThat(share(Quote.Type.INDIRECT))
        .as("indirect: " + right + " of " + wanted + missed)
        .isGreaterThanOrEqualTo(indirect);
    assertThat(wrong).isEmpty();
  }

  private double share(Quote.Type type) {
    int all = wanted.getOrDefault(type, 0);
    return all == 0 ? 1 : (double) right.getOrDefault(type, 0) / all;
  }

  private void score(String text, List<String> labels) {
    List<Quote> quotes = Parsed.english(text).facts().quotes();
    for (Quote quote : quotes) {
      if (labels.stream().noneMatch(label -> isLabelled(quote.text(), label))) {
        wrong.add(quote.text());
      }
    }
    for (String label : labels) {
      String[] parts = label.split(" \\| ");
      if (parts[0].equals("none")) {
        wrong.addAll(
            quotes.stream().map(Quote::text).filter(words -> words.startsWith(parts[1])).toList());
        continue;
      }
      Quote.Type type = Quote.Type.valueOf(parts[0].toUpperCase(Locale.ROOT));
      wanted.merge(type, 1, Integer::sum);
      boolean found =
          quotes.stream()
              .anyMatch(
                  quote ->
                      quote.type() == type
                          && quote.text().startsWith(parts[1])
                          && isBy(quote.speaker(), parts[2]));
      if (found) {
        right.merge(type, 1, Integer::sum);
      } else {
        missed.add(
            label
                + " in "
                + quotes.stream()
                    .map(
                        q ->
                            "\n    "
                                + q.type()
                                + " "
                                + q.text()
                                + " / "
                                + q.verb()
                                + " / "
                                + q.speaker().name()
                                + " "
                                + q.speaker().role())
                    .toList()
                + "\n");
      }
    }
  }

  private static boolean isLabelled(String words, String label) {
    String wanted = label.split(" \\| ")[1];
    return !label.startsWith("none") && (words.startsWith(wanted) || wanted.contains(words));
  }

  private static boolean isBy(Quote.Speaker speaker, String wanted) {
    if (wanted.equals("-")) {
      return speaker.status() == Quote.Speaker.Status.UNKNOWN;
    }
    String said = speaker.name() != null ? speaker.name() : String.valueOf(speaker.role());
    return said.startsWith(wanted);
  }
}
