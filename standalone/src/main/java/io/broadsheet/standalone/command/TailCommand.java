package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.standalone.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tail",
    description = "Follow the events as they happen; goes on where it was when a service restarts.")
final class TailCommand implements Callable<Integer> {

  private static final long RETRY_MILLIS = 1_000;

  private final Terminal terminal;

  @Option(
      names = "--since",
      paramLabel = "CURSOR",
      description = "Go on from a cursor: the id of an event, or the cursor of GET /articles.")
  @Nullable String since;

  @Option(names = "--json", description = "Each event as one line of JSON, with its cursor.")
  boolean json;

  @Mixin Where where = new Where();

  private boolean connected;

  TailCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Remote query = where.remote(Role.QUERY);
    while (true) {
      try {
        follow(query);
      } catch (Unreachable e) {
        if (!connected) {
          throw e;
        }
        terminal.show("waiting for " + query.base());
      } catch (IOException e) {
        terminal.show("the connection was lost; connecting again");
      }
      Thread.sleep(RETRY_MILLIS);
    }
  }

  private void follow(Remote query) throws IOException {
    String path = "/stream" + (since == null ? "" : "?cursor=" + Remote.encoded(since));
    HttpResponse<InputStream> response =
        query.send(query.request(path).header("Accept", "text/event-stream").build());
    try (InputStream body = response.body()) {
      if (response.statusCode() == 503 && connected) {
        return;
      }
      if (response.statusCode() != 200) {
        throw query.refusal(response.statusCode(), body.readAllBytes());
      }
      connected = true;
      terminal.wipe();
      ServerSentEvents.read(
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), this::event);
    }
  }

  private void event(ServerSentEvents.Event event) throws IOException {
    if (event.id() != null) {
      since = event.id();
    }
    if (event.data().isEmpty()) {
      return;
    }
    JsonNode data = EventJson.mapper().readTree(event.data());
    if (event.name().equals("resync")) {
      terminal.say(
          "the archive no longer reaches back to that cursor; going on from a fresh one, with a gap");
    } else if (json) {
      terminal.json(new Line(event.id(), data));
    } else if (data.has("type")) {
      terminal.print(readable(data));
    }
  }

  private record Line(@Nullable String cursor, JsonNode event) {}

  private String readable(JsonNode event) {
    JsonNode article = event.path("data");
    String type = event.path("type").asText().replaceAll("^.*\\.article\\.|\\.v\\d+$", "");
    String source = article.path("source").path("name").asText();
    return "%s  %s  v%d  %s%s  %s"
        .formatted(
            event.path("time").asText(),
            terminal.colour(Terminal.Colour.CYAN, "%-9s".formatted(type)),
            article.path("version").asInt(),
            article.path("title").asText("(no title)"),
            source.isEmpty() ? "" : " (" + source + ")",
            terminal.colour(Terminal.Colour.DIM, event.path("subject").asText()));
  }
}
