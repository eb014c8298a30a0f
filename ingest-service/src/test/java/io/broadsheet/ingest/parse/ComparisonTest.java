package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Changes;
import io.broadsheet.events.Changes.Change;
import io.broadsheet.events.Changes.TextChange;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ComparisonTest {

  @Test
  void findsNothingInTheSame() {
    Changes changes = Comparison.of(Articles.small(), Articles.small());
    assertThat(changes)
        .isEqualTo(new Changes(null, null, null, null, null, null, null, null, null));
  }

  @Test
  void tellsTheTitleBeforeAndAfter() {
    assertThat(Comparison.of(article("A", "x"), article("B", "x")).title())
        .isEqualTo(new Change<>("A", "B"));
  }

  @Test
  void tellsWhichParagraphsWentAndCame() {
    List<TextChange> text =
        Comparison.of(
                article("T", "one\ntwo\nthree\nfour"), article("T", "one\n2\nthree\nfour\nfive"))
            .text();
    assertThat(text).containsExactly(new TextChange("two", "2"), new TextChange(null, "five"));
    assertThat(Comparison.of(article("T", "one\ntwo\nthree"), article("T", "three")).text())
        .containsExactly(new TextChange("one", null), new TextChange("two", null));
  }

  @Test
  void pairsANumberThatChangedInTheSameContext() {
    Changes.ListChange<Figure> figures =
        figures(
            article("T", "Sales rose 5 percent in May.\nStaff fell 9 percent over the year."),
            article(
                "T",
                "A new start.\nSales rose 7 percent in May.\nStaff fell 9 percent over the year."));
    assertThat(figures.added()).isEmpty();
    assertThat(figures.removed()).isEmpty();
    assertThat(figures.changed()).hasSize(1);
    assertThat(value(figures.changed().get(0).before())).isEqualTo(5);
    assertThat(value(figures.changed().get(0).after())).isEqualTo(7);
  }

  @Test
  void doesNotPairNumbersThatHaveNothingInCommon() {
    Changes.ListChange<Figure> figures =
        figures(
            article("T", "Sales rose 5 percent in May."),
            article("T", "Unemployment among young graduates reached 20 percent nationwide."));
    assertThat(figures.changed()).isEmpty();
    assertThat(figures.removed()).hasSize(1);
    assertThat(figures.added()).hasSize(1);
  }

  @Test
  @Timeout(10)
  void comparesManyLongQuotesWithManyOthersInTime() {
    Changes changes = Comparison.of(quotes("a"), quotes("b"));
    assertThat(Objects.requireNonNull(changes.quotes()).added()).hasSize(500);
  }

  /** Five hundred quotes of two hundred words that no other letter's have. */
  private static Article quotes(String letter) {
    Article none = article("T", "Nothing.");
    List<Quote> quotes =
        IntStream.range(0, 500)
            .mapToObj(
                quote ->
                    IntStream.range(0, 200)
                        .mapToObj(word -> letter + quote + "x" + word)
                        .collect(Collectors.joining(" ")))
            .map(
                said ->
                    new Quote(
                        "q",
                        said,
                        Quote.Type.DIRECT,
                        null,
                        Quote.Speaker.UNKNOWN,
                        new ArticleText("Nothing.").evidence(0, 8)))
            .toList();
    Facts facts = none.facts();
    return Articles.with(
        none,
        new Facts(
            facts.entities(),
            quotes,
            facts.figures(),
            facts.dates(),
            facts.claims(),
            facts.topics(),
            facts.keyphrases(),
            facts.summary(),
            null,
            facts.blocks()));
  }

  private static Changes.ListChange<Figure> figures(Article before, Article after) {
    return Objects.requireNonNull(Comparison.of(before, after).figures());
  }

  private static int value(@org.jspecify.annotations.Nullable Figure figure) {
    return figure == null || figure.value() == null ? -1 : figure.value().intValue();
  }

  static Article article(String title, String text) {
    ArticleText indexed = new ArticleText(text);
    List<Figure> figures = new ArrayList<>();
    Matcher percent = Pattern.compile("(\\d+) percent").matcher(text);
    while (percent.find()) {
      figures.add(
          new Figure(
              "f" + (figures.size() + 1),
              Figure.Kind.PERCENT,
              new BigDecimal(percent.group(1)),
              null,
              null,
              null,
              null,
              Figure.Bound.EXACT,
              null,
              null,
              null,
              null,
              null,
              null,
              indexed.evidence(percent.start(), percent.end())));
    }
    Facts none = Facts.NONE;
    return Articles.with(
        Articles.small(title, text),
        new Facts(
            none.entities(),
            none.quotes(),
            figures,
            none.dates(),
            none.claims(),
            none.topics(),
            none.keyphrases(),
            none.summary(),
            null,
            none.blocks()));
  }
}
