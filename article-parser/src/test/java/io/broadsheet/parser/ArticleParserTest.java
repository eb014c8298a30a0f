package io.broadsheet.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Article;
import io.broadsheet.events.Facts.Block;
import io.broadsheet.events.Facts.BlockState;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Metadata.Byline;
import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.From;
import io.broadsheet.events.Original;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleParserTest {

  private final ArticleParser parser = new ArticleParser();

  @Test
  void refusesAnOriginalWithoutHtmlAndText() {
    Original nothing =
        new Original("https://a.example/", null, null, null, " ", null, null, null, null);
    assertThatThrownBy(() -> parser.parse(nothing))
        .isInstanceOf(NothingToParse.class)
        .hasMessage("no html or text");
  }

  @Test
  void refusesAPageWithoutArticleText() {
    assertThatThrownBy(() -> Parsed.page("<nav><a href='/'>Home</a></nav><script>x</script>"))
        .isInstanceOf(NothingToParse.class)
        .hasMessage("the page has no article text");
  }

  @Test
  void takesTheFirstLineAsTitleOnlyBeforeABlankLine() {
    assertThat(parser.parse(Original.ofText(null, "Prices fall\n\nThey fell.")).metadata().title())
        .isEqualTo("Prices fall");
    assertThat(parser.parse(Original.ofText(null, "Prices fall\nThey fell.")).metadata().title())
        .isNull();
    assertThat(parser.parse(Original.ofText(null, "Prices fell.\n\nToday.")).metadata().title())
        .isNull();
  }

  @Test
  void keepsTheTextButForLineEndsAndBlankLines() {
    String full = "A line that is broken where it was full, as mail does, and goes";
    assertThat(Parsed.english("One two.\n\n" + full + "\non here.").body().text())
        .isEqualTo("One two.\n" + full + " on here.");
    Article article = Parsed.english("One  two.\r\n\r\n\tThree\u00a0four.\r\nFive.");
    assertThat(article.body().text()).isEqualTo("One  two.\n\tThree\u00a0four.\nFive.");
    assertThat(article.body().paragraphs()).hasSize(2);
  }

  @Test
  void takesBylineAndDatelineOutOfTheText() {
    Article article =
        Parsed.english(
            "Prices fall\n\nBy Ann Lee and Bo Chen\n\nBEIJING, June 3 (Far Wire) — Prices fell.");
    assertThat(article.body().text()).isEqualTo("Prices fell.");
    assertThat(article.metadata().dateline()).isEqualTo("BEIJING, June 3 (Far Wire)");
    assertThat(article.metadata().origin().credit()).isEqualTo("Far Wire");
    assertThat(article.metadata().byline())
        .isEqualTo(
            new Byline(
                "By Ann Lee and Bo Chen", List.of(new Author("Ann Lee"), new Author("Bo Chen"))));
  }

  @Test
  void takesNoDateThatNobodyCanHaveSeen() {
    Original page =
        Original.ofHtml(
            "https://daily-bridge.example/2024/03/04/crack",
            "<meta property='article:published_time' content='2031-01-01T00:00:00Z'>"
                + "<meta property='article:modified_time' content='2031-01-01T00:00:00Z'>"
                + "<meta name='lastmod' content='2024-03-04T09:00:00+01:00'>"
                + "<p>The old bridge over the river was closed on Monday.</p>");
    Metadata read = parser.parse(page, Instant.parse("2024-03-05T00:00:00Z")).metadata();
    assertThat(read.published())
        .extracting("value", "from")
        .containsExactly("2024-03-04", From.URL);
    assertThat(read.published()).extracting("candidates").asList().hasSize(2);
    assertThat(read.modified())
        .extracting("value", "precision", "from")
        .containsExactly("2024-03-04T09:00:00+01:00", Metadata.Precision.SECOND, From.META);
    assertThat(read.modified()).extracting("candidates").asList().hasSize(2);
    assertThat(parser.parse(page, Instant.parse("2024-03-01T00:00:00Z")).metadata().modified())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-04T12:05:00Z, 2024-03-04T12:05:00Z",
    "2024-03-04T18:00:00Z, 2024-03-04",
    "2024-03-05T01:00:00Z, 2024-03-05",
    "2024-03-05T12:00:00Z, 2024-03-05",
    "2024-03-06T12:00:00Z, ",
    "2024-03-05, 2024-03-05",
    "2024-03-06, ",
    "2024-03, 2024-03",
    "2024-04, ",
    "2025, ",
  })
  void keepsTheDayOfATimeThatHasNotComeYet(String said, @Nullable String value) {
    Original page =
        Original.ofHtml(
            null,
            "<meta property='article:published_time' content='%s'><p>The bridge is closed.</p>"
                .formatted(said));
    Metadata.Published read =
        parser.parse(page, Instant.parse("2024-03-04T12:00:00Z")).metadata().published();
    assertThat(read == null ? null : read.value()).isEqualTo(value);
  }

  @Test
  void believesTheTextWhereThePageDeclaresAnotherLanguage() {
    String german =
        "<p>Die alte Brücke über den Fluss wurde am Montag zum ersten Mal seit zehn Jahren gesperrt.</p>"
            + "<p>Ingenieure hatten einen Riss in einem der Pfeiler gefunden, und niemand konnte sagen, wie tief er war.</p>";
    assertThat(Parsed.page("<html lang='de-CH'>" + german).metadata().language())
        .isEqualTo("de-CH");
    assertThat(Parsed.page("<html lang='en'>" + german).metadata().language()).isEqualTo("de");
  }

  @Test
  void saysWhatItDoesNotRead() {
    Article german =
        parser.parse(
            Original.ofText(
                null, "Die Preise sind gefallen, und das ist nicht das Ende von allem."));
    assertThat(german.metadata().language()).isEqualTo("de");
    assertThat(german.facts().blocks())
        .containsEntry(Block.ENTITIES, BlockState.NOT_SUPPORTED)
        .containsEntry(Block.CLAIMS, BlockState.NOT_SUPPORTED)
        .containsEntry(Block.QUOTES, BlockState.EMPTY)
        .containsEntry(Block.SENTIMENT, BlockState.SKIPPED);
  }

  @Test
  void givesTheSameArticleForTheSameOriginal() {
    Original original = Original.ofText(null, "“We grow,” said Ann Lee, chief of Acme Inc.");
    assertThat(new ArticleParser().parse(original)).isEqualTo(parser.parse(original));
  }

  @Test
  void readsFactsInAsMuchOfATextAsAnEventHolds() {
    String filler = "It was said to be so by all of them.\n";
    String text = "Acme has 7 million users.\n" + filler.repeat(300_000 / filler.length() + 1);
    Article article = new ArticleParser().parse(Original.ofText(null, text + "It paid $9."));
    assertThat(article.body().text()).endsWith("It paid $9.");
    assertThat(article.facts().figures())
        .extracting(figure -> figure.evidence().exact())
        .containsExactly("7 million users");
  }
}
