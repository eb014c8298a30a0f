package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.story;
import static io.broadsheet.parser.page.Bridge.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class BoilerplateTest {

  @Test
  void dropsBoxesByTheWordsOfTheirNames() {
    assertThat(
            texts(
                story(
                    p(CLOSED)
                        + "<div class='storyRelatedBox'><p>Another bridge was opened in May.</p></div>"
                        + p(CRACK, MAYOR))))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void dropsBoxesByTagsOfThePagesOwn() {
    assertThat(
            texts(
                story(
                    p(CLOSED)
                        + "<related-stories><p>Another bridge was opened in May.</p></related-stories>"
                        + p(CRACK, MAYOR)
                        + "<cookie-banner><p>We store what we need to know what you read.</p></cookie-banner>")))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void keepsAHeadingThatItsSystemEmbeds() {
    assertThat(
            texts(
                story(
                    p(CLOSED)
                        + "<inline-embed><h2>The crack</h2></inline-embed>"
                        + p(CRACK, MAYOR))))
        .containsExactly(CLOSED, "The crack", CRACK, MAYOR);
  }

  /** A page builder calls all it holds a widget, each with a number of its own. */
  @Test
  void trustsNoNameThatWouldTakeTheTextInManyPieces() {
    assertThat(
            texts(
                "<div class='w1 widget'>"
                    + p(CLOSED)
                    + "</div><div class='w2 widget'>"
                    + p(CRACK)
                    + "</div><div class='w3 widget'>"
                    + p(MAYOR)
                    + "</div><div class='w4 widget'>"
                    + p(CLOSED.replace("Monday", "Friday"))
                    + "</div><div class='w5 widget'>"
                    + p(CRACK.replace("crack", "hole"))
                    + "</div>"))
        .hasSize(5);
  }

  @Test
  void takesCookieDialoguesAndCommentsAwayHoweverLong() {
    String cookies = p("We and our partners store cookies to know what you like to read.");
    String comments = p("I never liked that bridge, and I have said so for many years now.");
    assertThat(
            texts(
                story(p(CLOSED, CRACK, MAYOR))
                    + "<div id='onetrust-consent-sdk'>"
                    + cookies.repeat(20)
                    + "</div><div id='comments' class='comments-area'><article>"
                    + comments.repeat(20)
                    + "</article></div>"))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void readsAShortReportBesideALongCookieDialogue() {
    String cookies = p("We and our partners store cookies to know what you like to read.");
    assertThat(
            texts(
                story(p(CLOSED, "The ferry sails instead."))
                    + "<div class='cookie-consent'>"
                    + cookies.repeat(20)
                    + "</div>"))
        .containsExactly(CLOSED, "The ferry sails instead.");
  }

  /** A publishing system calls an article's parts so, and others their consent's. */
  @Test
  void keepsComponentsThatAreNamedLikeAConsentTools() {
    String about = p("The Daily Bridge reports from both sides of the river since it was founded.");
    assertThat(
            texts(
                "<main><h1>Old bridge closed</h1><div class='cmp-text'>"
                    + p(CLOSED, CRACK, MAYOR)
                    + "</div></main><footer>"
                    + about.repeat(5)
                    + "</footer>"))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void keepsWhatIsNamedLikeACommentWhenThereIsNothingElse() {
    assertThat(texts("<div class='comment-body comments'>" + p(CLOSED, CRACK, MAYOR) + "</div>"))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void dropsASidebarThatIsLongerThanTheStory() {
    String teaser = p("In another town a bridge was opened in May, and everybody came to see it.");
    assertThat(
            texts(
                "<div id='main'><h1>Old bridge closed</h1>"
                    + p(CLOSED, CRACK, MAYOR)
                    + "</div><div id='sidebar'>"
                    + teaser.repeat(20)
                    + "</div>"))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void keepsTablesThatComeAsFiguresAndDropsTheirCaptions() {
    assertThat(
            texts(
                story(
                    p(CLOSED, CRACK)
                        + "<figure><table><tr><td>Year</td><td>Cracks</td></tr></table>"
                        + "<figcaption>Cracks in the bridge</figcaption></figure>"
                        + p(MAYOR))))
        .containsExactly(CLOSED, CRACK, "Year\tCracks", MAYOR);
  }

  @Test
  void readsWordsOutOfNames() {
    assertThat(
            Boilerplate.words(
                Jsoup.parse("<p id=top_1 class='storyHead-dek ABTest'>").expectFirst("p")))
        .containsExactlyInAnyOrder("story", "head", "dek", "abtest", "top", "1");
  }
}
