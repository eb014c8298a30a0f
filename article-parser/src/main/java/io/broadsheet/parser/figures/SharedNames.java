package io.broadsheet.parser.figures;

import io.broadsheet.parser.text.Wordlist;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a text means by a sign or name that several currencies have: the one that it names in full,
 * else the one of whose country it speaks most, else the one that is usually meant.
 */
final class SharedNames {

  private static final Map<String, List<String>> WORDS =
      Wordlist.ordered(SharedNames.class, "shared-names.txt", 3);
  private static final Map<String, Set<String>> CODES = codes();

  private final String text;
  private final Map<String, Optional<String>> known = new HashMap<>();

  SharedNames(String text) {
    this.text = text;
  }

  static boolean isShared(String name) {
    return CODES.containsKey(name);
  }

  /** The ISO 4217 code that is meant; none where the text doesn't tell, and no one is usual. */
  @Nullable String code(String name) {
    return known.computeIfAbsent(name, this::find).orElse(null);
  }

  private Optional<String> find(String name) {
    Set<String> codes = CODES.getOrDefault(name, Set.of());
    for (String kind : List.of("money", "places")) {
      long most = codes.stream().mapToLong(code -> times(name, code, kind)).max().orElse(0);
      List<String> spoken =
          codes.stream().filter(code -> most > 0 && times(name, code, kind) == most).toList();
      if (spoken.size() == 1) {
        return Optional.of(spoken.get(0));
      }
    }
    return codes.stream().filter(code -> WORDS.containsKey(list(name, code, "usual"))).findFirst();
  }

  private static String list(String name, String code, String kind) {
    return name + " " + code + " " + kind;
  }

  /** How often the text has a word of a list. */
  private long times(String name, String code, String kind) {
    List<String> words = WORDS.getOrDefault(list(name, code, kind), List.of());
    String any =
        words.stream().map(word -> word.replace('_', ' ')).collect(Collectors.joining("|"));
    return words.isEmpty()
        ? 0
        : Pattern.compile("(?<!\\p{IsLatin})(?:" + any + ")(?!\\p{IsLatin})")
            .matcher(text)
            .results()
            .count();
  }

  /** In the order of the list. */
  private static Map<String, Set<String>> codes() {
    Map<String, Set<String>> codes = new HashMap<>();
    for (String list : WORDS.keySet()) {
      String[] words = list.split(" ");
      codes.computeIfAbsent(words[0], name -> new LinkedHashSet<>()).add(words[1]);
    }
    return codes;
  }
}
