package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, a page is read in bounded time, and without an overflow of the stack. */
@Timeout(60)
class BrokenPagesTest {

  private static final String TEXT = p(CLOSED, CRACK, MAYOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='comments share'>",
        "<article><h1>Bridge</h1>",
        "<table><tr><td>",
        "<ul><li>",
        "<p><b>"
      })
  void readsMarkupThatNestsAHundredThousandDeep(String open) {
    assertThat(String.join(" ", texts(open.repeat(100_000) + TEXT))).contains("crack in one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Read more</p><h2>Up next</h2>",
        "The old bridge ",
        "<div class='article-body'>bridge</div>",
        "<br><br>bridge",
        "<a href='/x'>bridge</a>",
        "<p><b>Ann Lee</b></p>",
        "By Ann Lee<br>",
        "<img src='/a.jpg'>",
        "<article><h2><a href='/x'>Bridge</a></h2>closed",
        "<",
        "&amp;"
      })
  void readsLongPages(String piece) {
    String pieces = piece.repeat(1_000_000 / piece.length());
    assertThat(texts(TEXT + pieces)).isNotNull();
    assertThat(texts("<figure>" + pieces + "</figure>" + TEXT)).isNotNull();
  }

  @Test
  void readsAHundredThousandAuthors() {
    String authors = String.join(",", Collections.nCopies(100_000, "\"Staff\""));
    String tag = "<meta name=author content=Staff>";
    assertThat(
            texts(
                "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":["
                    + authors
                    + "]}</script>"
                    + tag.repeat(30_000)
                    + TEXT))
        .contains(CLOSED);
  }

  @Test
  void readsTwentyMegabytes() {
    String piece = p("The bridge was closed again, said the mayor to all who asked.");
    assertThat(texts(TEXT + piece.repeat(20_000_000 / piece.length()))).hasSizeGreaterThan(200_000);
  }

  @Test
  void readsALineOfFiveMegabytes() {
    assertThat(String.join(" ", texts("<p>" + "The old bridge is closed. ".repeat(200_000))))
        .hasSizeGreaterThan(5_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div %s>", "<meta %s>", "<a href='/x' %s>", "<h1 %s>"})
  void readsAMillionAttributes(String tag) {
    String attributes =
        IntStream.range(0, 1_000_000).mapToObj(i -> "a" + i + "=b").collect(joining(" "));
    assertThat(texts(TEXT + tag.formatted(attributes) + TEXT)).contains(CLOSED, CRACK, MAYOR);
  }

  @Test
  void takesTimeAndMemoryInProportionToThePage() {
    String piece = p("The bridge was closed again, said the mayor of Oldtown to all who asked.");
    read(piece.repeat(20_000));
    long[] small = read(piece.repeat(20_000));
    long[] large = read(piece.repeat(160_000));
    assertThat(large[0]).as("nanoseconds").isLessThan(24 * small[0]);
    assertThat(large[1]).as("bytes allocated").isLessThan(12 * small[1]);
  }

  /** What a reading takes of the processor and of memory. */
  private static long[] read(String page) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long time = thread.getCurrentThreadCpuTime();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    new ArticleParser().parse(Original.ofHtml(null, page));
    return new long[] {
      thread.getCurrentThreadCpuTime() - time, thread.getCurrentThreadAllocatedBytes() - bytes
    };
  }

  /** What HTML and JSON can escape, and no store holds. */
  @ParameterizedTest
  @ValueSource(strings = {"&#0;", "&#x0;", "&#xD800;", "&#xDC00;", "\\u0000", "\\ud800", "\\udc00"})
  void readsOverEscapedCharactersThatAreNone(String none) {
    String page =
        "<title>Old bridge%1$s closed</title><meta name=copyright content='Daily%1$s Bridge'>"
            + "<meta property=og:site_name content='Daily %1$sBridge'>"
            + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge%1$s closed\","
            + "\"author\":{\"name\":\"Ann%1$s Lee\"},\"publisher\":{\"name\":\"Bridge%1$s\"},\"image\":\"https://a.example/%1$s.jpg\"}</script>"
            + "<figure><img src='/%1$s.jpg'><figcaption>The %1$s bridge</figcaption></figure>"
            + "<p>The bridge%1$s is <a href='/%1$s'>closed%1$s</a> for%1$s now.</p>";
    Original original = Original.ofHtml("https://a.example/", page.formatted(none));
    String json = new String(EventJson.bytes(new ArticleParser().parse(original)), UTF_8);
    // Not where a backslash is meant.
    assertThat(json.replace("\\\\u", "")).contains("Old bridge").doesNotContain("\\u0000");
  }

  @Test
  void readsOverNullsAndTornTags() {
    assertThat(texts("\u0000<ar\u0000ticle>\u0000" + TEXT + "<p>And the \u0000ferry sails.</p><di"))
        .contains(CLOSED, CRACK, MAYOR);
    assertThat(texts("<p")).isEmpty();
    assertThat(texts("")).isEmpty();
  }
}
