package io.broadsheet.query.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadsheet.events.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FilterTest {

  private static final List<String> ODD_WORDS =
      List.of(
          "chip", "Zürich", "阿里云", "GPT-4o", "$2.6", "a\"b", "c\\d", "OR", "é(x)", "NEAR/5",
          "l'Oréal", "a:b^2~1");

  private static String read(String query) {
    return Filter.parse(query).print();
  }

  private static QueryError refused(String query) {
    return catchThrowableOfType(QueryError.class, () -> Filter.parse(query));
  }

  @Test
  void wordsSideBySideAreAndWhichBindsBeforeOr() {
    assertThat(read("a b OR c -d")).isEqualTo("\"a\" AND \"b\" OR \"c\" AND NOT \"d\"");
    assertThat(read("NOT a && b || !c")).isEqualTo("NOT \"a\" AND \"b\" OR NOT \"c\"");
    assertThat(read("(a OR b) +c")).isEqualTo("(\"a\" OR \"b\") AND \"c\"");
  }

  @Test
  void aFieldBeforeABracketIsEachWords() {
    assertThat(read("title:(a OR text:b)")).isEqualTo("title:\"a\" OR text:\"b\"");
    assertThat(read("quote:(growth speaker:Zhou)"))
        .isEqualTo("quote:(text:\"growth\" AND speaker:\"Zhou\")");
  }

  @Test
  void wordsAreAsTheyAreTyped() {
    assertThat(read("GPT-4o")).isEqualTo("\"GPT-4o\"");
    assertThat(read("“computing power”~3")).isEqualTo("\"computing power\"~3");
    assertThat(read("a\\:b and or")).isEqualTo("\"a:b\" AND \"and\" AND \"or\"");
  }

  @Test
  void anEqualsSignAsksForTheWholeValue() {
    assertThat(read("source:=“The Times” quote:(speaker:=Zhou)"))
        .isEqualTo("source:=\"The Times\" AND quote:(speaker:=\"Zhou\")");
    assertThat(refused("title:=stocks")).hasMessageContaining("source, author");
    assertThat(refused("source:=")).hasMessageContaining("no letter");
    assertThat(read("\"a\\“b\"")).as("a quotation mark within").isEqualTo("\"a\\“b\"");
  }

  @Test
  void rangesAndComparisonsAreOne() {
    assertThat(read("published:2024-05")).isEqualTo("published:[2024-05 TO 2024-05]");
    assertThat(read("received:>=2024-05-01T10:00:00Z"))
        .isEqualTo("received:[2024-05-01T10:00:00Z TO *]");
    assertThat(read("figure:(>1e12 currency:USD)"))
        .isEqualTo("figure:(value:{1e12 TO *] AND currency:\"USD\")");
  }

  @Test
  void fuzzyWordsHaveASlipOrTwoByTheirLength() {
    assertThat(read("chips~ exports~ exports~1")).isEqualTo("chips~1 AND exports~2 AND exports~1");
  }

  @Test
  void nearTakesWordsAndAlternatives() {
    assertThat(read("title:((chip OR chips) NEAR/5 \"export ban\")"))
        .isEqualTo("(title:\"chip\" OR title:\"chips\") NEAR/5 title:\"export ban\"");
    assertThat(refused("(a AND b) NEAR/5 c").getMessage()).contains("beside NEAR");
    assertThat(refused("title:a NEAR/5 b").suggestion()).isEqualTo("title:(chip NEAR/5 export)");
  }

  @Test
  void anErrorSaysWhereAndWhatInstead() {
    QueryError error = refused("alibaba -titel:stocks");
    assertThat(error.start()).isEqualTo(9);
    assertThat(error.end()).isEqualTo(14);
    assertThat(error.suggestion()).isEqualTo("title");
    assertThat(error.shown()).isEqualTo("alibaba -titel:stocks\n         ^^^^^");
    assertThat(refused("relation:launched").suggestion()).isEqualTo("claim:(relation:…)");
    assertThat(refused("🚀 (a").start()).as("in code points").isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoQuery() {
    Map<String, String> reasons =
        Map.ofEntries(
            Map.entry("", "empty"),
            Map.entry("a AND", "missing"),
            Map.entry("OR a", "missing"),
            Map.entry("AND a", "missing"),
            Map.entry("a && && b", "missing"),
            Map.entry("a NOT OR b", "missing"),
            Map.entry("(NEAR/5 a)", "missing"),
            Map.entry("a)", "closes nothing"),
            Map.entry("\"a", "never closed"),
            Map.entry("*fix", "cannot begin"),
            Map.entry("a*", "two characters"),
            Map.entry("ab*c*d*e*f*", "at most 4"),
            Map.entry("title:[a TO b]", "ranges are for"),
            Map.entry("published:[2024-05-01 TO 2024-04-01]", "nothing lies"),
            Map.entry("published:yesterday", "no time"),
            Map.entry("figure:many", "no number"),
            Map.entry("a^0", "boost"),
            Map.entry("word~3", "slips"),
            Map.entry("-", "missing"),
            Map.entry("/ab.c/", "regular expressions"),
            Map.entry("...", "no letter"),
            Map.entry("a NEAR/99 b", "from 1 to 50"),
            Map.entry("a NEAR 5 b", "at how many words"),
            Map.entry("a NEAR/5 -b", "without a sign"),
            Map.entry("a NEAR/5 NOT b", "without a sign"),
            Map.entry("a NEAR/5.5 b", "whole number"),
            Map.entry("\"a1 b1\"~5.5", "whole number"),
            Map.entry("chips~1x", "whole number"),
            Map.entry("chips~x", "number of slips"),
            Map.entry("title:-stocks", "before the field"),
            Map.entry("lang:!en", "before the field"),
            Map.entry("title:NOT stocks", "before the field"),
            Map.entry("source:=Times*", "no wildcard"),
            Map.entry(".a*", "two characters"),
            Map.entry("\"semicond* ban\"", "no wildcard stands in quotation marks"),
            Map.entry("a\\", "backslash"));
    reasons.forEach((query, why) -> assertThat(refused(query)).as(query).hasMessageContaining(why));
  }

  @Test
  void whatIsTooMuchIsRefusedAtOnce() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(1),
        () -> {
          assertThat(refused("a".repeat(100_000))).hasMessageContaining("5000 characters");
          assertThat(refused("a ".repeat(2_400))).hasMessageContaining("200 clauses");
          assertThat(refused("(".repeat(500))).hasMessageContaining("25 deep");
          assertThat(refused("-".repeat(5_000))).hasMessageContaining("missing");
          assertThat(refused("a\0b:".repeat(1_000))).isNotNull();
        });
  }

  @Test
  void aMinusBeforeADigitBelongsToTheNumberWhereNumbersAre() {
    assertThat(read("figure:(-5)")).isEqualTo("figure:(value:[-5 TO -5])");
    assertThat(read("figure:(NOT 5)")).isEqualTo("figure:(NOT value:[5 TO 5])");
    assertThat(read("alibaba -5")).isEqualTo("\"alibaba\" AND NOT \"5\"");
  }

  @Test
  void whatIsTypedAsAWordIsPrintedAsOne() {
    assertThat(read("\\NOT~1")).isEqualTo("\\NOT~1");
    assertThat(read("title:\"-stocks\" figure:-5 figure:+5"))
        .isEqualTo("title:\"-stocks\" AND figure:[-5 TO -5] AND figure:[+5 TO +5]");
  }

  @Test
  void aMarkThatIsTypedApartIsOfItsWord() {
    assertThat(read("Zu\u0308r?ch Zu\u0308* Zu\u0308rich~1")).contains("r?ch", "*", "~1");
  }

  @Test
  void aStarInQuotationMarksIsAStarWhereItIsEscapedOrStandsAlone() {
    assertThat(read("\"f\\*\"")).isEqualTo("\"f\\*\"");
    assertThat(read("\"five * stars\"")).isEqualTo("\"five \\* stars\"");
  }

  @Test
  void whatIsPrintedReadsAsTheSame() {
    AnyFilter any = new AnyFilter(new Random(6), ODD_WORDS);
    for (int i = 0; i < 20_000; i++) {
      Filter filter = any.next();
      assertThat(Filter.parse(filter.print())).as(filter.print()).isEqualTo(filter);
    }
  }

  @Test
  void anyTextIsAQueryOrAnErrorWithinIt() {
    Random chance = new Random(7);
    List<String> pieces =
        List.of(
            "a",
            "b c",
            "(",
            ")",
            "\"",
            ":",
            "~",
            "^2",
            "*",
            "?",
            "[",
            "]",
            " TO ",
            "title:",
            "quote:(",
            "figure:",
            "\\",
            " OR ",
            " AND ",
            "-",
            " NEAR/5 ",
            "2024",
            "阿",
            "\0",
            "\ud800");
    for (int i = 0; i < 50_000; i++) {
      String query =
          Stream.generate(() -> pieces.get(chance.nextInt(pieces.size())))
              .limit(1 + chance.nextInt(12))
              .collect(Collectors.joining());
      try {
        Filter filter = Filter.parse(query);
        assertThat(Filter.parse(filter.print())).as(query).isEqualTo(filter);
      } catch (QueryError e) {
        assertThat(e.start()).as(query).isBetween(0, query.length());
      }
    }
  }

  @Test
  void theExamplesOfTheDocumentAreQueries() throws IOException {
    String document = Files.readString(Seed.root().resolve("docs/query.md"));
    Matcher examples = Pattern.compile("(?m)^\\| `(.+?)` \\| .+ \\|$").matcher(document);
    int found = 0;
    for (; examples.find(); found++) {
      String query = examples.group(1).replace("\\|", "|");
      assertThat(read(query)).as(query).isNotEmpty();
    }
    assertThat(found).isGreaterThan(25);
    for (String name : Field.names(Field.Scope.ARTICLE)) {
      assertThat(document).contains("`" + name + "`");
    }
  }
}
