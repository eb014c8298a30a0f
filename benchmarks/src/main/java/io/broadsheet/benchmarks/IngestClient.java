package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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
    HttpResponse<Stream<String>> response =
        HTTP.send(
            post("application/x-ndjson", String.join("\n", lines)),
            HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("answered " + response.statusCode());
      }
      body.forEach(line -> answers.accept(tree(line)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Posts one article as JSON. */
  public HttpResponse<String> postOne(String json) throws IOException, InterruptedException {
    return HTTP.send(post("application/json", json), HttpResponse.BodyHandlers.ofString());
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

  private HttpRequest post(String type, String body) {
    return HttpRequest.newBuilder(URI.create(url + "/articles"))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body))
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
