package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.story;
import static io.broadsheet.parser.page.Bridge.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {

  private static final String OTHER =
      "In another town a bridge was opened in May, and everybody came to see it, from the children to the old ferryman, who had lost his work with it.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Related stories",
        "More from Daily Bridge",
        "12 Comments",
        "About the author",
        "橋新聞に登録すると",
        "町の新着"
      })
  void endsWhereOtherStoriesBegin(String line) {
    assertThat(texts(story(p(CLOSED, CRACK, MAYOR) + "<h2>" + line + "</h2>" + p(OTHER))))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Auch interessant", "You might like", "Lire aussi : le bac", "関連記事"})
  void takesABoxWithinTheTextForABox(String line) {
    assertThat(texts(story(p(CLOSED, MAYOR) + "<h4>" + line + "</h4>" + p(OTHER))))
        .containsExactly(CLOSED, MAYOR, OTHER);
    assertThat(texts(story(p(CLOSED, MAYOR, CRACK) + "<h4>" + line + "</h4>" + p("New bridge."))))
        .containsExactly(CLOSED, MAYOR, CRACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Advertisement", "Read more", "Anzeige", "Story continues below"})
  void dropsLabels(String line) {
    assertThat(texts(story(p(CLOSED, line, CRACK, MAYOR)))).containsExactly(CLOSED, CRACK, MAYOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sign up for our free newsletter and never miss a bridge.",
        "Get the best of Daily Bridge in your inbox every morning.",
        "この記事は会員限定です。",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés."
      })
  void dropsOffersWhereverTheyStand(String line) {
    assertThat(texts(story(p(line, CLOSED, CRACK, MAYOR)))).containsExactly(CLOSED, CRACK, MAYOR);
    assertThat(texts(story(p(CLOSED, line, CRACK, MAYOR)))).containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void keepsAParagraphThatSpeaksOfOffers() {
    String about =
        "The mayor's newsletter, to which half of the town subscribes, said nothing of it.";
    assertThat(texts(story(p(CLOSED, about, CRACK)))).containsExactly(CLOSED, about, CRACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "© 2024 Daily Bridge Media",
        "Reporting by Ann Lee and Tom Ford; Editing by Sue Pike",
        "Follow Daily Bridge on Facebook and X.",
        "Ann Lee can be reached at ann.lee@daily-bridge.example",
        "（责任编辑：沈一禾）"
      })
  void dropsCodasAtTheEndAlone(String line) {
    assertThat(texts(story(p(CLOSED, CRACK, MAYOR, line)))).containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void keepsHeadingsButNotTheHeadline() {
    assertThat(
            texts(
                story(
                    "<h2>Old bridge closed on Monday</h2><h2>The crack</h2>"
                        + p(CLOSED, CRACK, MAYOR)
                        + "<h2>Left over</h2>")))
        .containsExactly("The crack", CLOSED, CRACK, MAYOR);
  }

  @Test
  void dropsALineOfDatesAboveTheText() {
    String dates = "Publié le 4 mars 2024 à 8h30, mis à jour le 5 mars 2024 à 9h";
    assertThat(texts(story(p(dates, CLOSED, CRACK)))).containsExactly(CLOSED, CRACK);
  }

  @Test
  void saysNoLongParagraphTwice() {
    String all = String.join(" ", CLOSED, CRACK, MAYOR);
    assertThat(texts(story(p(all, CLOSED, all, CLOSED)))).containsExactly(all, CLOSED, CLOSED);
  }
}
