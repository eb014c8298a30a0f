package io.broadsheet.query.index;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.EventType;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventMatcherTest {

  private static final String ARTICLE =
      """
      {"title": "L'Oréal bets on GPT-4o", "text": "Alibaba’s chips cost over $2.6 trillion. Exports of\\nZürich's new chip \
      grew. 阿里云发布新模型，売上高はデータ。 Обзор рынка", "language": "zh-Hans", "completeness": "full",
       "source": {"name": "Example Times", "domain": "news.example.com"}, "origin": {"kind": "wire", "credit": "Reuters"},
       "published": {"value": "2024-05", "precision": "month"}, "received": "2024-06-03T10:00:00Z",
       "byline": {"raw": "By Jane Roe", "authors": [{"name": "Jane Roe"}]},
       "topics": [{"uri": "medtop:20000763", "name": "artificial intelligence"}],
       "entities": [{"id": "e1", "type": "organization", "name": "Alibaba Cloud", "aliases": ["Aliyun"]},
                    {"id": "e2", "type": "person", "name": "Zhou Jingren", "aliases": []}],
       "quotes": [{"id": "q1", "text": "We grew fast", "speaker": {"entity": "e2", "name": "Zhou", "status": "named"}},
                  {"id": "q2", "text": "Chips are scarce", "speaker": {"role": "analyst", "status": "descriptive"}}],
       "figures": [{"id": "f1", "kind": "money", "value": 2600000000000, "bound": "over", "currency": "USD"},
                   {"id": "f2", "kind": "count", "min": 5, "max": 7, "unit": "users", "bound": "exact"},
                   {"id": "f3", "kind": "percent", "from": 10, "to": 20, "of": "revenue", "bound": "exact"}],
       "claims": [{"id": "c1", "subject": {"text": "Alibaba"}, "relation": "launched", "object": {"text": "Tongyi"},
                   "hedged": false, "negated": true}]}
      """;

  private static boolean finds(String query) {
    return finds(query, ARTICLE);
  }

  private static boolean finds(String query, String article) {
    LogEvent event = Stored.event(3, article);
    return !new EventMatcher()
        .matching(new StandingQuery(Filter.parse(query)), Stored.chunk(event))
        .events()
        .isEmpty();
  }

  private static void found(String... queries) {
    for (String query : queries) {
      assertThat(finds(query)).as(query).isTrue();
      assertThat(finds("-(" + query + ")")).as("not " + query).isFalse();
    }
  }

  private static void missed(String... queries) {
    for (String query : queries) {
      assertThat(finds(query)).as(query).isFalse();
      assertThat(finds("-(" + query + ")")).as("not " + query).isTrue();
    }
  }

  @Test
  void keepsNothingOfAChunkWithoutEvents() {
    Chunk none = Stored.chunk();
    assertThat(new EventMatcher().matching(new StandingQuery(Filter.parse("a")), none))
        .isSameAs(none);
  }

  @Test
  void findsWholeValues() {
    found(
        "source:=\"example TIMES\"",
        "entity:=\"Alibaba Cloud\"",
        "person:=\"zhou jingren\"",
        "topic:=\"artificial intelligence\"",
        "lang:=zh-hans",
        "origin:=reuters",
        "author:=\"Jane Roe\"",
        "quote:(speaker:=Zhou text:grew)");
    missed(
        "source:=Example",
        "source:=\"Example Times Weekly\"",
        "entity:=Aliyun",
        "organization:=\"Zhou Jingren\"",
        "origin:=wire",
        "quote:(speaker:=Zhou text:scarce)");
  }

  @Test
  void findsWordsAsTheyAreTyped() {
    found(
        "gpt-4o",
        "GPT-4o",
        "\"$2.6 trillion\"",
        "$2.6 trillion",
        "ALIBABA",
        "alibaba’s",
        "zurich",
        "ZÜRICH",
        "oreal",
        "l'oreal",
        "阿里云",
        "阿里",
        "新模型",
        "売上高",
        "データ",
        "Обзор",
        "ｃｈｉｐ",
        "*:*");
    missed("alibabas", "云阿", "gpt-5", "oréa", "trillion NEAR/1 chips");
  }

  private static boolean findsIn(String text, String query) {
    return finds(query, "{\"text\": \"%s\"}".formatted(text));
  }

  @Test
  void findsLettersWithoutTheirMarksWhicheverWayTheyAreEncoded() {
    for (String zurich : List.of("Zürich", "Zu\u0308rich")) {
      for (String query : List.of("zurich", "Zürich", "ZU\u0308RICH", "zü*", "zür?ch", "zürihc~")) {
        assertThat(findsIn("In " + zurich + " heute", query)).as(zurich + " " + query).isTrue();
      }
    }
    assertThat(findsIn("Η Ελλάδα, ΟΔΟΣ ΑΘΗΝΩΝ, ᾠδή", "ελλαδα ΕΛΛΆΔΑ οδός αθηνών ωδη ἑλλάδ*"))
        .isTrue();
    assertThat(findsIn("Ещё растёт", "еще растет расте\u0308т раст?т")).isTrue();
    assertThat(findsIn("مُحَمَّد أحمد", "محمد احمد")).isTrue();
    assertThat(findsIn("שָׁלוֹם", "שלום")).isTrue();
  }

  @Test
  void leavesMarksThatAreLetters() {
    assertThat(findsIn("हिन्दी की किताब", "हिन्दी किताब")).isTrue();
    assertThat(findsIn("की", "का OR क")).isFalse();
    assertThat(findsIn("ที่นี่", "ทน")).isFalse();
    assertThat(findsIn("がん", "が")).isTrue();
    assertThat(findsIn("か\u3099ん", "が")).isTrue();
    assertThat(findsIn("がん", "か")).isFalse();
    assertThat(findsIn("データ", "テータ")).isFalse();
    assertThat(findsIn("\u1112\u1161\u11ab국", "한국")).isTrue();
    assertThat(findsIn("한국", "\u1112\u1161\u11ab*")).isTrue();
  }

  @Test
  void nullIsNoWord() {
    String nulls =
        """
        {"title": null, "text": "so", "language": null, "source": {"name": null, "domain": "example.com"},
         "origin": null, "byline": {"raw": null, "authors": [{"name": null}]}, "topics": [{"name": null, "uri": null}],
         "entities": [{"id": null, "type": "person", "name": "Zhou", "aliases": [null]}],
         "quotes": [{"text": "We grew", "speaker": {"entity": null, "name": null}}],
         "figures": [{"kind": null, "currency": null, "unit": null, "value": 5}],
         "claims": [{"subject": {"text": null}, "relation": null}]}
        """;
    assertThat(finds("source:=\"example.com\" quote:grew figure:5", nulls)).isTrue();
    for (String field :
        List.of(
            "title",
            "source",
            "lang",
            "author",
            "topic",
            "entity",
            "speaker",
            "currency",
            "unit",
            "claim")) {
      assertThat(finds(field + ":null", nulls)).as(field).isFalse();
    }
    for (String field : List.of("source", "lang", "author", "topic", "speaker")) {
      assertThat(finds(field + ":=null", nulls)).as(field).isFalse();
    }
    assertThat(finds("speaker:zhou", nulls)).isFalse();
  }

  @Test
  void beginningsInAWordTakenApartHaveNoBound() {
    String words = IntStream.range(0, 2_500).mapToObj(n -> "o" + n).collect(joining(" "));
    String text = "l'" + words + " GPT-o2498 l'oz";
    assertThat(findsIn(text, "l'o*")).isTrue();
    assertThat(findsIn(text, "gpt-o2*")).isTrue();
    assertThat(findsIn(text, "l'oz*")).isTrue();
    assertThat(findsIn(text, "l'o7*")).isFalse();
    assertThat(findsIn(text, "gpt-o1*")).isFalse();
    assertThat(findsIn(text, "d'o*")).isFalse();
  }

  @Test
  void patternsBesideNearHaveNoBound() {
    String words = IntStream.range(0, 2_500).mapToObj(n -> "no" + n + "x").collect(joining(" "));
    String text = words + " l'nose GPT-no2498x ban";
    assertThat(findsIn(text, "ba* NEAR/1 no2*")).isTrue();
    assertThat(findsIn(text, "(ban OR l'nose) NEAR/1 gpt-no*")).isTrue();
    assertThat(findsIn(text, "\"no2499x l\" NEAR/1 no*")).isTrue();
    assertThat(findsIn(text, "no1* NEAR/1 nose")).isFalse();
    assertThat(findsIn(text, "no*9x NEAR/1 (no20* OR no*0x)")).isTrue();
    assertThat(findsIn(text, "no*9x NEAR/1 (ban OR no*1x)")).isFalse();
  }

  @Test
  void whatIsTooMuchBesideNearIsRefusedRatherThanCutShort() {
    String words =
        IntStream.range(0, 500_001).mapToObj(n -> "no" + n % 1_001).collect(joining(" "));
    assertThat(findsIn(words, "no* no1000")).isTrue();
    assertThatThrownBy(() -> findsIn(words, "no* NEAR/1 no1000"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("stands for too many words");
  }

  @Test
  void phrasesBesideNearMayHaveAllTheWordsOfAQuery() {
    String phrases =
        IntStream.range(0, 190)
            .mapToObj(n -> "\"a b c d e f g " + n + "\"")
            .collect(joining(" OR "));
    assertThat(findsIn("the a b c d e f g 189 ban", "(" + phrases + ") NEAR/1 ban")).isTrue();
    assertThat(findsIn("the a b c d e f g 190 ban", "(" + phrases + ") NEAR/1 ban")).isFalse();
  }

  @Test
  void findsPhrasesNeighboursAndBeginnings() {
    found(
        "\"new chip\"",
        "\"chip new\"~3",
        "chip NEAR/1 new",
        "new NEAR/1 chip",
        "chips NEAR/2 cost",
        "(chip OR nothing) NEAR/8 export*",
        "oré*",
        "gpt-4*",
        "chi?",
        "ex*ts",
        "alibbaa~",
        "chipz~1",
        "阿里*");
    missed(
        "\"chip new\"",
        "alibaba NEAR/3 new",
        "bets NEAR/50 chips",
        "chi*z",
        "xlibaba~",
        "alixyzba~",
        "gpt-5*");
  }

  @Test
  void refusesPhrasesOfSoManyLengthsBesideNearThatTheyWouldFillTheMemory() {
    String lengths =
        IntStream.range(1, 45)
            .mapToObj(n -> "\"" + "a ".repeat(n) + "b\"")
            .collect(joining(" OR ", "(", ")"));
    assertThatThrownBy(() -> findsIn("a b a b", lengths + " NEAR/9 " + lengths))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too many words and lengths");
  }

  @Test
  void nearsAlternativesAreEachOfItsOwnLength() {
    String text = "the central bank of Japan raised rates";
    assertThat(findsIn(text, "(\"bank of japan\" OR bank) NEAR/1 raised")).isTrue();
    assertThat(findsIn(text, "(\"bank of japan\" OR of) NEAR/1 (rais* OR central)")).isTrue();
    assertThat(findsIn(text, "rates NEAR/2 (japan OR \"of japan\" OR \"bank of japan\")")).isTrue();
    assertThat(findsIn(text, "(bank OR \"of japan\") NEAR/1 (rates OR \"raised rates\")")).isTrue();
    assertThat(findsIn(text, "(bank OR of) NEAR/1 (rates OR raised)")).isFalse();
    assertThat(findsIn(text, "\"bank of\" NEAR/5 (bank OR of)")).isFalse();
  }

  @Test
  void theSamePhraseMayStandOnBothSidesOfNear() {
    assertThat(findsIn("dot com and dot com", "\"dot com\" NEAR/2 \"dot com\"")).isTrue();
    assertThat(findsIn("dot com and dot com", "\"dot com\" NEAR/1 \"dot com\"")).isFalse();
    assertThat(findsIn("bye bye bye bye", "\"bye bye\" NEAR/1 \"bye bye\"")).isTrue();
    assertThat(findsIn("bye bye bye", "\"bye bye\" NEAR/9 \"bye bye\"")).isFalse();
  }

  @Test
  void findsByField() {
    found(
        "title:bets",
        "text:chips",
        "lang:zh",
        "lang:zh-Hans",
        "source:example.com",
        "source:times",
        "source:news.example.com",
        "author:roe",
        "topic:\"artificial intelligence\"",
        "topic:20000763",
        "origin:wire",
        "origin:reuters",
        "completeness:full",
        "entity:aliyun",
        "organization:\"alibaba cloud\"",
        "person:zhou",
        "id:00000000-0000-0007-0000-000000000003",
        "id:00000000-0000-0007-0000-000000000003 chips");
    missed(
        "title:chips",
        "text:bets",
        "person:alibaba",
        "entity:\"aliyun alibaba\"",
        "source:exampl",
        "place:zhou");
  }

  @Test
  void datesAreWholeAsTheyAreNamed() {
    found(
        "published:2024",
        "published:2024-05-17",
        "published:[* TO 2024-05-01]",
        "published:>=2024-05-31T23:00:00Z",
        "received:2024-06-03",
        "received:[2024-06-03T10:00:00Z TO *]",
        "published:*");
    missed(
        "published:2024-06",
        "published:{2024-05 TO *]",
        "published:<2024-05",
        "received:>2024-06-03T10:00:00Z",
        "received:2025");
  }

  @Test
  void figuresMeetARangeWithTheNumbersThatArePrinted() {
    found(
        "figure:[1e12 TO *]",
        "figure:2.6e12",
        "figure:6",
        "figure:{6.5 TO 8]",
        "figure:10",
        "figure:20",
        "figure:>7");
    missed("figure:[3e12 TO *]", "figure:{7 TO 10}", "figure:15", "figure:<5");
  }

  @Test
  void bracketsHoldForOneFact() {
    found(
        "quote:(grew speaker:zhou)",
        "quote:grew speaker:analyst",
        "speaker:jingren",
        "figure:(value:[1e12 TO *] AND currency:usd)",
        "figure:(kind:percent of:revenue)",
        "quote:(scarce -speaker:zhou)",
        "claim:(subject:alibaba relation:launched)",
        "claim:launched",
        "figure:6 currency:USD");
    missed(
        "quote:(grew speaker:analyst)",
        "figure:(value:6 currency:USD)",
        "claim:(subject:tongyi)",
        "claim:\"alibaba launched\"",
        "quote:(grew -speaker:zhou)",
        "unit:usd");
  }

  @Test
  void whoAsksTheSameOfTheSameEventsSharesTheAnswer() {
    EventMatcher matcher = new EventMatcher();
    Chunk chunk = Stored.chunk(Stored.event(3, ARTICLE), Stored.event(4, "{\"title\": \"Rain\"}"));
    Chunk answer = matcher.matching(new StandingQuery(Filter.parse("gpt-4o chips")), chunk);

    assertThat(matcher.matching(new StandingQuery(Filter.parse("GPT-4o  chips")), chunk))
        .isSameAs(answer);
    assertThat(matcher.matching(new StandingQuery(Filter.parse("rain")), chunk).events())
        .extracting(LogEvent::offset)
        .containsExactly(4L);
  }

  @Test
  void whatIsWithdrawnGoesToEverySubscriber() {
    LogEvent withdrawal = Stored.event(4, new UUID(7, 3), 3L, EventType.WITHDRAWN, "{}");
    LogEvent other = Stored.event(5, "{\"title\": \"Rain\"}");

    assertThat(
            new EventMatcher()
                .matching(
                    new StandingQuery(Filter.parse("chips")),
                    Stored.chunk(Stored.event(3, ARTICLE), withdrawal, other))
                .events())
        .extracting(LogEvent::offset)
        .isEqualTo(List.of(3L, 4L));
  }
}
