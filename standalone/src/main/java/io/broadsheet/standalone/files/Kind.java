package io.broadsheet.standalone.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a file holds. */
enum Kind {
  TEXT,
  HTML,
  /** One intake object, or an array of them. */
  JSON,
  /** One intake object a line. */
  NDJSON,
  /** Nothing that could be an article. */
  BINARY;

  /** By its name, as far as that tells. */
  static Optional<Kind> named(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "txt", "text" -> TEXT;
          case "html", "htm", "xhtml" -> HTML;
          case "json" -> JSON;
          case "ndjson", "jsonl" -> NDJSON;
          default -> null;
        });
  }

  /** By its first bytes. */
  static Kind of(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return BINARY;
      }
    }
    String text = new String(start, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    if (text.startsWith("{") || text.startsWith("[{")) {
      String first = text.lines().findFirst().orElse("").strip();
      return first.startsWith("{") && first.endsWith("}") ? NDJSON : JSON;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean html =
        lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.contains("<body");
    return html || lower.startsWith("<") ? HTML : TEXT;
  }
}
