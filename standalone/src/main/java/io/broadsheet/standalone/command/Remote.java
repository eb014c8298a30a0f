package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running service, over HTTP. */
final class Remote {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 5;

  /** While an index is opened, or built of an archive that is not large. */
  private static final int MANY_TRIES = 60;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  Remote(String base) {
    this.base = base.replaceFirst("/+$", "");
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
    return json(request(path));
  }

  /** The same of a service that may not be able to answer yet; says why it waits. */
  JsonNode get(String path, Terminal terminal) {
    return json(patiently(request(path), MANY_TRIES, terminal));
  }

  /** The JSON that a call without a body is answered with. */
  JsonNode post(String path) {
    return json(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The JSON that a deletion is answered with. */
  JsonNode delete(String path) {
    return json(request(path).DELETE());
  }

  /** Hands over each line of the NDJSON at a path. */
  void lines(String path, Consumer<JsonNode> each) {
    HttpResponse<InputStream> response = patiently(request(path));
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(EventJson.mapper().readTree(line));
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** The answer of a service that may be busy for a while. */
  HttpResponse<InputStream> patiently(HttpRequest.Builder request) {
    return patiently(request, TRIES, null);
  }

  private HttpResponse<InputStream> patiently(
      HttpRequest.Builder request, int most, @Nullable Terminal terminal) {
    for (int tries = 1; ; tries++) {
      HttpResponse<InputStream> response = send(request);
      int status = response.statusCode();
      if (status / 100 == 2) {
        return response;
      }
      try (InputStream body = response.body()) {
        byte[] problem = body.readAllBytes();
        if (!isBusy(status) || tries == most) {
          throw refusal(status, problem);
        }
        if (terminal != null && tries == 1) {
          terminal.say(detail(problem) + "; waiting ...");
        }
      } catch (IOException e) {
        throw unreachable(e);
      }
      pause(response.headers().firstValueAsLong("Retry-After").orElse(1));
    }
  }

  /** Whether the same may be taken a moment later. */
  static boolean isBusy(int status) {
    return status == 429 || status == 503;
  }

  static void pause(long seconds) {
    try {
      Thread.sleep(1_000 * Math.min(30, seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode json(HttpRequest.Builder request) {
    return json(send(request.timeout(PATIENCE)));
  }

  /** The JSON of an answer. */
  JsonNode json(HttpResponse<InputStream> response) {
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
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
      String key = System.getenv("BROADSHEET_API_KEY");
      return key == null ? request : request.header("Authorization", "Bearer " + key);
    } catch (IllegalArgumentException e) {
      throw Failure.wrongUse(
          "\"" + base + "\" is no address of a service; one looks like http://127.0.0.1:8081");
    }
  }

  HttpResponse<InputStream> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("interrupted while waiting for " + base);
    }
  }

  Failure unreachable(IOException e) {
    return Failure.unreachable(
        "%s does not answer (%s). Is it up? ./broadsheet status tells, ./broadsheet up starts it."
            .formatted(base, e.getMessage() == null ? "no connection" : e.getMessage()));
  }

  Failure refusal(int status, byte[] body) {
    String said = "%s says %d: %s".formatted(base, status, detail(body));
    return status == 400 ? Failure.wrongUse(said) : Failure.failed(said);
  }

  /** What a problem says of itself. */
  static String detail(byte[] body) {
    String detail = "";
    try {
      JsonNode problem = EventJson.mapper().readTree(body);
      detail = problem.path("detail").asText(problem.path("title").asText());
      if (problem.has("shown")) {
        detail += "\n" + problem.path("shown").asText();
      }
    } catch (IOException e) {
      // Not one of ours that answered.
    }
    return detail.isEmpty() ? "no reason given" : detail;
  }
}
