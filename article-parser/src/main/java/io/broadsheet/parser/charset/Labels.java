package io.broadsheet.parser.charset;

import io.broadsheet.parser.text.Wordlist;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    Wordlist.ordered(Labels.class, "labels.txt", 1)
        .forEach(
            (name, labels) -> labels.forEach(label -> charsets.put(label, Charset.forName(name))));
    return charsets;
  }
}
