package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.read;
import static io.broadsheet.parser.page.Bridge.story;
import static io.broadsheet.parser.page.Bridge.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Body.Paragraph.Role;
import org.junit.jupiter.api.Test;

class BlocksTest {

  @Test
  void endsAParagraphAtTwoLineBreaksAndNotAtOne() {
    assertThat(
            texts(
                story(
                    p(CLOSED)
                        + "<p>May 1: ferry<br>\nMay 2: bus<br><br>June: boats</p>"
                        + p(CRACK))))
        .containsExactly(CLOSED, "May 1: ferry May 2: bus", "June: boats", CRACK);
  }

  @Test
  void keepsAHeadingWithASpacerInIt() {
    assertThat(
            read(story(p(CLOSED, CRACK) + "<h2><div> </div>Ferry times<div></div></h2>" + p(MAYOR)))
                .blocks())
        .contains(new Page.Block("Ferry times", Role.HEADING));
  }

  @Test
  void keepsAHeadingOfTheFirstRankThatIsNotTheHeadline() {
    assertThat(read(story(p(CLOSED, CRACK) + "<h1>Ferry times</h1>" + p(MAYOR))).blocks())
        .extracting(Page.Block::text)
        .containsExactly(CLOSED, CRACK, "Ferry times", MAYOR);
  }

  @Test
  void dropsALineThatIsOneLinkAndKeepsASentenceWithManyLinks() {
    String linked =
        "<a href=/a>The crack</a> in the pillar worries the town, the mayor and the ferrymen alike, who all "
            + "<a href=/b>have been told nothing so far about the state of the pillars and of the river bed</a>.";
    assertThat(
            texts(
                story(
                    p(
                        CLOSED,
                        "<a href=/x>See how the bridge was built in 1911</a>",
                        linked,
                        CRACK))))
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith("The crack in the pillar");
  }

  @Test
  void keepsALineThatIsOneLinkToElsewhereWhileTheTextGoesOn() {
    String source = "<a href='https://port.example/notice'>The notice of the port</a>";
    String own = "<a href='https://www.daily-bridge.example/ferry'>All about the ferry</a>";
    assertThat(texts(story(p(CLOSED, source, own, CRACK, source))))
        .containsExactly(CLOSED, "The notice of the port", CRACK);
  }

  @Test
  void takesAListOfLinksToElsewhereForOneOfOffers() {
    String offers = "<ul><li><a href='https://shop.example/boat'>A boat for little money</a></ul>";
    assertThat(texts(story(p(CLOSED) + offers + p(CRACK)))).containsExactly(CLOSED, CRACK);
  }

  @Test
  void readsPostsThatAreQuotedAsQuotes() {
    assertThat(
            read(story(
                    p(CLOSED, CRACK)
                        + "<blockquote class='twitter-tweet'><p>I told you that it would crack.</p></blockquote>"
                        + p(MAYOR)))
                .blocks())
        .contains(new Page.Block("I told you that it would crack.", Role.QUOTE));
  }

  @Test
  void readsARowAsOneLineWhateverItsCellsAreMadeOf() {
    assertThat(
            texts(
                story(
                    p(CLOSED)
                        + "<table><tr><td><p>Cracks</p></td><td><p>12</p></td></tr>"
                        + "<tr><td><div>Pillars</div></td><td><div>9</div></td></tr></table>"
                        + p(CRACK))))
        .containsExactly(CLOSED, "Cracks\t12", "Pillars\t9", CRACK);
  }

  @Test
  void keepsTheParagraphsOfATableThatOnlyLaysOutThePage() {
    assertThat(
            texts(
                story(
                    "<table><tr><td>"
                        + p(CLOSED, MAYOR)
                        + "</td></tr><tr><td>"
                        + p(CRACK)
                        + "</td></tr></table>")))
        .containsExactly(CLOSED, MAYOR, CRACK);
  }

  @Test
  void readsScriptsWithoutSpaces() {
    String chinese = "这座老桥周一关闭，这是十年来的第一次。工程师在桥墩上发现了一道裂缝。";
    assertThat(texts("<nav>首页 新闻 财经</nav><div class=content><p>" + chinese + "</p></div>"))
        .containsExactly(chinese);
  }
}
