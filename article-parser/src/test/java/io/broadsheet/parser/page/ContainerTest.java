package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.story;
import static io.broadsheet.parser.page.Bridge.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerTest {

  @Test
  void joinsATextThatComesInSeveralPiecesOfOneName() {
    assertThat(
            texts(
                story(
                    "<div class=row><div class='article-body'>"
                        + p(CLOSED, CRACK)
                        + "</div></div><div class=row><div class='article-body'>"
                        + p(MAYOR)
                        + "</div></div>")))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void readsTheOneOfSeveralArticlesThatStandsUnderTheHeadline() {
    String other = p("In another town a bridge was opened in May, and everybody came to see it.");
    String one = p(CLOSED, CRACK, MAYOR);
    assertThat(
            texts(
                "<title>Old bridge closed</title><main>"
                    + "<article><h2>New bridge opened</h2>"
                    + other.repeat(12)
                    + "</article><article><h1>Old bridge closed</h1>"
                    + one
                    + p("So it was closed. ".repeat(30).strip())
                    + "</article></main>"))
        .startsWith(CLOSED, CRACK, MAYOR)
        .hasSize(4);
  }

  @Test
  void readsElementsWithNamesOfTheirOwn() {
    assertThat(
            texts(
                "<store-root><store-body class='paywall'>"
                    + p(CLOSED, CRACK, MAYOR)
                    + "</store-body></store-root>"))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  /** Unclosed elements: each piece lies in the one before it. */
  @Test
  void losesNothingOnTheWayDown() {
    StringBuilder slides = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      slides.append("<div class=slide><p>").append(CLOSED.replace("ten", i + " ")).append("</p>");
    }
    assertThat(texts(story(slides.toString()))).hasSizeGreaterThan(35);
  }
}
