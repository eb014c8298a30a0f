package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values that have killed other systems, through the whole house. */
class PoisonIT {

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
  void poisonIsAnsweredAndNeverStopsTheGoodArticles() throws Exception {
    Load load = new Load("poison");
    int good = 0;
    List<String> unexpected = new ArrayList<>();
    for (Poison poison : Poison.all()) {
      for (String field : Poison.FIELDS) {
        HttpResponse<String> answer = house.ingest().postOne(poison.in(field, load.line(900_000)));
        if (answer.statusCode() >= 500) {
          unexpected.add(
              poison.id() + " in " + field + ": " + answer.statusCode() + " " + answer.body());
        }
      }
      assertThat(house.ingest().postOne(load.line(good++)).statusCode()).isEqualTo(202);
    }
    assertThat(unexpected).isEmpty();
    int expected = good;
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () ->
                assertThat(
                        house.count(
                            "select count(*) from event where url like 'https://load.example/poison/%' and version = 1 and url <> ?",
                            load.url(900_000)))
                    .isEqualTo(expected));
    house.awaitAgreement();
    for (Poison poison : Poison.all()) {
      String value = URLEncoder.encode(poison.shortText(), StandardCharsets.UTF_8);
      for (String path :
          List.of(
              "/articles/",
              "/articles?page=",
              "/quotes?article=",
              "/trace?url=",
              "/stream?cursor=",
              "/articles?q=",
              "/stream?q=",
              "/quotes.ndjson?q=",
              "/stats/top?by=source&q=",
              "/entities?q=",
              "/articles?")) {
        int status = status(house.query(path + value));
        assertThat(status).as(path + poison.id()).isBetween(200, 499);
      }
    }
    assertThat(IngestClient.get(house.query("/index")).path("refused").asInt()).isZero();
  }

  @Test
  void poisonBecomesWhatTheSharedSetExpects() throws Exception {
    Load load = new Load("expected");
    int n = 0;
    for (Poison poison : Poison.shared()) {
      String as = poison.id() + ": " + poison.expect();
      String line = load.line(n++);
      HttpResponse<String> answer =
          house
              .ingest()
              .postOne(poison.isWholeBody() ? poison.json() : poison.in(poison.home(), line));
      assertThat(answer.statusCode()).as(as).isIn(poison.statuses());
      if (answer.statusCode() == 202) {
        JsonNode accepted = EventJson.mapper().readTree(answer.body());
        // The other test may have brought the same address.
        assertThat(house.outcome(accepted)).as(as).isIn("published", "updated");
        JsonNode article = article(accepted.path("id").asText());
        if (poison.isKept()) {
          assertThat(article.path("title")).as(as).hasToString(poison.json());
        }
      }
    }
  }

  private static JsonNode article(String id) throws Exception {
    String url = house.query("/articles/" + id);
    await().ignoreExceptions().until(() -> IngestClient.ask(url).statusCode() == 200);
    return IngestClient.get(url);
  }

  private static int status(String url) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    // A stream would never end: its head is enough.
    answer.body().close();
    return answer.statusCode();
  }
}
