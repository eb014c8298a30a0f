package io.broadsheet.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.Seed;
import io.broadsheet.fences.RealServers;
import io.broadsheet.ingest.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeIT {

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void answersWithTheReceiptOfARecordThatKafkaHas() throws IOException {
    String receipt =
        given()
            .contentType("application/json")
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .body("{\"url\":\"https://it.example/receipt\",\"text\":\"Some words.\"}")
            .post("/articles")
            .then()
            .statusCode(202)
            .header("X-Request-Id", notNullValue())
            .body("links.article", startsWith("http://localhost:8081/articles/"))
            .extract()
            .path("receipt");
    byte[] value =
        Records.of(kafka, "articles.received").stream()
            .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
            .findAny()
            .orElseThrow()
            .value();
    Arrival arrival = EventJson.read(value, Arrival.class);
    assertThat(arrival.original().text()).isEqualTo("Some words.");
    assertThat(arrival.traceparent()).contains("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void takesAWithdrawalAsItTakesAnArticle() throws IOException {
    String id = "5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d";
    String receipt =
        given()
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .delete("/articles/" + id)
            .then()
            .statusCode(202)
            .body("id", equalTo(id))
            .body("links.trace", startsWith("http://localhost:8081/trace?receipt="))
            .extract()
            .path("receipt");
    Arrival arrival =
        EventJson.read(
            Records.of(kafka, "articles.received").stream()
                .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
                .findAny()
                .orElseThrow()
                .value(),
            Arrival.class);
    assertThat(arrival.withdrawal()).isTrue();
    assertThat(arrival.traceparent()).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    for (String wrong : List.of("7-1234", "5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4x", "1-1-1-1-1")) {
      given()
          .delete("/articles/" + wrong)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("parameter", equalTo("id"));
    }
  }

  @Test
  void takesTextAndPagesWithParametersAndCharset() {
    given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    io.restassured.config.EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Content-Type", "text/plain; charset=windows-1252")
        .queryParam("url", "https://it.example/plain")
        .body("Zürich".getBytes(Charset.forName("windows-1252")))
        .post("/articles")
        .then()
        .statusCode(202);
    given()
        .header("Content-Type", "text/html")
        .queryParam("source", "Example")
        .queryParam("key", "g".repeat(5_000))
        .body("<p>Words of a page.".getBytes(StandardCharsets.UTF_8))
        .post("/articles")
        .then()
        .statusCode(202);
  }

  @Test
  void refusesABodyThatDoesNotSayWhatItIs() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/articles"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Some words.\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("Content-Type", "application/json", "application/x-ndjson");
  }

  @Test
  void refusesWithTheNameAndASuggestion() {
    given()
        .contentType("text/plain")
        .queryParam("langauge", "en")
        .body("Words.")
        .post("/articles")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("parameter", equalTo("langauge"))
        .body("suggestion", equalTo("language"));
    given().contentType("application/xml").body("<a/>").post("/articles").then().statusCode(415);
    given().header("Content-Type", "text/").body("a").post("/articles").then().statusCode(400);
    given()
        .contentType("application/json")
        .body("{\"url\":\"https://it.example/\"}")
        .post("/articles")
        .then()
        .statusCode(422);
    given().delete("/articles/x/y").then().statusCode(404);
  }

  @Test
  void refusesWhatIsTooLargeWithoutReadingIt() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                  + "Content-Length: 50000000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(firstLine(socket.getInputStream())).contains("413");
    }
  }

  @Test
  void refusesAChunkedBodyThatIsTooLarge() throws IOException {
    HttpURLConnection connection = connection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/plain");
    connection.setChunkedStreamingMode(64 * 1024);
    try (OutputStream out = connection.getOutputStream()) {
      out.write("x".repeat(Submissions.MAX_BYTES + 1).getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(connection.getResponseCode()).isEqualTo(413);
  }

  @Test
  void answersEachLineInOrderAndNoBadLineStopsTheOthers() throws IOException {
    StringBuilder lines = new StringBuilder("\n");
    for (int line = 2; line <= 1_000; line++) {
      lines.append(
          switch (line % 250) {
            case 3 -> "{\"text\":";
            case 4 -> "{\"text\":\"" + "x".repeat(6_000_000) + "\"}";
            case 5 -> "{\"txt\":\"x\"}";
            case 6 -> "{\"url\":\"https://it.example/none\"}";
            default -> "{\"url\":\"https://it.example/bulk/" + line + "\",\"text\":\"Line.\"}";
          });
      lines.append('\n');
    }
    List<JsonNode> answers = bulk(gzip(lines.toString()), "gzip");
    assertThat(answers).hasSize(999);
    for (int i = 0; i < answers.size(); i++) {
      int line = i + 2;
      assertThat(answers.get(i).path("line").asInt()).isEqualTo(line);
      boolean bad = line % 250 >= 3 && line % 250 <= 6;
      assertThat(answers.get(i).path("state").asText()).isEqualTo(bad ? "rejected" : "accepted");
    }
    assertThat(answers.get(1).path("problem").path("status").asInt()).isEqualTo(400);
    assertThat(answers.get(2).path("problem").path("status").asInt()).isEqualTo(413);
    assertThat(answers.get(4).path("problem").path("status").asInt()).isEqualTo(422);
  }

  @Test
  void doesNotDeadlockWithAClientThatSendsAllBeforeItReads() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                  + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] lines = "{\"txt\":1}\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
      for (int chunk = 0; chunk < 30; chunk++) {
        out.write((Integer.toHexString(lines.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(lines);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).contains("\"line\":30000,");
    }
  }

  @Test
  void saysWhatABrokenGzipBodyLacks() throws IOException {
    byte[] whole = gzip("{\"text\":\"one\"}\n".repeat(300));
    List<JsonNode> answers = bulk(java.util.Arrays.copyOf(whole, whole.length - 20), "gzip");
    assertThat(answers.get(answers.size() - 1).path("state").asText()).isEqualTo("rejected");
  }

  @Test
  void readsGzipMembersThatArriveApart() throws Exception {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                  + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int member = 1; member <= 3; member++) {
        byte[] bytes = gzip("{\"text\":\"Member " + member + ".\"}\n");
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(300);
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).contains("\"line\":1,", "\"line\":2,", "\"line\":3,");
    }
  }

  @Test
  void parsesWithoutPublishing() throws IOException {
    String article =
        EventJson.mapper()
            .createObjectNode()
            .put("url", "https://it.example/dry")
            .put("text", Seed.PAYING_CUSTOMERS.original().text())
            .toString();
    // 429 while the articles of the tests before are being parsed.
    byte[] data =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> given().contentType("application/json").body(article).post("/parse"),
                answer -> answer.statusCode() != 429)
            .then()
            .statusCode(200)
            .body("version", is(1))
            .body("revision", is(0))
            .extract()
            .asByteArray();
    JsonNode event = EventJson.mapper().readTree(data);
    assertThat(EventSchema.violations(event)).isEmpty();
    assertThat(event.has("received")).isFalse();
    assertThat(Records.events(kafka, "articles.events", event.path("id").asText())).isEmpty();
    given().contentType("text/html").body("<p></p>").post("/parse").then().statusCode(422);
  }

  private List<JsonNode> bulk(byte[] body, String encoding) throws IOException {
    HttpURLConnection connection = connection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-ndjson");
    connection.setRequestProperty("Content-Encoding", encoding);
    connection.setChunkedStreamingMode(64 * 1024);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    List<JsonNode> answers = new java.util.ArrayList<>();
    try (InputStream in = connection.getInputStream()) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        answers.add(EventJson.mapper().readTree(line));
      }
    }
    return answers;
  }

  private static HttpURLConnection connection() throws IOException {
    return (HttpURLConnection)
        URI.create("http://localhost:" + RestAssured.port + "/articles").toURL().openConnection();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
