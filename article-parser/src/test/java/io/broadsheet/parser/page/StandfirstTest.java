package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Body.Paragraph.Role;
import org.junit.jupiter.api.Test;

class StandfirstTest {

  private static final String SUMMARY = "A crack in a pillar sends a whole town to the ferry";

  @Test
  void isKnownByItsNameUnderTheHeadline() {
    assertStandfirst(
        "",
        "<header><h1>Old bridge closed</h1><div class='storyDek'>" + SUMMARY + "</div></header>");
  }

  @Test
  void isKnownByThePagesOwnDescription() {
    assertStandfirst(
        "<meta name=description content='" + SUMMARY + "'>",
        "<h1>Old bridge closed</h1><div class=x1>" + SUMMARY + "</div>");
  }

  @Test
  void maySitInsideTheText() {
    Page page =
        read(
            "<title>Old bridge closed</title><article><h1>Old bridge closed</h1><p class='sub-headline standfirst'>"
                + SUMMARY
                + "</p>"
                + p(CLOSED, CRACK, MAYOR)
                + "</article>");
    assertThat(page.blocks().get(0)).isEqualTo(new Page.Block(SUMMARY, Role.STANDFIRST));
    assertThat(page.blocks()).hasSize(4);
  }

  @Test
  void isNoLinkToAnotherStory() {
    Page page =
        read(
            "<title>Old bridge closed</title><h1>Old bridge closed</h1><div class=dek><a href=/x>"
                + SUMMARY
                + "</a></div><article>"
                + p(CLOSED, CRACK, MAYOR)
                + "</article>");
    assertThat(page.standfirst()).isNull();
  }

  @Test
  void isNoPartOfTheLittleThatAPaywallLeaves() {
    Page page =
        read(
            Pages.data("'headline':'Old bridge closed','isAccessibleForFree':false")
                + "<h1>Old bridge closed</h1><div class=dek>"
                + SUMMARY
                + "</div><article>"
                + p(CLOSED)
                + "</article><div class=wall>Subscribe to continue reading</div>");
    assertThat(page.standfirst()).isEqualTo(SUMMARY);
    assertThat(page.blocks()).extracting(Page.Block::text).containsExactly(CLOSED);
  }

  private static void assertStandfirst(String head, String top) {
    Page page =
        read(
            "<title>Old bridge closed</title>"
                + head
                + top
                + "<div class='article-body'>"
                + p(CLOSED, CRACK, MAYOR)
                + "</div>");
    assertThat(page.standfirst()).isEqualTo(SUMMARY);
    assertThat(page.blocks())
        .extracting(Page.Block::role)
        .containsExactly(Role.STANDFIRST, Role.BODY, Role.BODY, Role.BODY);
  }
}
