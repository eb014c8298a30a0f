package io.broadsheet.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.parser.charset.Charsets;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files, the files of folders in the order of their names, and standard input ({@code -}). None
 * that was named is passed over in silence.
 *
 * <p>A text or HTML file is one article; {@code x.json} beside {@code x.html} or {@code x.txt}
 * holds its other fields. One without {@code url} has its path as key, within the source "files",
 * so that an edited file becomes a new version of the same article.
 */
final class IntakeFiles {

  private static final int BATCH = 256;
  private static final int BATCH_BYTES = 4 << 20;

  /** Above what the service takes, so that it is the service that says so. */
  private static final int LONGEST = 16 << 20;

  private static final String TOO_LONG = "is longer than 16 MiB";
  private static final int SNIFFED = 8_192;
  private static final String STANDARD_INPUT = "-";

  private enum Kind {
    TEXT,
    HTML,
    JSON,
    NDJSON
  }

  private record Named(Path path, String name) {}

  private final List<Named> files = new ArrayList<>();
  private final List<IntakeItem> batch = new ArrayList<>();
  private int batchBytes;
  private int passedOver;
  private long read;

  private IntakeFiles() {}

  /** Looks at what was named; nothing is read yet. */
  static IntakeFiles of(List<String> arguments) {
    IntakeFiles all = new IntakeFiles();
    for (String argument : arguments) {
      Path path = Path.of(argument);
      if (Files.isDirectory(path)) {
        all.addFolder(path);
      } else if (argument.equals(STANDARD_INPUT) || Files.exists(path)) {
        all.files.add(new Named(path, path.getFileName().toString()));
      } else {
        throw Failure.wrongUse("there is no file " + argument);
      }
    }
    return all;
  }

  private void addFolder(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (("/" + name).contains("/.") || isSidecar(file)) {
          continue;
        }
        if (kind(file).isPresent()) {
          files.add(new Named(file, name));
        } else {
          passedOver++;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw Failure.wrongUse("cannot read the folder " + folder + ": " + e.getMessage());
    }
  }

  private static Optional<Kind> kind(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "txt", "text" -> Kind.TEXT;
          case "html", "htm", "xhtml" -> Kind.HTML;
          case "json" -> Kind.JSON;
          case "ndjson", "jsonl" -> Kind.NDJSON;
          default -> null;
        });
  }

  private static boolean isSidecar(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json")
        && Stream.of("txt", "text", "html", "htm", "xhtml")
            .anyMatch(page -> Files.exists(file.resolveSibling(name.replaceFirst("json$", page))));
  }

  /** How many files of folders were no articles by their names. */
  int passedOver() {
    return passedOver;
  }

  /** How many bytes there are to read, as far as one can know. */
  long size() {
    return files.stream().mapToLong(file -> file.path.toFile().length()).sum();
  }

  /** How many of them were read. */
  long read() {
    return read;
  }

  /** Reads all, in order, in bounded memory; each batch is gone through before the next is read. */
  void forEachBatch(Consumer<List<IntakeItem>> each) {
    for (Named file : files) {
      try (InputStream in =
          new BufferedInputStream(
              file.name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file.path),
              1 << 16)) {
        read(file, in, each);
      } catch (IOException e) {
        add(IntakeItem.broken(file.name, 0, "cannot be read; look at its permissions"), each);
      }
    }
    flush(each);
  }

  private void add(IntakeItem item, Consumer<List<IntakeItem>> each) {
    batch.add(item);
    batchBytes += item.json() == null ? 0 : item.json().length;
    if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
      flush(each);
    }
  }

  private void flush(Consumer<List<IntakeItem>> each) {
    if (!batch.isEmpty()) {
      each.accept(List.copyOf(batch));
    }
    batch.clear();
    batchBytes = 0;
  }

  private void read(Named file, InputStream in, Consumer<List<IntakeItem>> each)
      throws IOException {
    in.mark(SNIFFED);
    // As much as there is: what is piped in may go on for hours.
    byte[] sniffed = new byte[SNIFFED];
    sniffed = Arrays.copyOf(sniffed, Math.max(0, in.read(sniffed)));
    String start =
        Charsets.isMarked(sniffed)
            ? Charsets.text(sniffed, null)
            : new String(sniffed, StandardCharsets.ISO_8859_1);
    in.reset();
    Optional<Kind> named = kind(file.path);
    if (named.isEmpty() && start.indexOf('\0') >= 0) {
      add(IntakeItem.broken(file.name, 0, "is neither text, HTML nor JSON"), each);
      return;
    }
    Kind kind = named.orElseGet(() -> kind(start));
    if (kind == Kind.NDJSON) {
      int number = 0;
      for (byte[] line = line(in); line != null; line = line(in)) {
        number++;
        read += line.length + 1;
        if (line.length > LONGEST) {
          add(new IntakeItem(file.name, number, line, TOO_LONG), each);
        } else if (!new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
          add(new IntakeItem(file.name, number, line, null), each);
        }
        if (file.name.equals(STANDARD_INPUT) && in.available() == 0) {
          flush(each);
        }
      }
      return;
    }
    byte[] bytes = in.readNBytes(LONGEST + 1);
    read += bytes.length;
    if (bytes.length == 0 || bytes.length > LONGEST) {
      add(IntakeItem.broken(file.name, 0, bytes.length == 0 ? "is empty" : TOO_LONG), each);
    } else {
      add(kind == Kind.JSON ? object(file, bytes) : page(file, kind, bytes), each);
    }
  }

  private static Kind kind(String start) {
    String begin = start.stripLeading();
    if (begin.startsWith("<")) {
      return Kind.HTML;
    }
    // Of many lines the first may be the broken one.
    boolean json =
        begin.startsWith("{") || begin.lines().limit(2).anyMatch(it -> it.startsWith("{\""));
    return json ? Kind.NDJSON : Kind.TEXT;
  }

  /** The next line without its end; null at the end; of one that is too long, its beginning. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    int b = in.read();
    if (b < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() <= LONGEST) {
        line.write(b);
      }
    }
    return line.toByteArray();
  }

  private static IntakeItem object(Named file, byte[] bytes) {
    try {
      byte[] oneLine = EventJson.bytes(EventJson.mapper().readTree(bytes));
      return new IntakeItem(file.name, 0, oneLine, null);
    } catch (IOException e) {
      return IntakeItem.broken(file.name, 0, "is no JSON: " + said(e));
    }
  }

  private static IntakeItem page(Named file, Kind kind, byte[] bytes) throws IOException {
    ObjectNode article;
    Path beside =
        file.path.resolveSibling(
            file.path.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".json");
    try {
      article =
          Files.exists(beside) && Files.size(beside) > 0
              ? EventJson.mapper().readValue(beside.toFile(), ObjectNode.class)
              : EventJson.mapper().createObjectNode();
    } catch (JsonProcessingException e) {
      return IntakeItem.broken(
          file.name, 0, beside.getFileName() + " beside it is no JSON object: " + said(e));
    }
    if (kind == Kind.HTML) {
      article.put("html", Charsets.html(bytes, null));
    } else {
      article.put("text", Charsets.text(bytes, null));
    }
    if (!article.has("url") && !article.has("key") && !file.name.equals(STANDARD_INPUT)) {
      article.put("key", file.path.toAbsolutePath().normalize().toString());
      if (!article.has("source")) {
        article.put("source", "files");
      }
    }
    return new IntakeItem(file.name, 0, EventJson.bytes(article), null);
  }

  private static String said(IOException e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
  }
}
