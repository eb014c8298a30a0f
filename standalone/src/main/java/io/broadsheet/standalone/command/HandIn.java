package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.standalone.files.IntakeItem;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Hands articles to ingest-service as NDJSON, one batch after the other: in order, in bounded
 * memory, each answer known before the next batch goes.
 */
final class HandIn {

  private static final int LINES = 256;
  private static final int BYTES = 4 << 20;
  private static final int TRIES = 5;
  private static final int BUSY = 429;
  private static final int AWAY = 503;

  private final Remote ingest;
  private final BiConsumer<IntakeItem, JsonNode> answered;
  private final List<IntakeItem> batch = new ArrayList<>();
  private int bytes;

  /**
   * @param answered told each item's answer, in order: {@code {state, id?, receipt?, problem?}}
   */
  HandIn(Remote ingest, BiConsumer<IntakeItem, JsonNode> answered) {
    this.ingest = ingest;
    this.answered = answered;
  }

  void add(IntakeItem item) {
    batch.add(item);
    bytes += item.json() == null ? 0 : item.json().length;
    if (batch.size() >= LINES || bytes >= BYTES) {
      flush();
    }
  }

  void flush() {
    List<IntakeItem> items = List.copyOf(batch);
    batch.clear();
    bytes = 0;
    int from = 0;
    for (int i = 0; i <= items.size(); i++) {
      // What is broken here is answered here, in its place.
      if (i == items.size() || items.get(i).json() == null) {
        sendAll(items.subList(from, i));
        if (i < items.size()) {
          answered.accept(items.get(i), rejected(Objects.requireNonNull(items.get(i).problem())));
        }
        from = i + 1;
      }
    }
  }

  private void sendAll(List<IntakeItem> items) {
    List<IntakeItem> left = items;
    for (int tries = 1; !left.isEmpty(); tries++) {
      left = send(left, tries == TRIES);
    }
  }

  /** Sends once and returns what the service was too busy for. */
  private List<IntakeItem> send(List<IntakeItem> items, boolean last) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (IntakeItem item : items) {
      body.writeBytes(Objects.requireNonNull(item.json()));
      body.write('\n');
    }
    HttpResponse<InputStream> response =
        ingest.send(
            ingest
                .request("/articles")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    try (InputStream answer = response.body()) {
      int status = response.statusCode();
      if ((status == BUSY || status == AWAY) && !last) {
        pause(response.headers().firstValueAsLong("Retry-After").orElse(1));
        return items;
      }
      if (status / 100 != 2) {
        throw ingest.refusal(status, answer.readAllBytes());
      }
      read(items, answer);
      return List.of();
    } catch (IOException e) {
      throw ingest.unreachable(e);
    }
  }

  private void read(List<IntakeItem> items, InputStream answer) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    for (IntakeItem item : items) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException(
            "it stopped answering in the middle; hand in again what has no receipt");
      }
      answered.accept(item, EventJson.mapper().readTree(line));
    }
  }

  private static void pause(long seconds) {
    try {
      Thread.sleep(1_000 * Math.min(30, seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectNode rejected(String problem) {
    ObjectNode answer = EventJson.mapper().createObjectNode().put("state", "rejected");
    answer.putObject("problem").put("detail", problem);
    return answer;
  }
}
