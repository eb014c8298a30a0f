package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Wordlist;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Well-known names and what they are; a head start, never a condition. */
final class Gazetteer {

  /**
   * One thing that the gazetteer knows.
   *
   * @param partOf the name of another
   * @param wikidata its id there, where certain
   * @param ticker its symbol at an exchange of the United States
   */
  record Entry(
      Type type,
      String name,
      @Nullable String partOf,
      @Nullable String wikidata,
      @Nullable String ticker) {}

  private static final Map<String, Entry> ENTRIES = entries();

  private Gazetteer() {}

  static @Nullable Entry find(String name) {
    return ENTRIES.get(name.replace('’', '\''));
  }

  /** Whether the name is that of a family of models: "Llama", and so "Llama 3". */
  static boolean isModelFamily(String name) {
    Entry entry = ENTRIES.get(name);
    return entry != null && entry.type() == Type.MODEL;
  }

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new HashMap<>();
    for (String line : Wordlist.lines(Gazetteer.class, "places.txt")) {
      String[] names = line.split(";");
      String[] country = names[0].split("=");
      entries.put(country[0], new Entry(Type.PLACE, country[0], null, field(country, 1), null));
      for (int i = 1; i < names.length; i++) {
        entries.put(names[i], new Entry(Type.PLACE, names[i], country[0], null, null));
      }
    }
    for (String line : Wordlist.lines(Gazetteer.class, "gazetteer.txt")) {
      String[] fields = line.split("\\|");
      Type type = Type.valueOf(fields[0].toUpperCase(Locale.ROOT));
      Entry entry =
          new Entry(type, fields[1], field(fields, 3), field(fields, 4), field(fields, 5));
      entries.put(fields[1], entry);
      String aliases = field(fields, 2);
      for (String alias : aliases == null ? new String[0] : aliases.split(";")) {
        entries.put(alias, entry);
      }
    }
    return Map.copyOf(entries);
  }

  private static @Nullable String field(String[] fields, int at) {
    return at < fields.length && !fields[at].isEmpty() ? fields[at] : null;
  }
}
