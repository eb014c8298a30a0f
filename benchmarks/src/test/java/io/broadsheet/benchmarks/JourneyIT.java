package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An article's way through the whole house, and what the house refuses. */
class JourneyIT {

  private static RunningHouse house;

  @BeforeAll
  static void start() throws IOException {
    house = new RunningHouse();
  }

  @AfterAll
  static void stop() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  void articleBecomesAnEvidencedEventEverywhere() throws Exception {
    ConcurrentHashMap<String, JsonNode> heard = new ConcurrentHashMap<>();
    try (Subscriber subscriber =
        new Subscriber(house.query(""), event -> heard.put(event.path("id").asText(), event))) {
      JsonNode answer = handIn(Seed.PAYING_CUSTOMERS);
      assertThat(house.outcome(answer)).isEqualTo("published");
      JsonNode data = article(answer);
      assertThat(EventSchema.violations(data)).isEmpty();
      assertThat(evidence(data))
          .isNotEmpty()
          .allSatisfy(new ArticleText(data.path("text").asText())::verify);
      String id = answer.path("id").asText();
      assertThat(IngestClient.get(house.query("/quotes?article=" + id)).toString())
          .contains("Lena Hartwell");
      assertThat(IngestClient.get(house.query("/figures?article=" + id)).toString())
          .contains("2600000000000");
      JsonNode event = await().until(() -> heard.get(id + "/1/0"), Objects::nonNull);
      assertThat(event.path("data")).isEqualTo(data);
      assertThat(subscriber.cursor()).isNotNull();
    }
  }

  @Test
  void sampleArticleGivesItsQuoteAndItsRange() throws Exception {
    Path sample = Seed.root().resolve("../shared/seed/chinese-ai-race.txt");
    assumeTrue(Files.exists(sample), "the sample is not beside this checkout: not run");
    ObjectNode article = EventJson.mapper().createObjectNode();
    article.put("url", "https://sample.example/chinese-ai-race");
    article.put("published", "2024-06-03");
    article.put("text", Files.readString(sample));
    JsonNode data = article(handIn(article));
    assertThat(data.path("quotes"))
        .anySatisfy(
            quote -> {
              assertThat(quote.path("type").asText()).isEqualTo("direct");
              assertThat(quote.path("text").asText())
                  .startsWith("We look forward to collaborating");
              assertThat(quote.at("/speaker/name").asText()).isEqualTo("Zhou Jingren");
              assertThat(quote.at("/speaker/role").asText())
                  .isEqualToIgnoringCase("Chief Technology Officer");
            });
    assertThat(data.path("figures"))
        .anySatisfy(
            figure -> {
              assertThat(figure.path("min").decimalValue()).isEqualByComparingTo("2600000000000");
              assertThat(figure.path("max").decimalValue()).isEqualByComparingTo("4400000000000");
              assertThat(figure.path("currency").asText()).isEqualTo("USD");
            });
    assertThat(data.path("entities").findValuesAsText("name").toString())
        .contains("Alibaba", "Baidu", "iFlytek", "Tencent", "OpenAI");
  }

  @Test
  void sameArticleAgainIsUnchangedAChangedOneUpdatedAnOlderOneRefused() throws Exception {
    ObjectNode first = intake(Seed.NVIDIA_QUARTER);
    first.put("url", "https://journey.example/updates");
    first.put("observed", "2024-06-02T10:00:00Z");
    JsonNode published = handIn(first);
    String id = published.path("id").asText();
    assertThat(house.outcome(published)).isEqualTo("published");
    assertThat(house.outcome(handIn(first))).isEqualTo("unchanged");

    JsonNode figure = article(published).path("figures").get(0);
    String exact = figure.at("/evidence/exact").asText();
    String other = exact.replaceFirst("[0-9]", exact.matches(".*?9.*") ? "1" : "9");
    ObjectNode changed = first.deepCopy();
    changed.put(
        "text",
        first
            .path("text")
            .asText()
            .replaceFirst(
                java.util.regex.Pattern.quote(exact),
                java.util.regex.Matcher.quoteReplacement(other)));
    changed.put("observed", "2024-06-03T10:00:00Z");
    assertThat(house.outcome(handIn(changed))).isEqualTo("updated");
    JsonNode changes =
        IngestClient.get(house.query("/articles/" + id)).at("/changes/figures/changed");
    assertThat(changes)
        .anySatisfy(
            change -> {
              assertThat(change.at("/before/evidence/exact").asText()).isEqualTo(exact);
              assertThat(change.at("/after/evidence/exact").asText()).isEqualTo(other);
            });

    assertThat(house.outcome(handIn(first))).isEqualTo("refused");
    assertThat(house.count("select count(*) from event where article_id = ?::uuid", id))
        .isEqualTo(2);
  }

  @Test
  void aWithdrawnArticleIsGoneOnEveryChannelUntilItIsRestored() throws Exception {
    String first = IngestClient.get(house.query("/articles?limit=1")).path("cursor").asText();
    ObjectNode article = EventJson.mapper().createObjectNode();
    article.put("url", "https://journey.example/withdrawn");
    article.put("title", "Marrowfield Analytics spends");
    article.put(
        "text",
        "Ottoline Quarrington, chief executive of Marrowfield Analytics, said on Monday: “We spent"
            + " $7 million on chips.” Marrowfield Analytics makes models.");
    JsonNode accepted = handIn(article);
    String id = accepted.path("id").asText();
    assertThat(house.outcome(accepted)).isEqualTo("published");
    await().untilAsserted(() -> assertThat(channels()).allMatch(it -> it.contains("Marrowfield")));

    HttpResponse<String> withdrawal = house.ingest().withdraw(id);
    assertThat(withdrawal.statusCode()).isEqualTo(202);
    assertThat(house.outcome(EventJson.mapper().readTree(withdrawal.body())))
        .isEqualTo("withdrawn");
    await().untilAsserted(() -> assertThat(channels()).noneMatch(it -> it.contains("Marrowfield")));
    assertThat(IngestClient.ask(house.query("/articles/" + id)).statusCode()).isEqualTo(410);
    assertThat(firstEvent(first))
        .contains(id, "article.withdrawn.v1")
        .doesNotContain("Marrowfield");
    assertThat(house.outcome(handIn(article))).isEqualTo("refused");
    house.awaitAgreement();

    JsonNode restored = handIn(article.deepCopy().put("restore", true));
    assertThat(house.outcome(restored)).isEqualTo("published");
    assertThat(article(restored).path("version").asInt()).isEqualTo(3);
    house.awaitAgreement();
  }

  /** What readers get of an article, but for the stream. */
  private static List<String> channels() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (String channel :
        List.of(
            "/articles?q=marrowfield",
            "/articles.ndjson?fields=*",
            "/articles.csv",
            "/quotes.ndjson",
            "/figures?limit=200",
            "/entities?q=marrowfield",
            "/stats/top?by=entity&limit=100")) {
      bodies.add(IngestClient.ask(house.query(channel)).body());
    }
    return bodies;
  }

  /** The first event after a cursor. */
  private static String firstEvent(String cursor) throws IOException {
    URL stream = URI.create(house.query("/stream?cursor=" + cursor)).toURL();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.openStream(), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
    }
  }

  @Test
  void badLinesNeverStopTheOthers() throws Exception {
    int size = RunningHouse.FULL ? 10_000 : 1_000;
    List<Integer> bad = List.of(3, 17, 100, 101, 500, size - 2, size);
    List<String> nonsense =
        List.of(
            "{",
            "[]",
            "{\"url\":\"https://a.example/\"}",
            "{\"text\":\"x\",\"url\":\"no address\"}",
            "{\"text\":\"x\",\"titel\":\"y\"}",
            "null",
            "{\"text\":\"x\",\"key\":\"k\",\"source\":\"s\",\"published\":\"yesterday\"}");
    Load load = new Load("bulk");
    List<String> lines =
        IntStream.rangeClosed(1, size)
            .mapToObj(n -> bad.contains(n) ? nonsense.get(bad.indexOf(n)) : load.line(n))
            .toList();
    List<JsonNode> answers = new ArrayList<>();
    house.ingest().post(lines, answers::add);
    assertThat(answers)
        .extracting(answer -> answer.path("line").asInt())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, size).boxed().toList());
    assertThat(answers)
        .filteredOn(answer -> answer.path("state").asText().equals("rejected"))
        .extracting(answer -> answer.path("line").asInt())
        .isEqualTo(bad);
    assertThat(answers)
        .filteredOn(answer -> answer.has("problem"))
        .allSatisfy(answer -> assertThat(answer.at("/problem/detail").asText()).isNotBlank());
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () ->
                assertThat(
                        house.count(
                            "select count(*) from event where url like 'https://load.example/bulk/%'"))
                    .isEqualTo(size - bad.size()));
    house.awaitAgreement();
  }

  @Test
  void refusesWhatItDoesNotKnowAndSaysWhatThereIs() throws Exception {
    HttpResponse<String> answer = IngestClient.ask(house.query("/articles?langauge=en"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("langauge", "limit");

    HttpResponse<String> malformed =
        house.ingest().postOne("{\"url\": \"https://a.example\",\n \"text\" \"x\"}");
    assertThat(malformed.statusCode()).isEqualTo(400);
    JsonNode problem = EventJson.mapper().readTree(malformed.body());
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("column").asInt()).isPositive();

    HttpResponse<String> large =
        house.ingest().postOne("{\"text\":\"" + "x".repeat(50 * 1024 * 1024) + "\"}");
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void everyAcceptedOneOfManyAtOnceHasItsOwnReceipt() throws Exception {
    Load load = new Load("crowd");
    AtomicLong accepted = new AtomicLong();
    var pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        int article = n;
        answers.add(
            pool.submit(
                () -> {
                  HttpResponse<String> answer = house.ingest().postOne(load.line(article));
                  accepted.addAndGet(answer.statusCode() == 202 ? 1 : 0);
                  return EventJson.mapper().readTree(answer.body()).path("receipt").asText();
                }));
      }
      List<String> receipts = new ArrayList<>();
      for (Future<String> answer : answers) {
        receipts.add(answer.get());
      }
      assertThat(accepted).hasValue(200);
      assertThat(receipts).doesNotHaveDuplicates();
    } finally {
      pool.shutdown();
    }
    house.awaitAgreement();
  }

  private static JsonNode handIn(Seed seed) throws Exception {
    return handIn(intake(seed));
  }

  private static ObjectNode intake(Seed seed) {
    return EventJson.mapper().valueToTree(seed.original());
  }

  private static JsonNode handIn(JsonNode article) throws Exception {
    HttpResponse<String> answer = house.ingest().postOne(article.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return EventJson.mapper().readTree(answer.body());
  }

  private static JsonNode article(JsonNode accepted) throws Exception {
    house.outcome(accepted);
    String url = house.query("/articles/" + accepted.path("id").asText());
    await().ignoreExceptions().until(() -> IngestClient.ask(url).statusCode() == 200);
    return IngestClient.get(url);
  }

  /** Every object of the tree that is a span. */
  private static List<Evidence> evidence(JsonNode data) {
    List<Evidence> spans = new ArrayList<>();
    for (JsonNode holder : data.findParents("exact")) {
      if (holder.has("start")) {
        spans.add(
            new Evidence(
                holder.path("start").asInt(),
                holder.path("end").asInt(),
                holder.path("exact").asText()));
      }
    }
    return spans;
  }
}
