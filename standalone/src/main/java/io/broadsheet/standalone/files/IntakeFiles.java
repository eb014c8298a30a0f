package io.broadsheet.standalone.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files, the files of folders in the order of their names, and standard input ({@code -}).
 *
 * <p>A text or HTML file is one article; {@code x.json} beside {@code x.html} or {@code x.txt}
 * holds its other fields. One without {@code url} has its path as key, within the source "files",
 * so that an edited file becomes a new version of the same article.
 */
public final class IntakeFiles {

  /** Above what the service takes, so that it is the service that says so. */
  private static final int LONGEST_LINE = 16 << 20;

  private static final int SNIFFED = 8_192;
  private static final String STANDARD_INPUT = "-";

  private final List<Named> files;
  private final int passedOver;
  private long done;

  private record Named(Path path, String name) {}

  private IntakeFiles(List<Named> files, int passedOver) {
    this.files = files;
    this.passedOver = passedOver;
  }

  /**
   * Looks at what was named.
   *
   * @throws NoSuchFileException where nothing is
   */
  public static IntakeFiles of(List<String> arguments) throws IOException {
    List<Named> files = new ArrayList<>();
    int passedOver = 0;
    for (String argument : arguments) {
      Path path = Path.of(argument);
      if (argument.equals(STANDARD_INPUT)) {
        files.add(new Named(path, STANDARD_INPUT));
      } else if (Files.isDirectory(path)) {
        passedOver += addAll(path, files);
      } else if (Files.exists(path)) {
        files.add(new Named(path, path.getFileName().toString()));
      } else {
        throw new NoSuchFileException(argument);
      }
    }
    return new IntakeFiles(files, passedOver);
  }

  private static int addAll(Path folder, List<Named> files) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found = walk.filter(Files::isRegularFile).filter(f -> !isHidden(folder, f)).sorted().toList();
    }
    int passedOver = 0;
    for (Path file : found) {
      if (Kind.named(file).isEmpty()) {
        passedOver++;
      } else if (!isSidecar(file)) {
        files.add(new Named(file, folder.relativize(file).toString().replace('\\', '/')));
      }
    }
    return passedOver;
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSidecar(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".json")) {
      return false;
    }
    String stem = name.substring(0, name.length() - ".json".length());
    return Stream.of(".txt", ".text", ".html", ".htm", ".xhtml")
        .anyMatch(extension -> Files.exists(file.resolveSibling(stem + extension)));
  }

  /** How many files of folders were no articles by their names. */
  public int passedOver() {
    return passedOver;
  }

  /** How many bytes there are to read; 0 where nobody knows. */
  public long size() throws IOException {
    long size = 0;
    for (Named file : files) {
      if (file.name.equals(STANDARD_INPUT)) {
        return 0;
      }
      size += Files.size(file.path);
    }
    return size;
  }

  /** Reads all, in order; each item is gone through before the next is read. */
  public void forEach(Consumer<IntakeItem> each) {
    for (Named file : files) {
      long before = done;
      try (InputStream in = open(file)) {
        read(file, in, each);
        done = Math.max(done, before + (Files.exists(file.path) ? Files.size(file.path) : 0));
      } catch (IOException e) {
        each.accept(IntakeItem.broken(file.name, 0, "cannot be read: " + e.getMessage(), done));
      }
    }
  }

  private static InputStream open(Named file) throws IOException {
    return new BufferedInputStream(
        file.name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file.path), SNIFFED);
  }

  private void read(Named file, InputStream in, Consumer<IntakeItem> each) throws IOException {
    in.mark(SNIFFED);
    byte[] start = in.readNBytes(SNIFFED);
    in.reset();
    Kind kind = Kind.named(file.path).orElseGet(() -> Kind.of(start));
    switch (kind) {
      case NDJSON -> lines(file, in, each);
      case JSON -> objects(file, in.readAllBytes(), each);
      case TEXT, HTML -> page(file, kind, in.readAllBytes(), each);
      case BINARY ->
          each.accept(IntakeItem.broken(file.name, 0, "is neither text, HTML nor JSON", done));
    }
  }

  private void lines(Named file, InputStream in, Consumer<IntakeItem> each) throws IOException {
    Lines lines = new Lines(in, LONGEST_LINE);
    int number = 0;
    long before = done;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      number++;
      done = before + lines.read();
      if (line.length > LONGEST_LINE) {
        each.accept(IntakeItem.broken(file.name, number, "the line is longer than 16 MiB", done));
      } else if (!Lines.isBlank(line)) {
        each.accept(IntakeItem.of(file.name, number, line, done));
      }
    }
  }

  private void objects(Named file, byte[] json, Consumer<IntakeItem> each) {
    try {
      JsonNode root = EventJson.mapper().readTree(json);
      if (root.isArray()) {
        for (int i = 0; i < root.size(); i++) {
          each.accept(IntakeItem.of(file.name, i + 1, EventJson.bytes(root.get(i)), done));
        }
      } else {
        each.accept(IntakeItem.of(file.name, 0, EventJson.bytes(root), done));
      }
    } catch (IOException e) {
      each.accept(IntakeItem.broken(file.name, 0, "is no JSON: " + said(e), done));
    }
  }

  private void page(Named file, Kind kind, byte[] bytes, Consumer<IntakeItem> each) {
    ObjectNode article;
    try {
      article = sidecar(file.path);
    } catch (IOException e) {
      each.accept(
          IntakeItem.broken(
              file.name, 0, "its .json beside it is no JSON object: " + said(e), done));
      return;
    }
    article.put(kind == Kind.HTML ? "html" : "text", Decoded.text(bytes));
    if (!article.has("url") && !article.has("key") && !file.name.equals(STANDARD_INPUT)) {
      article.put("key", file.name);
      if (!article.has("source")) {
        article.put("source", "files");
      }
    }
    each.accept(IntakeItem.of(file.name, 0, EventJson.bytes(article), done + bytes.length));
  }

  private static ObjectNode sidecar(Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path beside = file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    if (dot < 0 || !Files.exists(beside)) {
      return EventJson.mapper().createObjectNode();
    }
    return EventJson.mapper().readValue(beside.toFile(), ObjectNode.class);
  }

  private static String said(IOException e) {
    return e instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }
}
