package io.broadsheet.parser.figures;

import io.broadsheet.parser.text.Wordlist;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text means by a sign or name that several currencies have: the one that it names in full,
 * else the one of whose country alone it speaks, else the one that is listed last.
 */
final class SharedNames {

  private static final Map<String, List<String>> WORDS =
      Wordlist.ordered(SharedNames.class, "shared-names.txt", 3);
  private static final Map<String, Set<String>> CODES = codes();

  private final String text;
  private final Map<String, String> known = new HashMap<>();

  SharedNames(String text) {
    this.text = text;
  }

  static boolean isShared(String name) {
    return CODES.containsKey(name);
  }

  /** The ISO 4217 code that is meant. */
  String code(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  private String find(String name) {
    Set<String> codes = CODES.getOrDefault(name, Set.of());
    for (String kind : List.of("money", "places")) {
      List<String> spoken =
          codes.stream().filter(code -> names(name + " " + code + " " + kind)).toList();
      if (spoken.size() == 1) {
        return spoken.get(0);
      }
    }
    return codes.stream().reduce(name, (first, second) -> second);
  }

  private boolean names(String list) {
    List<String> words = WORDS.getOrDefault(list, List.of());
    String any =
        words.stream().map(word -> word.replace('_', ' ')).collect(Collectors.joining("|"));
    return !words.isEmpty()
        && Pattern.compile("(?<!\\p{IsLatin})(?:" + any + ")(?!\\p{IsLatin})").matcher(text).find();
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
