package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.read;
import static io.broadsheet.parser.page.Bridge.story;
import static io.broadsheet.parser.page.Bridge.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Body.Completeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {

  private static final String PAID =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>The bridge was closed.</p>|FULL|nothing",
        "<p>The bridge was closed because…</p>|TEASER|ellipsis",
        "<title>Access denied</title><p>You cannot see this.</p>|BLOCKED|denies access",
        "<title>Bridge</title><div id=app></div>|BLOCKED|no article text",
      })
  void saysWhy(String html, Completeness completeness, String reason) {
    assertThat(read(html).completeness()).isEqualTo(completeness);
    assertThat(read(html).completenessReason()).contains(reason);
  }

  @Test
  void saysWhichWayAPageIsPaywalled() {
    assertThat(read(PAID + story(p(CLOSED, "The mayor said that the"))).completenessReason())
        .contains("breaks off");
    assertThat(
            read(story(p(CLOSED, "Engineers had…") + "<div>Already a subscriber?</div>"))
                .completenessReason())
        .contains("subscription");
  }

  @Test
  void isFullWhenNothingSaysOtherwise() {
    assertThat(read(story(p(CLOSED, CRACK, MAYOR))).completeness()).isEqualTo(Completeness.FULL);
  }

  @Test
  void isATeaserWhereTheTextTrailsOff() {
    assertThat(
            read(story(p(CLOSED, "Engineers had found a crack […]".replace("[…]", "…"))))
                .completeness())
        .isEqualTo(Completeness.TEASER);
  }

  @Test
  void isPaywalledWhereAPaidTextIsShortAboveAWall() {
    assertThat(
            read(PAID
                    + story(
                        p(CLOSED, CRACK) + "<div class=wall>Subscribe to continue reading</div>"))
                .completeness())
        .isEqualTo(Completeness.PAYWALLED);
  }

  @Test
  void isBlockedWhereThePageAsksForProofOfBeingHuman() {
    assertThat(
            read("<title>Just a moment...</title><p>Checking your browser before you can enter the site.</p>")
                .completeness())
        .isEqualTo(Completeness.BLOCKED);
  }

  @Test
  void isAListingWhereHeadlinesAreLinksAndNoTextIsLong() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      list.append("<h2><a href=/")
          .append(i)
          .append(">Bridge ")
          .append(i)
          .append(" closed</a></h2>");
      list.append(p("Bridge " + i + " was closed on Monday, nobody knows for how long."));
    }
    assertThat(read("<main>" + list + "</main>").completeness()).isEqualTo(Completeness.LISTING);
  }

  @Test
  void takesTheTextFromThePagesDataWhereThePageShowsFarLess() {
    assertThat(
            texts(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                    + CLOSED
                    + "\\n"
                    + CRACK
                    + "\\n"
                    + MAYOR
                    + "\"}</script><article><p>The old bridge was closed.</p></article>"))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }
}
