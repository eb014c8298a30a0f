package io.broadsheet.query.index;

import static io.broadsheet.query.Links.link;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SearchIT {

  private final Newsroom newsroom = new Newsroom();

  @BeforeEach
  void built() {
    await().atMost(Duration.ofSeconds(30)).until(() -> search("*:*", "").statusCode() == 200);
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private static Response search(String q, String more) {
    return given()
        .urlEncodingEnabled(true)
        .queryParam("q", q)
        .get("/articles" + (more.isEmpty() ? "" : "?" + more));
  }

  private void publish(UUID id, int version, String title, String words) {
    Receipt receipt = newsroom.receive(id);
    String text = "Zhou said: “We grew 5%.” 🚀 The end." + words;
    ArticleEvent event = Articles.event(id, version, receipt, Articles.small(title, text));
    newsroom.event(event);
  }

  private static List<String> found(String q) {
    return search(q, "limit=200").path("articles.id");
  }

  private static void awaitFound(String q, UUID... ids) {
    Set<String> expected = new HashSet<>();
    Stream.of(ids).forEach(id -> expected.add(id.toString()));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(new HashSet<>(found(q))).isEqualTo(expected));
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void findsWhatStandsAndNotWhatStoodOrWasWithdrawn() {
    String before = word();
    String after = word();
    UUID id = UUID.randomUUID();
    publish(id, 1, "First " + before, "");
    awaitFound(before, id);
    publish(id, 2, "Second " + after, "");
    awaitFound(after, id);
    assertThat(found(before)).isEmpty();

    newsroom.event(Articles.withdrawn(id, 3, newsroom.receive(id)));
    awaitFound(after);
    // The row is gone first, a moment before the index has read that.
    await().untilAsserted(() -> assertThat(search(after, "").<Integer>path("total")).isZero());
  }

  @Test
  void pagesShowWhatStoodWhenTheFirstWasReadWhateverComesMeanwhile() {
    String word = word();
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(12).toList();
    ids.forEach(id -> publish(id, 1, "About " + word, ""));
    awaitFound(word, ids.toArray(UUID[]::new));

    Response page = search(word, "limit=5");
    assertThat(page.<Integer>path("total")).isEqualTo(12);
    publish(ids.get(0), 2, "Other words", "");
    publish(ids.get(11), 2, "Still " + word, "");
    UUID late = UUID.randomUUID();
    publish(late, 1, "Late " + word, "");
    await().atMost(Duration.ofSeconds(20)).until(() -> found(word).contains(late.toString()));
    List<String> titles = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (Response at = page; at != null; ) {
      titles.addAll(at.path("articles.title"));
      shown.addAll(at.path("articles.id"));
      String next = link(at, "next");
      at = next == null ? null : given().urlEncodingEnabled(false).get(next);
    }

    assertThat(titles).hasSize(12).containsOnly("About " + word);
    assertThat(shown).hasSize(12);
    assertThat(link(page, "follow")).startsWith("/stream?q=" + word + "&cursor=");
  }

  @Test
  void findsAtOnceWhatAtLeastNames() {
    String word = word();
    UUID id = UUID.randomUUID();
    publish(id, 1, "Now " + word, "");
    Cursor before = Cursor.parse(given().get("/articles?limit=1").path("cursor"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> given().get("/articles/" + id).statusCode() == 200);
    String seen = given().get("/articles?limit=1").path("cursor");

    assertThat(Cursor.parse(seen).reached(before)).isTrue();
    assertThat(search(word, "atLeast=" + seen).<List<String>>path("articles.id"))
        .containsExactly(id.toString());
    assertThat(given().get("/articles?atLeast=" + seen).statusCode()).isEqualTo(200);
    assertThat(given().get("/articles?atLeast=x").statusCode()).isEqualTo(400);
    String never = Cursor.parse(seen).after(0, 1_000_000).toString();
    given().get("/articles?q=x&atLeast=" + never).then().statusCode(503).header("Retry-After", "1");
  }

  @Test
  void findsFactsAsRows() {
    String word = word();
    UUID id = UUID.randomUUID();
    publish(id, 1, "Facts " + word, "");
    awaitFound(word, id);

    Response quotes = given().queryParam("q", "speaker:zhou " + word).get("/quotes");
    assertThat(quotes.<List<String>>path("quotes.text")).containsExactly("We grew 5%.");
    assertThat(quotes.<String>path("quotes[0].article.id")).isEqualTo(id.toString());
    assertThat(quotes.<Integer>path("total")).isEqualTo(1);
    assertThat(given().queryParam("q", "figure:5 " + word).get("/figures").<Integer>path("total"))
        .isEqualTo(1);
    assertThat(given().queryParam("q", "figure:6 " + word).get("/figures").<Integer>path("total"))
        .isZero();
    assertThat(given().get("/quotes?q=a&article=" + id).statusCode()).isEqualTo(400);
  }

  @Test
  void saysWhatMatchedAndWhere() {
    String word = word();
    UUID id = UUID.randomUUID();
    publish(id, 1, "🚀 About " + word, " And " + word);
    awaitFound(word, id);

    Response answer = search(word + " speaker:zhou -never", "explain=true&highlight=true&limit=5");
    assertThat(answer.<String>path("articles[0].links.article")).isEqualTo("/articles/" + id);
    assertThat(answer.<List<String>>path("articles[0].explain.clause"))
        .containsExactly("\"" + word + "\"", "speaker:\"zhou\"", "NOT \"never\"");
    assertThat(answer.<List<Boolean>>path("articles[0].explain.matched")).containsOnly(true);
    assertThat(answer.<Integer>path("articles[0].explain[0].spans[0].start")).isEqualTo(8);
    assertThat(answer.<String>path("articles[0].explain[1].spans[0].fact")).isEqualTo("q1");
    assertThat(answer.<List<String>>path("articles[0].highlights.exact"))
        .containsExactly(word, "We grew 5%.", word);
    assertThat(answer.<List<String>>path("articles[0].highlights.in"))
        .containsExactly("title", "text", "text");
    assertThat(search(word, "highlight=true&fields=id").<Map<String, Object>>path("articles[0]"))
        .containsOnlyKeys("id", "highlights");
    assertThat(given().get("/articles?explain=true").statusCode()).isEqualTo(400);
    assertThat(search(word, "highlight=yes").statusCode()).isEqualTo(400);
  }

  @Test
  void putsTheMoreRelevantFirst() {
    String word = word();
    UUID seldom = new UUID(-1, UUID.randomUUID().getLeastSignificantBits());
    UUID often = new UUID(1, UUID.randomUUID().getLeastSignificantBits());
    publish(seldom, 1, "Seldom", " " + word);
    publish(often, 1, "Often " + word, (" " + word).repeat(9));
    awaitFound(word, seldom, often);

    assertThat(found(word)).containsExactly(seldom.toString(), often.toString());
    Response first = search(word, "sort=relevance&limit=1");
    assertThat(first.<List<String>>path("articles.id")).containsExactly(often.toString());
    assertThat(
            given()
                .urlEncodingEnabled(false)
                .get(link(first, "next"))
                .<List<String>>path("articles.id"))
        .containsExactly(seldom.toString());
    assertThat(given().get("/articles?sort=relevance").statusCode()).isEqualTo(400);
    assertThat(search("a", "sort=newest").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesWhatIsNoQueryAtOnce() {
    search("alibaba -titel:stocks", "")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("parameter", org.hamcrest.Matchers.equalTo("q"))
        .body("offset", org.hamcrest.Matchers.equalTo(9))
        .body("suggestion", org.hamcrest.Matchers.equalTo("title"))
        .body("shown", containsString("\n         ^^^^^"));
    for (String q :
        List.of(
            "a".repeat(100_000),
            "a ".repeat(2_400),
            "a ".repeat(10_000),
            "(".repeat(500),
            "*a",
            "'; drop table event --\0:")) {
      long start = System.nanoTime();
      assertThat(search(q, "").statusCode()).isEqualTo(400);
      assertThat(given().queryParam("q", q).get("/stream").statusCode()).isEqualTo(400);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void saysHowFarItIs() {
    assertThat(given().get("/q/health").body().asString()).contains("\"built\": \"100 %\"");
    assertThat(given().get("/q/metrics").body().asString()).contains("broadsheet_index_built 1.0");
  }
}
