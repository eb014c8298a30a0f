package io.broadsheet.query.entities;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.lists.PageToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EntitiesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Newsroom newsroom = new Newsroom();

  /** Names of its own, so that no other test's articles count. */
  private final String name = "N" + UUID.randomUUID().toString().replace("-", "");

  @AfterEach
  void close() {
    newsroom.close();
  }

  private void publish(UUID id, int version, String members) {
    Receipt receipt = newsroom.receive(id);
    ArticleEvent event = Articles.event(id, version, receipt);
    String json =
        "{\"id\":\"%s\",\"version\":%d,\"title\":\"T\",\"published\":{\"value\":\"2024-06-03\"},\"received\":\"2024-06-04T00:00:00Z\",%s}"
            .formatted(id, version, members);
    newsroom.send(
        Topic.EVENTS,
        Newsroom.partition(id),
        event.key(),
        Newsroom.utf8(json),
        CloudEvents.headers(event.attributes()));
    await()
        .atMost(PATIENCE)
        .until(() -> version == given().get("/articles/" + id).<Integer>path("version"));
  }

  private void withdraw(UUID id) {
    newsroom.event(Articles.withdrawn(id, 9, newsroom.receive(id)));
    await().atMost(PATIENCE).until(() -> given().get("/articles/" + id).statusCode() == 410);
  }

  private static String entities(String... things) {
    return "\"entities\":[" + String.join(",", things) + "]";
  }

  private static String thing(String id, String type, String name, String aliases) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"name\":\"%s\",\"aliases\":[%s],\"mentions\":[{\"start\":0,\"end\":4,\"exact\":\"Zhou\"}]}"
        .formatted(id, type, name, aliases);
  }

  private static JsonPath list(String q, String more) {
    return given().queryParam("q", q).get("/entities" + more).jsonPath();
  }

  @Test
  void saysWhatAnEntityDidSaidAndWithWhom() {
    UUID id = UUID.randomUUID();
    publish(
        id,
        1,
        entities(
                thing("e1", "organization", name + " Cloud Inc.", "\"" + name + " Cloud\""),
                thing("e2", "model", name + " 2.5", ""))
            + ",\"quotes\":[{\"id\":\"q1\",\"text\":\"We grew\",\"speaker\":{\"entity\":\"e1\",\"status\":\"named\"}}],"
            + "\"figures\":[{\"id\":\"f1\",\"kind\":\"count\",\"value\":5,\"attributedTo\":\"%s Cloud\"}],"
                .formatted(name)
            + "\"claims\":[{\"id\":\"c1\",\"subject\":{\"text\":\"it\",\"entity\":\"e1\"},\"relation\":\"launched\","
            + "\"object\":{\"text\":\"2.5\",\"entity\":\"e2\"},\"hedged\":false,\"negated\":true}]");

    JsonPath found = list(name.toLowerCase(java.util.Locale.ROOT).substring(0, 20) + " clo", "");
    assertThat(found.getList("entities.name")).containsExactly(name + " Cloud Inc.");
    assertThat(found.getInt("entities[0].articles")).isEqualTo(1);
    assertThat(list(name, "?type=model").getList("entities.name")).containsExactly(name + " 2.5");

    Response page = given().get("/entities/" + found.getString("entities[0].id"));
    page.then()
        .statusCode(200)
        .body("type", equalTo("organization"))
        .body("articles", equalTo(1))
        .body("timeline[0].month", equalTo("2024-06"))
        .body("timeline[0].articles", equalTo(1))
        .body("together[0].name", equalTo(name + " 2.5"))
        .body("quotes[0].text", equalTo("We grew"))
        .body("quotes[0].article.id", equalTo(id.toString()))
        .body("figures[0].value", equalTo(5))
        .body("claims[0].relation", equalTo("launched"))
        .body("claims[0].object.entity", equalTo("e2"))
        .body("claims[0].negated", equalTo(true))
        .body("links.articles", containsString("entity%3A%22" + name + "+Cloud+Inc.%22"));
  }

  /** A fingerprint of which another seed shares nothing. */
  private static String near(int seed) {
    byte[] slots = new byte[256];
    new Random(seed).nextBytes(slots);
    return "\"fingerprint\":{\"near\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(slots));
  }

  @Test
  void eachCountIsOfArticlesAndOfIndependentOrigins() {
    String both =
        entities(
            thing("e1", "organization", "Bay " + name, "\"“Bay” " + name + "\""),
            thing("e2", "organization", "“Bay” " + name, ""),
            thing("e3", "model", name + " 2.5", ""));
    int seed = name.hashCode();
    // Three reprints, one that says it in its own words, two that cannot be compared.
    for (String wording :
        List.of(
            near(seed), near(seed), near(seed), near(seed + 1), "\"links\":[]", "\"links\":[]")) {
      publish(UUID.randomUUID(), 1, both + "," + wording);
    }

    JsonPath list = list(name, "");
    assertThat(list.getList("entities.articles")).containsOnly(6);
    assertThat(list.getList("entities.origins")).isNotEmpty().containsOnly(4);
    JsonPath page =
        given()
            .get("/entities/" + list(name, "?type=model").getString("entities[0].id"))
            .jsonPath();
    assertThat(page.getInt("origins")).isEqualTo(4);
    assertThat(page.getList("timeline.articles")).containsExactly(6);
    assertThat(page.getList("timeline.origins")).containsExactly(4);
    assertThat(page.getList("together.articles")).isNotEmpty().containsOnly(6);
    assertThat(page.getList("together.origins")).containsOnly(4);
    // A quotation mark in a name does not end it.
    String articles = page.getString("together[0].links.articles");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Objects.equals(
                    6, given().urlEncodingEnabled(false).get(articles).<Integer>path("total")));
  }

  @Test
  void aMergedIdLeadsToTheOneThatStandsForItUntilItIsAmbiguous() {
    String full = "Bay " + name + " Works";
    UUID shorter = UUID.randomUUID();
    publish(shorter, 1, entities(thing("e1", "organization", "Bay " + name, "")));
    String before = list(name, "").getString("entities[0].id");
    UUID longer = UUID.randomUUID();
    publish(longer, 1, entities(thing("e1", "organization", full, "\"Bay " + name + "\"")));

    JsonPath merged = list(name, "");
    assertThat(merged.getList("entities.name")).containsExactly(full);
    assertThat(merged.getInt("entities[0].articles")).isEqualTo(2);
    assertThat(merged.getList("entities[0].aliases")).containsExactly("Bay " + name);
    assertThat(merged.getString("entities[0].links.articles")).contains("+OR+");
    given()
        .redirects()
        .follow(false)
        .get("/entities/" + before)
        .then()
        .statusCode(308)
        .header("Location", containsString("/entities/" + merged.getString("entities[0].id")));
    assertThat(given().get("/entities/" + before).<String>path("name")).isEqualTo(full);

    UUID other = UUID.randomUUID();
    publish(
        other,
        1,
        entities(thing("e1", "organization", "Bay " + name + " Bank", "\"Bay " + name + "\"")));
    assertThat(list(name, "").getList("entities.name", String.class))
        .containsExactlyInAnyOrder(full, "Bay " + name, "Bay " + name + " Bank");
    assertThat(given().get("/entities/" + before).<Integer>path("articles")).isEqualTo(1);
    // An alias finds who is called so.
    withdraw(shorter);
    assertThat(list("bay " + name, "").getList("entities")).hasSize(2);
  }

  @Test
  void isGoneWithItsLastArticle() {
    UUID id = UUID.randomUUID();
    publish(id, 1, entities(thing("e1", "person", "Ada " + name, "\"" + name + "\"")));
    String ada = list(name, "").getString("entities[0].id");
    publish(id, 2, entities(thing("e1", "person", "Bea " + name, "")));

    assertThat(list(name, "").getList("entities.name")).containsExactly("Bea " + name);
    given()
        .get("/entities/" + ada)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("/entities?q="));
    withdraw(id);
    assertThat(list(name, "").getList("entities")).isEmpty();
    assertThat(
            io.broadsheet.query.Rows.count(
                "select count(*) from entity_name where name like ?", "%" + name))
        .isZero();
  }

  @Test
  void pagesGoThroughAll() {
    UUID id = UUID.randomUUID();
    List<String> things = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      things.add(thing("e" + n, "product", name + " " + n, ""));
    }
    publish(id, 1, entities(things.toArray(String[]::new)));

    List<String> names = new ArrayList<>();
    String at = "/entities?q=" + name + "&limit=3";
    while (at != null) {
      Response page = given().urlEncodingEnabled(false).get(at);
      names.addAll(page.path("entities.name"));
      String link = page.header("Link");
      at = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    assertThat(names).hasSize(7).doesNotHaveDuplicates();
    assertThat(given().get("/entities?limit=1").<List<?>>path("entities")).hasSize(1);
  }

  @Test
  void listsClaimsAsRows() {
    UUID id = UUID.randomUUID();
    publish(
        id,
        1,
        "\"claims\":["
            + "{\"id\":\"c1\",\"subject\":{\"text\":\"%s\",\"evidence\":{\"start\":1,\"end\":2,\"exact\":\"x\"}},\"relation\":\"launched\",\"object\":{\"text\":\"Tongyi\"},\"dimension\":\"price\",\"attributedTo\":\"Zhou\",\"hedged\":true,\"negated\":false,\"evidence\":{\"start\":1,\"end\":9,\"exact\":\"words\"}},"
                .formatted(name)
            + "{\"id\":\"c2\",\"subject\":{\"text\":\"Baidu\"},\"relation\":\"sued\",\"object\":{\"text\":\"%s\"}}]"
                .formatted(name));

    given()
        .get("/claims?article=" + id)
        .then()
        .statusCode(200)
        .body("claims.id", equalTo(List.of("c1", "c2")))
        .body("claims[0].subject.text", equalTo(name))
        .body("claims[0].subject.evidence.exact", equalTo("x"))
        .body("claims[0].dimension", equalTo("price"))
        .body("claims[0].attributedTo", equalTo("Zhou"))
        .body("claims[0].hedged", equalTo(true))
        .body("claims[0].evidence.exact", equalTo("words"))
        .body("claims[0].article.id", equalTo(id.toString()));
    await().atMost(PATIENCE).until(() -> claims("claim:" + name).getInt("total") == 2);
    assertThat(claims("claim:(subject:%s relation:launched)".formatted(name)).getList("claims.id"))
        .containsExactly("c1");
    assertThat(claims("claim:(object:%s relation:launched)".formatted(name)).getInt("total"))
        .isZero();
    assertThat(claims("claim:(%s -relation:launched)".formatted(name)).getList("claims.id"))
        .containsExactly("c2");
  }

  private static JsonPath claims(String q) {
    return given().queryParam("q", q).get("/claims").jsonPath();
  }

  @Test
  void refusesWhatItCannotAnswer() {
    String page = "?page=" + PageToken.of("e1", "-1", UUID.randomUUID().toString());
    for (String path : List.of("?type=firm", "?q=…", "?page=x", page, "?limit=0", "?names=a")) {
      given()
          .get("/entities" + path)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    given().get("/entities?type=persn").then().body("suggestion", equalTo("person"));
    given().get("/entities/x").then().statusCode(404);
    given().get("/entities/" + UUID.randomUUID()).then().statusCode(404);
    given().queryParam("q", "o'neil:* & \\ ' | !x").get("/entities").then().statusCode(200);
    given().queryParam("q", "a".repeat(100_000)).get("/entities").then().statusCode(200);
  }
}
