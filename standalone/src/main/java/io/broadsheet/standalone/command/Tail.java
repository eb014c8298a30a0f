package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.standalone.command.Terminal.Colour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints the events of the stream ({@code text/event-stream}, HTML Living Standard, section 9.2),
 * and goes on from the last one's cursor when the connection breaks.
 */
final class Tail {

  private static final long RETRY_MILLIS = 1_000;

  /** Heartbeats come every 15 s: after such a silence nobody is there any more. */
  private static final long SILENCE_MILLIS = 60_000;

  private final Terminal terminal;
  private final boolean json;
  private final Remote query;
  private final @Nullable String q;
  private @Nullable String cursor;
  private boolean connected;
  private boolean waiting;
  private volatile long heardMillis;

  Tail(Terminal terminal, boolean json, Remote query, @Nullable String q, @Nullable String since) {
    this.terminal = terminal;
    this.json = json;
    this.query = query;
    this.q = q;
    this.cursor = since;
  }

  int run() throws InterruptedException {
    while (true) {
      try {
        follow();
      } catch (Failure e) {
        if (!connected || e.exitCode() != Failure.UNREACHABLE) {
          throw e;
        }
      } catch (IOException e) {
        // As when the stream just ends.
      }
      if (connected) {
        terminal.show("the connection to " + query.base() + " is lost; trying again");
      }
      Thread.sleep(RETRY_MILLIS);
    }
  }

  private void follow() throws IOException {
    String path = path();
    HttpResponse<InputStream> response =
        query.send(query.request(path).header("Accept", "text/event-stream"));
    try (InputStream body = response.body()) {
      if (response.statusCode() == 503) {
        waitFor(body.readAllBytes());
        return;
      }
      if (response.statusCode() != 200) {
        throw query.refusal(response.statusCode(), body.readAllBytes());
      }
      terminal.say((connected ? "going on with " : "following ") + query.base() + "/stream");
      connected = true;
      Thread watch = watch(body);
      try {
        read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
      } finally {
        watch.interrupt();
      }
    }
  }

  private void waitFor(byte[] problem) {
    if (!connected && !waiting) {
      waiting = true;
      terminal.say(Remote.detail(problem) + "; waiting ...");
    }
  }

  private Thread watch(InputStream body) {
    heardMillis = System.currentTimeMillis();
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.currentTimeMillis() - heardMillis < SILENCE_MILLIS) {
                  Thread.sleep(RETRY_MILLIS);
                }
                body.close();
              } catch (InterruptedException | IOException e) {
                // It is read no more.
              }
            },
            "tail-watch");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  private String path() {
    return "/stream"
        + Stream.of(parameter("q", q), parameter("cursor", cursor))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&", "?", ""))
            .replaceFirst("\\?$", "");
  }

  private static Optional<String> parameter(String name, @Nullable String value) {
    return Optional.ofNullable(value).map(it -> name + "=" + Remote.encoded(it));
  }

  void read(BufferedReader lines) throws IOException {
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heardMillis = System.currentTimeMillis();
      String value = line.replaceFirst("^[^:]*:? ?", "");
      if (line.isEmpty()) {
        take(name, data.toString());
        name = "";
        data.setLength(0);
      } else if (line.startsWith("id:")) {
        cursor = value;
      } else if (line.startsWith("event:")) {
        name = value;
      } else if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(value);
      }
    }
  }

  private record Line(@Nullable String cursor, JsonNode event) {}

  private void take(String name, String data) throws IOException {
    if (name.equals("resync")) {
      terminal.say(
          "the archive does not reach back to that cursor; going on from a fresh one, with a gap");
      return;
    }
    JsonNode event = EventJson.mapper().readTree(data);
    if (!event.has("type")) {
      return;
    }
    if (json) {
      terminal.json(new Line(cursor, event));
    } else {
      terminal.print(readable(event));
    }
    terminal.requireReader();
  }

  private String readable(JsonNode event) {
    JsonNode article = event.path("data");
    String type = event.path("type").asText().replaceAll("^.*\\.article\\.|\\.v\\d+$", "");
    String source = article.path("source").path("name").asText();
    return "%s  %s  v%d  %s%s  %s"
        .formatted(
            event.path("time").asText(),
            terminal.paint(Colour.CYAN, "%-9s".formatted(type)),
            article.path("version").asInt(),
            Terminal.clean(article.path("title").asText("(no title)")),
            source.isEmpty() ? "" : " (" + Terminal.clean(source) + ")",
            terminal.paint(Colour.DIM, event.path("subject").asText()));
  }
}
