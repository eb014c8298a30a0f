package io.broadsheet.standalone.files;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One article on its way in, or why it cannot go.
 *
 * @param where file, and line where a file holds many
 * @param json one line of JSON, absent where there is a problem
 * @param read how many bytes of all input were read when this came
 */
public record IntakeItem(String where, byte @Nullable [] json, @Nullable String problem, long read) {

  static IntakeItem of(String where, byte[] json, long read) {
    return new IntakeItem(where, json, null, read);
  }

  static IntakeItem broken(String where, String problem, long read) {
    return new IntakeItem(where, null, problem, read);
  }

  /** For a person to look at. */
  @Override
  public String toString() {
    return where + ": " + (json == null ? problem : new String(json, StandardCharsets.UTF_8));
  }
}
