package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Article.Image;
import io.broadsheet.events.Article.Link;
import io.broadsheet.events.Article.Rights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page says of its article beside headline, byline and dates. */
class HeadTest {

  private static final String HERE = "https://daily-bridge.example/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "its link, resolved|<link rel='canonical' href='/crack'><meta property='og:url' content='/other'>|crack",
        "what it calls itself in networks|<meta property='og:url' content='https://daily-bridge.example/crack'>|crack",
        "what its data is about|<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":{\"@id\":\"https://daily-bridge.example/crack\"}}</script>|crack",
        "no home page|<link rel='canonical' href='/'>|",
        "no home page, where it calls itself otherwise elsewhere|<link rel='canonical' href='/'><meta property='og:url' content='/crack'>|crack",
        "no script|<link rel='canonical' href='javascript:void(0)'><meta property='og:url' content='/crack'>|crack",
        "nothing it does not say|<p>Nothing</p>|",
      })
  void takesAsCanonical(String what, String html, String path) {
    assertThat(Pages.read(html).canonical()).as(what).isEqualTo(path == null ? null : HERE + path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<meta property='og:site_name' content='The Daily Bridge'>|The Daily Bridge",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"The Daily Bridge\"}}</script>|The Daily Bridge",
        "<script type='application/ld+json'>[{\"@type\":\"Article\",\"publisher\":{\"@id\":\"/#us\"}},{\"@id\":\"/#us\",\"name\":\"The Daily Bridge\"}]</script>|The Daily Bridge",
        "<title>Old bridge closed - Daily Bridge</title>|Daily Bridge",
        "<title>Old bridge closed - Town</title>|",
      })
  void namesTheSite(String html, String site) {
    assertThat(Pages.read(html).site()).isEqualTo(site);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleSection\":[\"Town\",\"News\"]}</script>|Town",
        "<meta property='article:section' content='Town'>|Town",
        "<meta name='section' content=' '>|",
      })
  void tellsTheSection(String html, String section) {
    assertThat(Pages.read(html).section()).isEqualTo(section);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<html lang='de-CH'><meta property='og:locale' content='en_US'>|de-CH",
        "<meta property='og:locale' content='en_US'>|en_US",
        "<meta http-equiv='Content-Language' content='fr'>|fr",
      })
  void readsTheLanguageThatAPageDeclares(String html, String language) {
    assertThat(Pages.read(html).language()).isEqualTo(language);
  }

  @Test
  void readsWhoHasTheRightsAndWhatTheyAllow() {
    assertThat(
            Pages.read(
                    Pages.data(
                        "'copyrightHolder':{'@type':'Organization','name':'Daily Bridge'},'copyrightNotice':'© 2024 Daily Bridge','license':'https://licences.example/by'"))
                .rights())
        .isEqualTo(
            new Rights("Daily Bridge", "© 2024 Daily Bridge", "https://licences.example/by"));
    assertThat(
            Pages.read("<meta name='copyright' content='Daily Bridge'><a rel='license' href='/by'>")
                .rights())
        .isEqualTo(new Rights(null, "Daily Bridge", HERE + "by"));
    assertThat(
            Pages.read(
                    Pages.data(
                        "'license':{'@type':'CreativeWork','url':'https://licences.example/by'}"))
                .rights())
        .isEqualTo(new Rights(null, null, "https://licences.example/by"));
    assertThat(Pages.read("<a rel='noopener license' href='/by'>").rights())
        .isEqualTo(new Rights(null, null, HERE + "by"));
    assertThat(Pages.read("<p>Nothing</p>").rights()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<footer><p>© <span>2024</span> Daily Bridge</p><p>Contact</p></footer>|© 2024 Daily Bridge",
        "<div>Copyright Daily Bridge. All rights reserved.</div>|Copyright Daily Bridge. All rights reserved.",
        "<p>© 2023 Ann Lee</p><footer>(c) 2024 Daily Bridge</footer>|(c) 2024 Daily Bridge",
        "<figure><figcaption>© Ann Lee</figcaption></figure>|",
        "<p>The copyright of 2024 is hers.</p>|",
      })
  void readsThePrintedNoticeOfCopyright(String html, String notice) {
    assertThat(Pages.read(html).rights())
        .isEqualTo(notice == null ? null : new Rights(null, notice, null));
  }

  @ParameterizedTest
  @CsvSource({
    "/lead.jpg, https://daily-bridge.example/lead.jpg",
    "//pictures.example/lead.jpg, https://pictures.example/lead.jpg",
    "https://pictures.example/lead.jpg, https://pictures.example/lead.jpg",
    "lead.jpg,",
  })
  void resolvesThePictureThatThePageDeclares(String address, String url) {
    List<Image> images = url == null ? List.of() : List.of(new Image(url, null));
    assertThat(Pages.read(Pages.data("'image':{'url':'" + address + "'}")).images())
        .isEqualTo(images);
    assertThat(Pages.read("<meta property='og:image' content='" + address + "'>").images())
        .isEqualTo(images);
    assertThat(Pages.read("<meta name='twitter:image' content='" + address + "'>").images())
        .isEqualTo(images);
  }

  @Test
  void listsTheLinksOfTheTextAndNoOthers() {
    assertThat(
            Bridge.read(
                    "<nav><a href='/'>Home</a></nav>"
                        + Bridge.story(
                            "<p>The <a href='/report#crack'>report</a> and the <a href='https://town.example/'>town</a>"
                                + " agree, as said <a href='#above'>above</a> and in the <a href='/report#crack'>report</a>.</p>"
                                + Bridge.p(Bridge.CLOSED, Bridge.CRACK, Bridge.MAYOR)
                                + "<p><a href='mailto:ann@daily-bridge.example'>Write to us</a></p>"
                                + "<div class='related'><a href='/other'>Another bridge</a></div>"))
                .links())
        .containsExactly(
            new Link(HERE + "report#crack", "report"), new Link("https://town.example/", "town"));
  }
}
