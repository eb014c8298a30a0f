package io.broadsheet.query.exports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ExportsIT {

  /** More than any buffer on the way to a reader holds: some 60 MB. */
  private static final int MANY = 5_000;

  private static final String BEGINNING = "Zhou said: “We grew 5%.” 🚀 The end.";
  private static final String LONG = BEGINNING + " export".repeat(1_700);
  private static final String MARK = "m" + UUID.randomUUID().toString().replace("-", "");

  private static boolean published;

  /** Once, but only in a test is it known where the service answers. */
  @BeforeEach
  void publish() {
    if (published) {
      return;
    }
    published = true;
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.events(
          IntStream.range(0, MANY)
              .mapToObj(i -> event(UUID.randomUUID(), 1, MARK + " " + i, LONG))
              .toList());
    }
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> Rows.count("select count(*) from event where title like ?", MARK + "%") == MANY);
    await().atMost(Duration.ofSeconds(60)).until(() -> total(MARK) == MANY);
  }

  /** The other tests of this house read all that there is. */
  @AfterAll
  static void delete() {
    delete(MARK);
  }

  private static void delete(String mark) {
    Rows.execute(
        "delete from event where title like '%s%%'".formatted(mark),
        "delete from quote as q where not exists (select from event as e"
            + " where e.partition = q.partition and e.\"offset\" = q.\"offset\")",
        "delete from figure as f where not exists (select from event as e"
            + " where e.partition = f.partition and e.\"offset\" = f.\"offset\")");
  }

  private static ArticleEvent event(UUID id, int version, String title, String text) {
    return Articles.event(id, version, new Receipt(0, 0), Articles.small(title, text));
  }

  private static int total(String q) {
    Response answer = given().queryParam("q", q).get("/articles");
    return answer.statusCode() == 200 ? answer.<Integer>path("total") : -1;
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static double open() {
    return given()
        .get("/q/metrics")
        .body()
        .asString()
        .lines()
        .filter(line -> line.startsWith("broadsheet_exports "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElseThrow();
  }

  /** A reader that reads only when it is told to. */
  private static Socket ask(String path) throws IOException {
    Socket socket = new Socket("127.0.0.1", RestAssured.port);
    socket.setReceiveBufferSize(16 << 10);
    socket.setSoTimeout(30_000);
    String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aFileHasEachLineOfItsListOnce() throws Exception {
    for (String q : List.of("", "?q=" + MARK)) {
      Set<String> ids = new HashSet<>();
      int lines = 0;
      try (BufferedReader file = lines("/articles.ndjson" + q)) {
        for (String line = file.readLine(); line != null; line = file.readLine()) {
          JsonNode article = EventJson.mapper().readTree(line);
          assertThat(article.path("links").path("article").asText())
              .endsWith(article.path("id").asText());
          if (article.path("title").asText().startsWith(MARK)) {
            ids.add(article.path("id").asText());
            lines++;
          }
        }
      }
      assertThat(ids).as("with " + q).hasSize(MANY);
      assertThat(lines).isEqualTo(MANY);
    }
  }

  private static BufferedReader lines(String path) throws IOException {
    InputStream body =
        java.net.URI.create("http://127.0.0.1:" + RestAssured.port + path).toURL().openStream();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  @Test
  void showsWhatStoodAtOnePositionWhateverComesMeanwhile() throws Exception {
    String mark = word();
    List<String> titles = new ArrayList<>();
    // In the order of the list: the last are still to come.
    List<UUID> ids = IntStream.range(0, 800).mapToObj(i -> new UUID(-1L - i, i)).toList();
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.events(ids.stream().map(id -> event(id, 1, mark + " " + id, LONG)).toList());
      await().atMost(Duration.ofSeconds(60)).until(() -> total(mark) == 800);
      try (BufferedReader file = lines("/articles.ndjson?fields=title,text&q=" + mark)) {
        titles.add(title(file.readLine()));
        newsroom.event(event(ids.get(799), 2, mark + " new", LONG));
        UUID gone = ids.get(798);
        newsroom.event(Articles.withdrawn(gone, 2, new Receipt(0, 0)));
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> given().get("/articles/" + gone).statusCode() == 410);
        for (String line = file.readLine(); line != null; line = file.readLine()) {
          titles.add(title(line));
        }
      }
    }
    assertThat(titles)
        .containsExactlyElementsOf(
            ids.stream()
                .filter(id -> !id.equals(ids.get(798)))
                .map(id -> mark + " " + id)
                .toList());
    delete(mark);
  }

  private static String title(String line) throws IOException {
    return EventJson.mapper().readTree(line).path("title").asText();
  }

  @Test
  void aReaderThatDoesNotReadHoldsNoMemory() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      long before = used();
      for (int i = 0; i < 4; i++) {
        sockets.add(ask("/articles.ndjson?fields=*" + (i % 2 == 0 ? "" : "&q=" + MARK)));
        assertThat(sockets.get(i).getInputStream().read()).isEqualTo('H');
      }
      Thread.sleep(2_000);
      // Four times 60 MB are asked for.
      assertThat(used() - before).isLessThan(40L << 20);
      assertThat(open()).isEqualTo(4);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void aFileThatIsCutShortIsSeenToBe() throws Exception {
    try (BufferedReader file = lines("/articles.ndjson?fields=*")) {
      file.readLine();
      Rows.away();
      try {
        assertThatThrownBy(
                () -> {
                  while (file.readLine() != null) {
                    // On to the end.
                  }
                })
            .isInstanceOf(IOException.class);
      } finally {
        Rows.back();
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
    await().atMost(Duration.ofSeconds(30)).until(() -> total(MARK) == MANY);
  }

  @Test
  void soManyAtOnceAndNoMore() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        sockets.add(ask("/articles.ndjson?fields=*"));
        assertThat(sockets.get(i).getInputStream().read()).isEqualTo('H');
      }
      given().get("/articles.csv").then().statusCode(429).header("Retry-After", "5");
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
  }

  @Test
  void aTableIsSafeToOpen() {
    String word = word();
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.event(event(UUID.randomUUID(), 1, "=HYPERLINK(\"x\", \"" + word + "\")", BEGINNING));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> total(word) == 1);

    Response csv = given().get("/articles.csv?q=" + word);
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8;header=present");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"articles.csv\"");
    String link = csv.header("Link");
    assertThat(link).startsWith("</stream?q=" + word + "&cursor=").endsWith("; rel=\"follow\"");
    assertThat(Cursor.parse(link.replaceAll(".*cursor=|>.*", ""))).isNotNull();
    assertThat(csv.body().asString())
        .startsWith(
            "id,version,revision,title,url,source.name,source.domain,language,published,received\r\n")
        .contains(
            ",1,0,\"'=HYPERLINK(\"\"x\"\", \"\""
                + word
                + "\"\")\",https://example.com/small,Example,")
        .endsWith("Z\r\n");
    assertThat(
            given()
                .queryParam("q", "speaker:zhou " + word)
                .get("/quotes.csv?fields=text,speaker.name,evidence.start")
                .body()
                .asString())
        .isEqualTo("text,speaker.name,evidence.start\r\nWe grew 5%.,Zhou,12\r\n");
    assertThat(
            given().get("/figures.ndjson?fields=value,article.title&q=" + word).body().asString())
        .isEqualTo(
            "{\"value\":5,\"article\":{\"title\":\"=HYPERLINK(\\\"x\\\", \\\""
                + word
                + "\\\")\"}}\n");
    assertThat(given().get("/figures.csv?fields=id&q=" + word()).body().asString())
        .isEqualTo("id\r\n");
  }

  @Test
  void refusesWhatCannotBe() {
    given().get("/articles.csv?fields=titel").then().statusCode(400);
    given().get("/articles.csv?q=titel:x").then().statusCode(400);
    given().get("/articles.ndjson?limit=3").then().statusCode(400);
    given().get("/articles.ndjson?atLeast=x").then().statusCode(400);
    given().get("/articles.xml").then().statusCode(404);
  }
}
