package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Metadata.From;
import io.broadsheet.events.Metadata.Published.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  private static final String H1 = "<h1>Old bridge closed after a crack is found</h1>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<article>" + H1 + "<div>By Ann Lee | March 4, 2024</div>",
        "<article><p>04.03.2024</p>" + H1,
        "<article>" + H1 + "<p>4 mars 2024 à 8h10</p>",
        "<article>" + H1 + "<p>2024. március 4.</p>",
        "<article>" + H1 + "<p>2024年3月4日</p>",
        "<article>" + H1 + "<p>２０２４年３月４日</p>",
        "<article>" + H1 + "<p>٤ مارس ٢٠٢٤</p>",
        "<article>"
            + H1
            + "<p>4 March 2024</p><p><em>Amended on 5 March 2024: the bridge is older.</em></p>",
        "<article>"
            + H1
            + "<blockquote><p>It cracks! 1 May 2019</p></blockquote><p>4 March 2024</p>",
        "<article>" + H1 + "<span>Ann Lee</span><span>Mar 04, 2024</span>",
        "<article>" + H1 + "<h3>Published</h3><p>4 March 2024</p>",
        "<article>"
            + H1
            + "<p>4.3.2024 – The old bridge is closed, said the mayor, who had it looked at.</p>",
        "<header>5 June 2025</header><article>" + H1 + "<p>Posted on 4 March 2024</p>",
        "<article>" + H1 + "<p>4 March 2024</p><p>Updated 9 March 2024</p>",
        "<title>Old bridge closed | 04.03.2024</title>",
        "<html lang='en-US'><article>" + H1 + "<p>3/4/2024</p>",
        "<html lang='en-GB'><article>" + H1 + "<p>4/3/2024</p>"
      })
  void readsTheDayByTheHeadline(String html) {
    assertThat(Pages.read(html).published().get(0).value()).isEqualTo("2024-03-04");
  }

  @ParameterizedTest
  @CsvSource({
    "https://daily-bridge.example/2024/03/04/crack",
    "https://daily-bridge.example/2024-03-04-crack",
    "https://daily-bridge.example/20240304/crack",
    "https://daily-bridge.example/04-03-2024/crack"
  })
  void readsTheDayInTheAddress(String url) {
    assertThat(Pages.read(H1, url).published())
        .containsExactly(new Candidate("2024-03-04", From.URL));
  }

  @Test
  void saysAnInstantByItsOwnClock() {
    assertThat(
            Pages.read(
                    Pages.data("'datePublished':'2024-03-05T03:22:07Z'")
                        + H1
                        + "<time datetime='2024-03-04T22:22:07-05:00'>Monday</time>")
                .published()
                .get(0)
                .value())
        .isEqualTo("2024-03-04T22:22:07-05:00");
    assertThat(
            Pages.read(
                    Pages.data("'datePublished':'2024-03-05T03:22:07Z'"),
                    "https://daily-bridge.example/2024/03/04/crack")
                .published()
                .get(0)
                .value())
        .isEqualTo("2024-03-04");
  }

  @Test
  void trustsThePrintedDayMoreThanATagCalledDate() {
    Page page =
        Pages.read("<meta name='date' content='2024-03-09'><article>" + H1 + "<p>4 March 2024</p>");
    assertThat(page.published())
        .containsExactly(
            new Candidate("2024-03-04", From.HTML), new Candidate("2024-03-09", From.META));
  }

  @Test
  void tellsTheLastChangeFromPublication() {
    Page page =
        Pages.read("<article>" + H1 + "<p>4 March 2024</p><p>Last updated: 9 March 2024</p>");
    assertThat(page.published()).containsExactly(new Candidate("2024-03-04", From.HTML));
    assertThat(page.modified()).containsExactly(new Candidate("2024-03-09", From.HTML));
  }

  @Test
  void readsTheDataOfAPageThatDescribesNoArticle() {
    String data =
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2024-03-04T10:00:00+01:00\"}]}</script>";
    assertThat(Pages.read(data).published())
        .containsExactly(new Candidate("2024-03-04T10:00:00+01:00", From.JSON_LD));
  }

  @Test
  void leavesDatesAloneThatBelongToOtherThings() {
    assertThat(
            Pages.read(
                    "<article>"
                        + H1
                        + "<p>© 2024-03-04 Daily Bridge</p><p>The bridge was opened on 4 March 1924, when the mayor of the day cut a ribbon and everybody went home.</p>")
                .published())
        .isEmpty();
  }

  @Test
  void takesTheDayAtTheFootOnlyWhereNothingElseTells() {
    String far =
        "<p>A long paragraph about the bridge and its stones, told at length. </p>".repeat(30)
            + "<p>5 March 2024</p>";
    Candidate foot = new Candidate("2024-03-05", From.HTML);
    Candidate top = new Candidate("2024-03-04", From.HTML);
    assertThat(Pages.read("<article>" + H1 + far).published()).containsExactly(foot);
    assertThat(Pages.read("<article>" + H1 + "<p>4 March 2024</p>" + far).published())
        .containsExactly(top);
  }
}
