package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Hands batches of articles to ingest-service as NDJSON, each answer known before the next. */
final class HandIn {

  private static final int TRIES = 5;

  private final Remote ingest;
  private final BiConsumer<IntakeItem, ObjectNode> answered;

  /**
   * @param answered told each item's answer, in order: {@code {state, id?, receipt?, problem?}}
   */
  HandIn(Remote ingest, BiConsumer<IntakeItem, ObjectNode> answered) {
    this.ingest = ingest;
    this.answered = answered;
  }

  void send(List<IntakeItem> batch) {
    List<IntakeItem> rest = batch;
    for (int tries = 1; !rest.isEmpty(); tries++) {
      rest = rest.subList(sendOnce(rest, tries == TRIES), rest.size());
      if (!rest.isEmpty()) {
        Remote.pause(tries);
      }
    }
  }

  /**
   * Sends them; how many have their last answer. From the first that came too early on all are sent
   * again, so that the versions of an article keep their order.
   */
  private int sendOnce(List<IntakeItem> items, boolean last) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (IntakeItem item : items) {
      if (item.json() != null && item.problem() == null) {
        body.writeBytes(item.json());
        body.write('\n');
      }
    }
    int done = 0;
    boolean again = false;
    try (InputStream answer = body.size() == 0 ? InputStream.nullInputStream() : post(body);
        var lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
      for (IntakeItem item : items) {
        // What is broken here is answered here, in its place.
        ObjectNode said = item.problem() != null ? rejected(item) : next(lines);
        again |= !last && Remote.isBusy(said.path("problem").path("status").asInt());
        if (!again) {
          answered.accept(item, said);
          done++;
        }
      }
      return done;
    } catch (IOException e) {
      throw ingest.unreachable(e);
    }
  }

  private InputStream post(ByteArrayOutputStream body) {
    return ingest
        .patiently(
            ingest
                .request("/articles")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())))
        .body();
  }

  private static ObjectNode next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("it stopped answering; hand in again what has no receipt");
    }
    return EventJson.mapper().readValue(line, ObjectNode.class);
  }

  private static ObjectNode rejected(IntakeItem item) {
    ObjectNode answer = EventJson.mapper().createObjectNode().put("state", "rejected");
    answer.putObject("problem").put("detail", item.problem());
    return answer;
  }

  static boolean isAccepted(JsonNode answer) {
    return answer.path("state").asText().equals("accepted");
  }
}
