package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

/** A running service, over HTTP. */
final class Remote {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  Remote(String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  String base() {
    return base;
  }

  /** A part of an address's query, whatever is in it. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The JSON at a path. */
  JsonNode get(String path) {
    HttpResponse<InputStream> response = send(request(path).timeout(PATIENCE).build());
    try (InputStream body = response.body()) {
      byte[] bytes = body.readAllBytes();
      if (response.statusCode() / 100 != 2) {
        throw refusal(response.statusCode(), bytes);
      }
      return EventJson.mapper().readTree(bytes);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    String key = System.getenv("BROADSHEET_API_KEY");
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return request;
  }

  HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted while waiting for " + base);
    }
  }

  Unreachable unreachable(IOException e) {
    String reason = e.getMessage() == null ? "no connection" : e.getMessage();
    return new Unreachable(
        "%s does not answer (%s). Is it up? ./broadsheet status tells, ./broadsheet up starts it."
            .formatted(base, reason));
  }

  Refused refusal(int status, byte[] body) {
    return new Refused("%s says %d: %s".formatted(base, status, detail(body)));
  }

  private static String detail(byte[] body) {
    JsonNode problem;
    try {
      problem = EventJson.mapper().readTree(body);
    } catch (IOException e) {
      problem = MissingNode.getInstance();
    }
    String detail = problem.path("detail").asText(problem.path("title").asText());
    return detail.isEmpty() ? "no reason given" : detail;
  }
}
