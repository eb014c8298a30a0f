package io.broadsheet.fences.outbound;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered.
 *
 * @param headers by name in lower case
 * @param whole whether the body is all of it, and not the first so many bytes
 */
public record Answer(int status, Map<String, String> headers, Buffer body, boolean whole) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** A header, by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
