package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.From;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static final String TEXT =
      "<p>The old bridge over the river was closed on Monday for the first time in ten years.</p>"
          + "<p>Engineers had found a crack in one of its pillars, and nobody could say how deep.</p>";

  @Test
  void readsTheTextAndNothingAroundIt() {
    Page page =
        read(
            "<nav><ul><li>Home and other places to go to</li></ul></nav><header>The Daily Bridge</header>"
                + "<div class='cookie-bar'><p>We use cookies to make you happy, dear reader.</p></div>"
                + "<article><h1>Bridge closed</h1><ul class='share'><li>Share this with everyone you know</li></ul>"
                + "<figure><img src='/a.jpg'><figcaption>The bridge in May</figcaption></figure>"
                + TEXT
                + "<aside><p>Read more about our other bridges in town.</p></aside>"
                + "<h3>Related stories</h3><p>Another bridge is open today.</p></article>"
                + "<section id='comments'><p>I never liked that bridge very much.</p></section>"
                + "<footer><p>All rights reserved by the Daily Bridge.</p></footer>");
    assertThat(texts(page))
        .containsExactly(
            "The old bridge over the river was closed on Monday for the first time in ten years.",
            "Engineers had found a crack in one of its pillars, and nobody could say how deep.");
    assertThat(page.images()).extracting("caption").containsExactly("The bridge in May");
  }

  @Test
  void keepsHeadingsListsQuotesAndTablesWithTheirRoles() {
    Page page =
        read(
            "<article>"
                + TEXT
                + "<h2>What is next</h2><ul><li>Close it.</li></ul><blockquote><p>It was a fine bridge.</p></blockquote>"
                + "<table><tr><td>Year</td><td>Cracks</td></tr></table><p>The town will decide in June.</p></article>");
    assertThat(page.blocks())
        .extracting(Page.Block::role)
        .containsExactly(
            Role.BODY, Role.BODY, Role.HEADING, Role.LIST, Role.QUOTE, Role.TABLE, Role.BODY);
  }

  @Test
  void trustsNoNameThatHoldsTheWholeText() {
    assertThat(texts(read("<div class='paywall sidebar'>" + TEXT + "</div>"))).hasSize(2);
  }

  @Test
  void cutsTheSiteOffTheTitle() {
    assertThat(read("<title>Bridge closed - Daily Bridge</title>" + TEXT).title())
        .isEqualTo("Bridge closed");
    assertThat(read("<title>Half-open bridge</title>" + TEXT).title())
        .isEqualTo("Half-open bridge");
  }

  @Test
  void readsMetadataFromCarelessJsonLd() {
    Page page =
        read(
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Bridge closed\","
                + "\"datePublished\":\"2024-05-22T18:40:00+08:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Lee\"}],"
                + "\"publisher\":{\"name\":\"Daily Bridge\"},\"articleSection\":\"Town\",}]}</script>"
                + TEXT);
    assertThat(page.title()).isEqualTo("Bridge closed");
    assertThat(page.authors()).containsExactly(new Author("Ann Lee"));
    assertThat(page.site()).isEqualTo("Daily Bridge");
    assertThat(page.section()).isEqualTo("Town");
    assertThat(page.published().get(0).value()).isEqualTo("2024-05-22T18:40:00+08:00");
    assertThat(page.published().get(0).from()).isEqualTo(From.JSON_LD);
  }

  @Test
  void offersEveryDateTheMostTrustedFirst() {
    Page page =
        read(
            "<meta property='article:published_time' content='2024-07-04T07:15:00Z'>"
                + "<time datetime='2024-07-05'>5 July</time>"
                + TEXT);
    assertThat(page.published())
        .extracting("value")
        .containsExactly("2024-07-04T07:15:00Z", "2024-07-05");
  }

  @Test
  void saysWhenAPaidTextStopsInMidSentence() {
    String paid =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>";
    assertThat(read(paid + TEXT + "<p>The mayor said that the town would</p>").completeness())
        .isEqualTo(Completeness.PAYWALLED);
    assertThat(read(paid + TEXT.repeat(4)).completeness()).isEqualTo(Completeness.FULL);
  }

  @Test
  void foldsWhiteSpaceAndKeepsEveryOtherCharacterButSoftHyphens() {
    assertThat(texts(read("<p>　　A\n  hard\u00a0space\u200dstays, and so does this.</p>")))
        .containsExactly("A hard\u00a0space\u200dstays, and so does this.");
    assertThat(
            texts(
                read(
                    "<p>So\u00adft hy&shy;phens &#173;go&#xAD;, as they &#x00ad;must. &#1730;</p>")))
        .containsExactly("Soft hyphens go, as they must. \u06c2");
  }

  private static Page read(String html) {
    return HtmlPage.read(html, "https://daily-bridge.example/story", null);
  }

  private static List<String> texts(Page page) {
    return page.blocks().stream().map(Page.Block::text).toList();
  }
}
