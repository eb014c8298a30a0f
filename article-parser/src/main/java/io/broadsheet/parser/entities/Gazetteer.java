package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Wordlist;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Well-known names and what they are; a head start, never a condition. */
final class Gazetteer {

  /** One thing that the gazetteer knows; {@code partOf} is the name of another. */
  record Entry(Type type, String name, @Nullable String partOf) {}

  private static final Map<String, Entry> ENTRIES = entries();

  private Gazetteer() {}

  static @Nullable Entry find(String name) {
    return ENTRIES.get(name);
  }

  /** Whether the name is that of a family of models: "Llama", and so "Llama 3". */
  static boolean isModelFamily(String name) {
    Entry entry = ENTRIES.get(name);
    return entry != null && entry.type() == Type.MODEL;
  }

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new HashMap<>();
    for (String line : Wordlist.lines(Gazetteer.class, "places.txt")) {
      List<String> names = List.of(line.split(";"));
      for (String name : names) {
        String country = name.equals(names.get(0)) ? null : names.get(0);
        entries.put(name, new Entry(Type.PLACE, name, country));
      }
    }
    for (String line : Wordlist.lines(Gazetteer.class, "gazetteer.txt")) {
      String[] fields = line.split("\\|", -1);
      Type type = Type.valueOf(fields[0].toUpperCase(Locale.ROOT));
      Entry entry = new Entry(type, fields[1], fields[3].isEmpty() ? null : fields[3]);
      entries.put(fields[1], entry);
      for (String alias : fields[2].split(";")) {
        if (!alias.isBlank()) {
          entries.put(alias, entry);
        }
      }
    }
    return Map.copyOf(entries);
  }
}
