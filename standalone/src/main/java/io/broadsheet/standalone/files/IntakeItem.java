package io.broadsheet.standalone.files;

import org.jspecify.annotations.Nullable;

/**
 * One article on its way in, or why it cannot go.
 *
 * @param file as it was named, or its path in the folder that was
 * @param line where the file holds many; 0 where it is one article
 * @param json one line of JSON, absent where there is a problem
 * @param read how many bytes of all input were read when this came
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record IntakeItem(
    String file, int line, byte @Nullable [] json, @Nullable String problem, long read) {

  static IntakeItem of(String file, int line, byte[] json, long read) {
    return new IntakeItem(file, line, json, null, read);
  }

  static IntakeItem broken(String file, int line, String problem, long read) {
    return new IntakeItem(file, line, null, problem, read);
  }

  /** File and line, for people. */
  public String where() {
    return line == 0 ? file : file + ":" + line;
  }
}
