package io.broadsheet.query.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The statements of this package's {@code .sql} files. */
final class Sql {

  private Sql() {}

  static String of(String file) {
    try (InputStream in = Sql.class.getResourceAsStream(file + ".sql")) {
      return new String(
          Objects.requireNonNull(in, "no " + file + ".sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
