package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands articles in over HTTP and hears line by line what became of them. */
public final class IngestClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String url;

  /**
   * @param url of the ingest-service
   */
  public IngestClient(String url) {
    this.url = url;
  }

  /**
   * Posts lines of NDJSON.
   *
   * @param answers told each answer as it comes, also of a request that breaks off later
   * @throws IOException when the request breaks off
   */
  public void post(List<String> lines, Consumer<JsonNode> answers)
      throws IOException, InterruptedException {
    post(
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
        answered -> answered.forEach(line -> answers.accept(tree(line))));
  }

  /** Posts NDJSON and counts the lines accepted, at little cost of its own. */
  long accepted(byte[] lines) throws IOException, InterruptedException {
    AtomicLong accepted = new AtomicLong();
    post(
        lines,
        answered ->
            accepted.set(answered.filter(line -> line.contains("\"state\":\"accepted\"")).count()));
    return accepted.get();
  }

  private void post(byte[] lines, Consumer<Stream<String>> answers)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        HTTP.send(
            post(
                url + "/articles",
                "application/x-ndjson",
                HttpRequest.BodyPublishers.ofByteArray(lines)),
            HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("answered " + response.statusCode());
      }
      answers.accept(body);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Posts one article as JSON. */
  public HttpResponse<String> postOne(String json) throws IOException, InterruptedException {
    return post(url + "/articles", json);
  }

  /** Withdraws an article. */
  HttpResponse<String> withdraw(String id) throws IOException, InterruptedException {
    return delete(url + "/articles/" + id);
  }

  /** Posts JSON to an address. */
  static HttpResponse<String> post(String url, String json)
      throws IOException, InterruptedException {
    return HTTP.send(
        post(url, "application/json", HttpRequest.BodyPublishers.ofString(json)),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Deletes what has an address. */
  static HttpResponse<String> delete(String url) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).DELETE().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Reads an address as JSON. */
  public static JsonNode get(String url) throws IOException, InterruptedException {
    HttpResponse<String> response = ask(url);
    if (response.statusCode() != 200) {
      throw new IOException(url + " answered " + response.statusCode() + ": " + response.body());
    }
    return tree(response.body());
  }

  /** Asks an address. */
  public static HttpResponse<String> ask(String url) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest post(String url, String type, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", type)
        .POST(body)
        .build();
  }

  static JsonNode tree(String json) {
    try {
      return EventJson.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
