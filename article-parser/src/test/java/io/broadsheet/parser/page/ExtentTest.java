package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.read;
import static io.broadsheet.parser.page.Bridge.story;
import static io.broadsheet.parser.page.Bridge.texts;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Body.Completeness;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtentTest {

  private static final String PAID =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>";
  private static final String LONG = p(CLOSED, CRACK, MAYOR).repeat(3);
  private static final String TEASER =
      "Bridge %d was closed on Monday, and nobody knows for how long, the mayor of the town said to"
          + " everyone who had come to the river to see the crack that the engineers had found in"
          + " one of its pillars in the spring, and to take the ferry. ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>The bridge was closed.</p>",
        "<p>The bridge was closed.</p><footer>Already a subscriber? Log in.</footer>",
        "<noscript>Please enable JavaScript to see our videos.</noscript><p>The bridge was closed.</p>",
        "<meta property='og:type' content='article'><title>Access denied to old bridge</title><p>It was closed.</p>",
        "<p>The bridge was closed.</p><p>Another one, too.</p><a href='/b'>Continue reading</a>",
        "<p>The bridge was closed.</p><p><a href='/story/2'>Continue reading</a></p><p>The old ferry sails instead, every hour from six in the morning.</p>",
        "<p>The bridge was closed.</p><div class='wall-modal'>Subscribe to continue reading</div>",
        "<p>The bridge was closed.</p><p hidden>Subscribe to continue reading</p>",
        "<p>The bridge was closed.</p><footer>Sign up for our letter to keep you in the loop.</footer>",
        "<p>Cookies are sold on the bridge.</p><p>It was closed, and nobody agrees why it had to be.</p>",
      })
  void isFullWhenNothingSaysOtherwise(String html) {
    assertThat(read(html).completeness()).isEqualTo(Completeness.FULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The bridge was closed because…",
        "The bridge was closed because […]",
        "The bridge was closed because...",
        "The bridge was closed because (...)",
        "The bridge was closed.</p><p><a href='https://town.example/b'>Continue reading →</a>",
        "The bridge was closed.</p><p><a href='/story/2'>Read the full story</a>",
        "Die Brücke wurde geschlossen.</p><p><a href='/story#more'>Weiterlesen</a>",
      })
  void isATeaserWhereTheTextLeadsOn(String end) {
    Page page = read(story(p(CLOSED, end)));
    assertThat(page.completeness()).isEqualTo(Completeness.TEASER);
    assertThat(page.completenessReason()).containsAnyOf("ellipsis", "link to the rest");
  }

  @Test
  void saysWhichWayAPageIsPaywalled() {
    assertThat(read(PAID + story(LONG + p("The mayor said that the"))).completenessReason())
        .contains("breaks off");
    assertThat(read(PAID + story(LONG + "<div>Already a subscriber?</div>")).completenessReason())
        .contains("subscription");
    assertThat(read(PAID + story(p(CLOSED, CRACK))).completenessReason()).contains("little of it");
    assertThat(
            read(PAID.replace("{", "{\"wordCount\":\"900\",") + story(LONG)).completenessReason())
        .contains("half of its words");
    assertThat(
            read(story(p(CLOSED, "Engineers had…") + "<div>Already a subscriber?</div>"))
                .completenessReason())
        .contains("subscription");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subscribe to continue reading",
        "To keep reading, please log in",
        "This article is for subscribers only",
        "You have reached your limit of free articles",
        "Il vous reste 75 % de cet article à lire",
        "Jetzt weiterlesen mit Plus",
        "Este contenido es exclusivo para suscriptores",
        "この記事は有料会員限定です",
        "登录后继续阅读",
      })
  void isPaywalledWhereAShortTextStandsAboveALock(String lock) {
    String page = story(p(CLOSED, CRACK) + "<div class=wall>" + lock + "</div>");
    assertThat(read(page).completeness()).isEqualTo(Completeness.PAYWALLED);
    assertThat(read(PAID.replace("false", "true") + page).completeness())
        .as("a page that says it is free")
        .isEqualTo(Completeness.FULL);
    assertThat(read(page.replace(CRACK, LONG.repeat(3))).completeness())
        .as("a long text")
        .isEqualTo(Completeness.FULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"isAccessibleForFree\":\"False\"|PAYWALLED",
        "\"isAccessibleForFree\":\"https://schema.org/False\"|PAYWALLED",
        "\"hasPart\":[{\"isAccessibleForFree\":false,\"cssSelector\":\".paid\"}]|PAYWALLED",
        "\"isAccessibleForFree\":true,\"hasPart\":{\"isAccessibleForFree\":false}|FULL",
        "\"isAccessibleForFree\":\"True\"|FULL",
        "\"isAccessibleForFree\":null|FULL",
      })
  void readsWhetherAPageIsPaid(String data, Completeness completeness) {
    String script = "<script type='application/ld+json'>{\"@type\":\"Article\",%s}</script>";
    assertThat(read(script.formatted(data) + story(p(CLOSED, CRACK))).completeness())
        .isEqualTo(completeness);
  }

  @ParameterizedTest
  @CsvSource({"locked, PAYWALLED", "metered, FULL", "free, FULL"})
  void readsATierOfContent(String tier, Completeness completeness) {
    String meta = "<meta property='article:content_tier' content='" + tier + "'>";
    assertThat(read(meta + story(p(CLOSED, CRACK))).completeness()).isEqualTo(completeness);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<title>Just a moment...</title><p>Checking your browser before you can enter the site.</p>|human",
        "<title>Access denied</title><p>You cannot see this.</p>|denies access",
        "<p>This content is not available in your country.</p>|denies access",
        "<title>404 Not Found</title><p>Go back to our start page and try again.</p>|there is none",
        "<h1>Page not found</h1><p>We looked everywhere for what you wanted.</p>|there is none",
        "<title>Seite nicht gefunden</title><p>Leider ist hier nichts.</p>|there is none",
        "<title>Bridge</title><div id=app></div>|no article text",
        "<title>Bridge</title><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>|scripts",
        "<title>Bridge</title><div id=app><p>Please enable JavaScript to view this page.</p></div>|scripts",
        "<meta property='og:type' content='article'><div id=app><p>Loading...</p></div>|scripts",
      })
  void isBlockedWhereSomethingStandsInTheArticlesPlace(String html, String reason) {
    Page page = read(html);
    assertThat(page.completeness()).isEqualTo(Completeness.BLOCKED);
    assertThat(page.completenessReason()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='consent-wall'><h2>Your privacy</h2><p>We and our 700 partners store cookies on your device, to know what you like to read and what you buy.</p><button>Accept all</button></div>",
        "<main><p>Wir und unsere Partner brauchen Ihre Einwilligung, um personenbezogene Daten zu verarbeiten, etwa für Werbung.</p><a href=#>Alle akzeptieren</a></main>",
      })
  void isBlockedWhereOnlyADialogueOfConsentIsThere(String html) {
    assertThat(read(html).completeness()).isEqualTo(Completeness.BLOCKED);
    assertThat(read(html).completenessReason()).contains("cookies");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<h2><a href=/%d>Bridge closed</a></h2><p>Bridge %1$d was closed on Monday.</p>|/town",
        "<a href=/%d><h3>Bridge closed</h3></a>|/town",
        "<article><h2><a href=/%d>Bridge closed</a></h2><p>LONG</p></article>|/town",
        "<h2><a href=/%d>Bridge closed</a></h2><p>LONG</p>|/",
      })
  void isAListingWhereMostIsHeadlinesAndTeasers(String item, String path) {
    String list =
        IntStream.range(0, 12)
            .mapToObj(i -> item.replace("LONG", TEASER).formatted(i, i))
            .collect(joining());
    Page page =
        HtmlPage.read("<main>" + list + "</main>", "https://daily-bridge.example" + path, null);
    assertThat(page.completeness()).isEqualTo(Completeness.LISTING);
    assertThat(page.completenessReason()).contains("headlines");
  }

  @Test
  void isNoListingWhereOtherStoriesStandBelowTheText() {
    String others =
        "<article><h3><a href=/b>Another bridge</a></h3><p>It is closed too.</p></article>";
    assertThat(
            read("<main><h1>Old bridge closed</h1>" + LONG + others.repeat(6) + "</main>")
                .completeness())
        .isEqualTo(Completeness.FULL);
    String section = "<h3><a href=/b>Another bridge</a></h3>" + p(TEASER.formatted(2));
    assertThat(read(story(LONG + section.repeat(9))).completeness()).isEqualTo(Completeness.FULL);
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
