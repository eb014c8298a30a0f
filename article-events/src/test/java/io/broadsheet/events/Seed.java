package io.broadsheet.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The articles in {@code seeds/}, each by its name. */
public enum Seed {
  PAYING_CUSTOMERS("01-paying-customers.txt"),
  PRICE_WAR("02-model-price-war.html"),
  MALAYSIA("03-malaysia-data-centres.txt"),
  PATENT_COUNT("04-patent-count.html"),
  NVIDIA_QUARTER("05-nvidia-quarter.txt"),
  WIRE_REPRINT("06-openai-leaves-rivals-call.txt"),
  SECOND_WIRE_REPRINT("07-openai-leaves-reprint.html"),
  PATENT_COUNT_CORRECTED("08-patent-count-corrected.html"),
  CHINESE("09-xinghuo-v35.html"),
  GERMAN("10-microsoft-rheinisches-revier.html"),
  PRESS_RELEASE("11-lanternfish-launch.txt"),
  COPYRIGHT_SUITS("12-copyright-suits.txt"),
  PAYWALLED("13-moonshot-stake-paywalled.html"),
  SUMMER_OF_DEALS("14-summer-of-deals.txt");

  private final String file;

  Seed(String file) {
    this.file = file;
  }

  /** The article's file; its sidecar lies beside it. */
  public Path path() {
    return root().resolve("seeds").resolve(file);
  }

  /** The file's name without its ending. */
  public String key() {
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** As it is handed in: the file and its sidecar. */
  public Original original() {
    JsonNode sidecar = read(path().resolveSibling(key() + ".json"));
    boolean html = file.endsWith(".html");
    return new Original(
        field(sidecar, "url"),
        field(sidecar, "key"),
        field(sidecar, "source"),
        html ? content() : null,
        html ? null : content(),
        field(sidecar, "title"),
        field(sidecar, "byline"),
        field(sidecar, "published"),
        field(sidecar, "language"));
  }

  private String content() {
    try {
      return Files.readString(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path json) {
    try {
      return EventJson.mapper().readTree(json.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String field(JsonNode sidecar, String name) {
    return sidecar.hasNonNull(name) ? sidecar.get(name).asText() : null;
  }

  /** The repository's root: the build tells it, an IDE's working folder is in or below it. */
  public static Path root() {
    String told = System.getProperty("broadsheet.home");
    Path at = Path.of(told == null ? "" : told).toAbsolutePath();
    while (!Files.isDirectory(at.resolve("seeds"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("no seeds/ here or above; set -Dbroadsheet.home");
      }
    }
    return at;
  }
}
