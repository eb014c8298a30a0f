package io.broadsheet.parser.charset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names of charsets as the Encoding Standard (4.2) reads them: Latin-1 is windows-1252, GB 2312 is
 * GB 18030. Names that it does not have are none, whatever Java makes of them.
 */
final class Labels {

  private static final Map<String, Charset> CHARSETS = load();

  private Labels() {}

  static @Nullable Charset charset(String label) {
    return CHARSETS.get(label.strip().toLowerCase(Locale.ROOT));
  }

  private static Map<String, Charset> load() {
    Map<String, Charset> charsets = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Labels.class.getResourceAsStream("labels.txt")),
                StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
          charsets.put(words[i], Charset.forName(words[0]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return charsets;
  }
}
