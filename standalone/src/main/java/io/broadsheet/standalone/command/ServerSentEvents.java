package io.broadsheet.standalone.command;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code text/event-stream} (HTML Living Standard, section 9.2). */
final class ServerSentEvents {

  private ServerSentEvents() {}

  /**
   * One event.
   *
   * @param name {@code message} where the stream gives none
   * @param data empty for a heartbeat
   */
  record Event(@Nullable String id, String name, String data) {}

  /** Takes an event. */
  interface Reader {
    void take(Event event) throws IOException;
  }

  static void read(BufferedReader lines, Reader reader) throws IOException {
    String id = null;
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        reader.take(new Event(id, name.isEmpty() ? "message" : name, data.toString()));
        name = "";
        data.setLength(0);
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      switch (field) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {
          // Comments and retry times.
        }
      }
    }
  }
}
