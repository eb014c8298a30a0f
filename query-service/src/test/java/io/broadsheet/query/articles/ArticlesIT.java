package io.broadsheet.query.articles;

import static io.broadsheet.query.Links.link;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
import io.broadsheet.query.lists.ListAnswer;
import io.broadsheet.query.lists.Page;
import io.broadsheet.query.store.Lists.Key;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ArticlesIT {

  private static final String FACT = "quotes.collect { it.article.id + '/' + it.id }";

  private final Newsroom newsroom = new Newsroom();

  @AfterEach
  void close() {
    newsroom.close();
  }

  @Test
  void answersTheArticleItsVersionsAndNothingTwice() {
    UUID id = UUID.randomUUID();
    newsroom.publish(id, 1);
    newsroom.publish(id, 2);
    awaitVersion(id, 2);

    Response article = given().get("/articles/" + id);
    assertThat(article.header("ETag")).isEqualTo("\"2.0\"");
    assertThat(given().header("If-None-Match", "\"2.0\"").get("/articles/" + id).statusCode())
        .isEqualTo(304);
    assertThat(given().get("/articles/" + id + "/versions/1").path("title").toString())
        .isEqualTo("Version 1");
    Response versions = given().get("/articles/" + id + "/versions");
    assertThat(versions.<List<Integer>>path("versions.version")).containsExactly(2, 1);
    assertThat(
            given()
                .header("If-None-Match", versions.header("ETag"))
                .get("/articles/" + id + "/versions")
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void saysThatNothingChangedToWhoeverHasIt() {
    UUID id = UUID.randomUUID();
    newsroom.publish(id, 1);
    newsroom.publish(id, 2);
    awaitVersion(id, 2);

    for (String known : List.of("*", "W/\"2.0\"", "\"1.0\", \"2.0\"", " \"a,b\" ,\"2.0\"")) {
      Response unchanged = given().header("If-None-Match", known).get("/articles/" + id);
      assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
      assertThat(unchanged.header("ETag")).isEqualTo("\"2.0\"");
      assertThat(unchanged.body().asString()).isEmpty();
    }
    for (String other : List.of("\"1.0\"", "2.0", "\"2.0", "\"*\"", "")) {
      assertThat(given().header("If-None-Match", other).get("/articles/" + id).statusCode())
          .as(other)
          .isEqualTo(200);
    }
    assertThat(
            given()
                .header("If-None-Match", "\"1.0\"")
                .get("/articles/" + id + "/versions/1")
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void aWithdrawnArticleIsGoneWithAllItsVersionsAndComesBackWithoutThem() {
    UUID id = UUID.randomUUID();
    newsroom.publish(id, 1);
    awaitVersion(id, 1);
    newsroom.event(Articles.withdrawn(id, 2, newsroom.receive(id)));
    await().until(() -> given().get("/articles/" + id).statusCode() == 410);
    for (String path : List.of("", "/versions", "/versions/1", "/versions/2")) {
      given()
          .get("/articles/" + id + path)
          .then()
          .statusCode(410)
          .contentType("application/problem+json")
          .body("detail", containsString("withdrawn"));
    }
    given().get("/quotes?article=" + id).then().statusCode(404);
    given().get("/articles/" + id + "/versions/3").then().statusCode(404);

    newsroom.publish(id, 3);
    awaitVersion(id, 3);
    assertThat(given().get("/articles/" + id + "/versions").<List<Integer>>path("versions.version"))
        .containsExactly(3, 2);
    given().get("/articles/" + id + "/versions/1").then().statusCode(410);
  }

  @Test
  void aReparsedVersionIsReadAsItsLatestRevisionReadsIt() {
    UUID id = UUID.randomUUID();
    Cursor seen = Cursor.parse(given().get("/articles?limit=1").path("cursor"));
    newsroom.publish(id, 1);
    RecordMetadata at = newsroom.event(Articles.reparsed(id, 1, 1, newsroom.receive(id)));
    String then = seen.after(at.partition(), at.offset()).toString();

    Response article = given().get("/articles/" + id + "?atLeast=" + then);
    assertThat(article.header("ETag")).isEqualTo("\"1.1\"");
    assertThat(article.<String>path("title")).isEqualTo("Version 1, read again");
    assertThat(given().get("/articles/" + id + "/versions/1").asString())
        .isEqualTo(article.asString());
    Response versions = given().get("/articles/" + id + "/versions");
    assertThat(versions.<List<Integer>>path("versions.version")).containsExactly(1, 1);
    assertThat(versions.<List<Integer>>path("versions.revision")).containsExactly(1, 0);
    for (String q : List.of("id:" + id, "id:" + id + " title:again")) {
      Response found = given().queryParam("q", q).get("/articles?atLeast=" + then);
      assertThat(found.<Integer>path("total")).as(q).isEqualTo(1);
      assertThat(found.<Integer>path("articles[0].revision")).as(q).isEqualTo(1);
    }

    newsroom.event(Articles.withdrawn(id, 2, newsroom.receive(id)));
    await().until(() -> given().get("/articles/" + id).statusCode() == 410);
    assertThat(Rows.count("select count(*) from event where article_id = ?", id)).isEqualTo(1);
  }

  @Test
  void waitsForWhatIsKnownElsewhere() {
    UUID id = UUID.randomUUID();
    Cursor seen = Cursor.parse(given().get("/articles?limit=1").path("cursor"));
    Newsroom.Published published = newsroom.publish(id);
    String then = seen.after(Newsroom.partition(id), published.event()).toString();

    for (String path : List.of("", "/versions", "/versions/1")) {
      assertThat(given().get("/articles/" + id + path + "?atLeast=" + then).statusCode())
          .as(path)
          .isEqualTo(200);
    }
    assertThat(given().get("/articles/" + id + "?atLeast=x").statusCode()).isEqualTo(400);
  }

  @Test
  void aLineHasTheMembersThatAreAskedFor() throws Exception {
    // The last of all ids, so that it is on the first page.
    UUID id = new UUID(-1, UUID.randomUUID().getLeastSignificantBits());
    newsroom.publish(id);
    awaitVersion(id, 1);

    Response page = given().get("/articles?limit=50&fields=id,published.value,entities.name");
    JsonNode line = null;
    for (JsonNode each : EventJson.mapper().readTree(page.asByteArray()).path("articles")) {
      line = each.path("id").asText().equals(id.toString()) ? each : line;
    }
    assertThat(line)
        .isEqualTo(
            EventJson.mapper()
                .readTree(
                    """
                    {"id": "%s", "published": {"value": "2024-06-03"}, "entities": [{"name": "Zhou"}]}
                    """
                        .formatted(id)));
    assertThat(given().get("/articles?fields=*&limit=1").<String>path("articles[0].text"))
        .isNotEmpty();
    assertThat(given().get("/quotes?fields=text,article.id&article=" + id).body().asString())
        .contains("{\"text\":\"We grew 5%.\",\"article\":{\"id\":\"" + id + "\"}}");
    given()
        .get("/articles?fields=titel")
        .then()
        .statusCode(400)
        .body("suggestion", org.hamcrest.Matchers.equalTo("title"));
    given().get("/articles?fields=id&limit=51").then().statusCode(400);
  }

  @Test
  void aLineSaysWhatTellsAnArticleFromOthers() throws Exception {
    // The last of all ids, so that it is on the first page.
    UUID id = new UUID(-1, UUID.randomUUID().getLeastSignificantBits());
    newsroom.publish(id);
    awaitVersion(id, 1);

    JsonNode line = null;
    for (JsonNode each :
        EventJson.mapper()
            .readTree(given().get("/articles?limit=200").asByteArray())
            .path("articles")) {
      line = each.path("id").asText().equals(id.toString()) ? each : line;
    }

    assertThat(line)
        .isEqualTo(
            EventJson.mapper()
                .readTree(
                    """
                    {"id": "ID", "version": 1, "revision": 0, "title": "Version 1",
                     "url": "https://example.com/small",
                     "source": {"name": "Example", "domain": "example.com"}, "language": "en",
                     "published": "2024-06-03", "received": "2024-06-03T10:00:00Z",
                     "links": {"article": "/articles/ID", "versions": "/articles/ID/versions",
                               "quotes": "/quotes?article=ID", "figures": "/figures?article=ID"}}
                    """
                        .replace("ID", id.toString())));
  }

  @Test
  void whatIsNoIdIsNotFound() {
    for (String path :
        List.of(
            "..%2F..%2Fetc%2Fpasswd",
            "a%2Fb%00c",
            "1",
            "%00",
            UUID.randomUUID().toString(),
            UUID.randomUUID() + "/versions",
            UUID.randomUUID() + "/versions/99999999999",
            UUID.randomUUID() + "/versions/x")) {
      assertThat(given().urlEncodingEnabled(false).get("/articles/" + path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void refusesParametersThatAreNoneHere() {
    assertThat(given().queryParam("langauge", "en").get("/articles").statusCode()).isEqualTo(400);
    assertThat(given().queryParam("page", "x\0").get("/articles").statusCode()).isEqualTo(400);
    // A filter that was left empty by mistake, and would be taken for none.
    assertThat(given().get("/articles?q=").<String>path("detail"))
        .startsWith("the parameter q has no value");
    assertThat(given().queryParam("article", "x").get("/quotes").statusCode()).isEqualTo(400);
    assertThat(given().queryParam("article", UUID.randomUUID()).get("/figures").statusCode())
        .isEqualTo(404);
  }

  @Test
  void refusesAPageOfAnotherHouse() {
    UUID id = Newsroom.idsOf(11, 1).get(0);
    newsroom.publish(id);
    awaitVersion(id, 1);
    Cursor here = Cursor.parse(given().get("/articles?limit=1").path("cursor"));

    for (Cursor at :
        List.of(
            new Cursor(here.topicId(), List.of(0L, 0L, 0L)),
            new Cursor(UUID.randomUUID(), here.next()))) {
      String page = new Page(Key.NEWEST, 1, at).toString();
      for (ListAnswer list :
          List.of(
              new ListAnswer("articles"),
              new ListAnswer("quotes"),
              new ListAnswer("figures").with("article", id.toString()))) {
        given()
            .get(list.with("limit", "1").next(page).replaceAll("<(.*)>.*", "$1"))
            .then()
            .statusCode(400)
            .body("detail", containsString("begin again with the first page"));
      }
    }
  }

  @Test
  void refusesAPageOfAnotherList() {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    Stream.of(one, other).forEach(newsroom::publish);
    Stream.of(one, other).forEach(id -> awaitVersion(id, 1));
    String all = link(given().get("/quotes?limit=1"), "next");
    String page = Objects.requireNonNull(all).replaceAll(".*page=", "");

    for (String path :
        List.of(
            "/quotes?article=" + one,
            "/quotes?q=grew",
            "/quotes?q=time",
            "/articles?limit=1",
            "/entities?limit=1")) {
      given()
          .get(path + "&page=" + page)
          .then()
          .statusCode(400)
          .body("detail", containsString("page is no page of this list"));
    }
    assertThat(given().get("/quotes?limit=2&fields=id&page=" + page).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageOfLongArticlesEndsEarlyAndTheNextGoesOn() {
    String word = "longread" + UUID.randomUUID().toString().replace("-", "");
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      UUID id = UUID.randomUUID();
      String text = "Zhou said: “We grew 5%.” 🚀 The end. " + word + " a".repeat(400_000);
      newsroom.event(Articles.event(id, 1, newsroom.receive(id), Articles.small("Long", text)));
      awaitVersion(id, 1);
      ids.add(id.toString());
    }
    String now = given().get("/articles?limit=1").path("cursor");
    for (String list :
        List.of(
            "q=" + word,
            "q=" + word + "&sort=relevance",
            "q=" + word + "&highlight=true",
            "sort=time")) {
      List<String> found = new ArrayList<>();
      int pages = 0;
      String at = "/articles?fields=id,text&limit=50&atLeast=" + now + "&" + list;
      for (; at != null; pages++) {
        Response page = given().urlEncodingEnabled(false).get(at);
        assertThat(page.statusCode()).as(at).isEqualTo(200);
        assertThat(page.asByteArray().length).isLessThan(6 << 20);
        found.addAll(page.path("articles.id"));
        at = link(page, "next");
      }
      assertThat(pages).as(list).isGreaterThan(1);
      assertThat(found).as(list).containsOnlyOnceElementsOf(ids);
    }
  }

  @Test
  void factsComeWithTheirArticleAndEvidence() {
    UUID id = UUID.randomUUID();
    newsroom.publish(id);
    awaitVersion(id, 1);

    Response quotes = given().get("/quotes?article=" + id);
    assertThat(quotes.<String>path("quotes[0].article.id")).isEqualTo(id.toString());
    assertThat(quotes.<String>path("quotes[0].speaker.name")).isEqualTo("Zhou");
    assertThat(quotes.<String>path("quotes[0].evidence.exact")).isEqualTo("We grew 5%.");
    assertThat(given().get("/figures?article=" + id).<Integer>path("figures[0].value"))
        .isEqualTo(5);
  }

  @Test
  void pagesOfFactsGoOnWhereTheyEnded() throws Exception {
    for (int i = 0; i < 5; i++) {
      UUID id = UUID.randomUUID();
      newsroom.publish(id);
      awaitVersion(id, 1);
    }
    List<String> all = given().get("/quotes?limit=200").path(FACT);
    List<String> paged = new ArrayList<>();
    for (String at = "/quotes?limit=2"; at != null; at = link(given().get(at), "next")) {
      paged.addAll(given().get(at).path(FACT));
    }

    assertThat(paged).startsWith(all.toArray(String[]::new)).doesNotHaveDuplicates();
  }

  @Test
  void allPagesShowWhatStoodWhenTheFirstWasReadAndTheStreamGoesOnFromThere() throws Exception {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(30).toList();
    ids.forEach(id -> newsroom.publish(id, 1));
    ids.forEach(id -> awaitVersion(id, 1));

    Response page = given().get("/articles?limit=7");
    long total = page.<Integer>path("total");
    Map<String, Integer> shown = new HashMap<>();
    List<String> order = new ArrayList<>();
    int updates = 0;
    while (true) {
      for (JsonNode line : EventJson.mapper().readTree(page.asByteArray()).path("articles")) {
        assertThat(shown.put(line.path("id").asText(), line.path("version").asInt())).isNull();
        order.add(line.path("id").asText());
      }
      String next = link(page, "next");
      if (next == null) {
        break;
      }
      newsroom.publish(UUID.randomUUID());
      UUID updated = ids.get(updates % ids.size());
      int version = 2 + updates++ / ids.size();
      newsroom.publish(updated, version);
      awaitVersion(updated, version);
      page = given().get(next);
    }

    assertThat(shown).hasSize((int) total);
    ids.forEach(id -> assertThat(shown).containsEntry(id.toString(), 1));
    assertThat(
            given()
                .get(Objects.requireNonNull(link(page, "follow")).replace("stream", "articles"))
                .statusCode())
        .isEqualTo(400);
    assertThat(updates).isPositive();
  }

  private static void awaitVersion(UUID id, int version) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().get("/articles/" + id + "/versions/" + version).statusCode() == 200);
  }
}
