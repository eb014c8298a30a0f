package io.broadsheet.parser;

import io.broadsheet.events.Original;
import io.broadsheet.events.Seed;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: an article whose spans verify, or {@link NothingToParse}; nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class AnyTextTest {

  private static final List<String> PIECES =
      List.of(
          "Zhou Jingren",
          "said",
          ",",
          ".",
          "“",
          "”",
          "\"",
          "'",
          "’",
          "‘",
          "«",
          "\n",
          "\n\n",
          " ",
          "$2.6 trillion",
          "between",
          "and",
          "from",
          "to",
          "5",
          "percent",
          "😀",
          "e\u0301",
          "שלום",
          "阿里巴巴",
          "。",
          "May",
          "2024",
          "GPT-4",
          "Alibaba",
          "Inc.",
          "U.S.",
          "according to",
          "he",
          "(",
          ")",
          "-",
          "—",
          "a",
          "the",
          "company",
          "rank second",
          "\t",
          "\u00a0",
          "U",
          "\u202e",
          "surpassed",
          "Qwen 2.5",
          "is expected to",
          "\ud83d",
          "\u0000",
          "per",
          "year",
          "over");

  @Test
  void anyMixtureOfPiecesVerifiesOrIsRefused() {
    Random random = new Random(20_240_603);
    for (int i = 0; i < 1_500; i++) {
      String text =
          random
              .ints(random.nextInt(60), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
      Verified.parse(text, false);
      Verified.parse("<article><p>" + text.replace("\n\n", "</p><p>") + "</p></article>", true);
    }
  }

  @Test
  void everySeedCutAnywhereVerifies() {
    Random random = new Random(7);
    for (Seed seed : Seed.values()) {
      Original whole = seed.original();
      String content = whole.html() != null ? whole.html() : whole.text();
      if (content == null) {
        throw new AssertionError(seed + " is empty");
      }
      for (int i = 0; i < 10; i++) {
        Verified.parse(
            content.substring(0, random.nextInt(content.length())), whole.html() != null);
      }
    }
  }

  /** Long inputs that make careless code quadratic, or a pattern backtrack, or a stack overflow. */
  @ParameterizedTest
  @MethodSource("bombs")
  void takesBombs(String bomb, boolean html) {
    Verified.parse(bomb, html);
  }

  static Stream<Object[]> bombs() {
    return Stream.of(
            "said Zhou, ",
            "“a ",
            "\"a ",
            "'as' ",
            "‘a ",
            "1,1",
            "1 to ",
            "$ ",
            "Aa ",
            "a, ",
            ".",
            "Bank of ",
            "A-",
            "a'",
            "U.S.",
            "In May ",
            "word ",
            "according to ",
            "Zhou Li, a doctor, said ",
            "annual growth of $5 million ",
            "Alibaba launched Qwen 2 and surpassed GPT-4. ",
            "-5% –",
            "¥5 3-1, ",
            "In 2019 the following year ",
            "a\u0301\u0323",
            "\u0301\u0323")
        .map(piece -> "x " + piece.repeat(100_000 / piece.length()))
        .collect(Collectors.collectingAndThen(Collectors.toList(), AnyTextTest::withOthers))
        .map(text -> new Object[] {text, false})
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(), texts -> Stream.concat(texts.stream(), pages())));
  }

  private static Stream<String> withOthers(List<String> texts) {
    String banks =
        IntStream.range(0, 2_000)
            .mapToObj(n -> "The Bank " + (char) ('A' + n % 26) + "x".repeat(2 + n / 26 % 9) + n % 7)
            .collect(Collectors.joining(" paid. ", "", " paid."));
    return Stream.concat(
        texts.stream(),
        Stream.of("A" + "1".repeat(100_000) + "a", "A" + "1.".repeat(40_000), banks));
  }

  private static Stream<Object[]> pages() {
    String text = "<p>Here is some text of the article.</p>";
    return Stream.of(
            "<div>".repeat(100_000) + text,
            "<b><i>".repeat(20_000) + text,
            "<table><tr><td>".repeat(2_000) + text,
            "<ul><li>".repeat(5_000) + text,
            "<div class=share>a</div>".repeat(20_000) + text,
            "<h1>Big title</h1>".repeat(10_000) + text,
            "<script type='application/ld+json'>" + "[".repeat(50_000) + "</script>" + text,
            "<title>" + " - a".repeat(50_000) + "</title>" + text,
            "<".repeat(100_000) + text,
            "<p>a<br>".repeat(20_000))
        .map(page -> new Object[] {page, true});
  }
}
