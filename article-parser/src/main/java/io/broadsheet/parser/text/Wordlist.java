package io.broadsheet.parser.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Word lists that lie beside the classes that use them. */
public final class Wordlist {

  private Wordlist() {}

  /** The lines of a resource, without comments and blank ones. */
  public static List<String> lines(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name + " beside " + beside.getName());
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The patterns of one kind in a resource, one of which must match; each line has its kind first.
   */
  public static Pattern pattern(
      Class<?> beside, String name, String kind, String before, String after) {
    return Pattern.compile(
        lines(beside, name).stream()
            .filter(line -> line.startsWith(kind + " "))
            .map(line -> line.substring(kind.length() + 1))
            .collect(Collectors.joining("|", before, after)));
  }

  /** Several lists in one resource. */
  public record Lists(Map<String, Set<String>> byName) {

    /** The list of that name. */
    public Set<String> get(String name) {
      Set<String> list = byName.get(name);
      if (list == null) {
        throw new IllegalArgumentException("no list " + name);
      }
      return list;
    }
  }

  /** The lists of a resource: each line has its list's name, then words. */
  public static Lists lists(Class<?> beside, String name) {
    Map<String, Set<String>> lists = new HashMap<>();
    ordered(beside, name, 1).forEach((key, words) -> lists.put(key, Set.copyOf(words)));
    return new Lists(Map.copyOf(lists));
  }

  /** The same in the order of the lines, where the first so many words are a list's name. */
  public static Map<String, List<String>> ordered(Class<?> beside, String name, int naming) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String line : lines(beside, name)) {
      List<String> words = List.of(line.strip().split("\\s+"));
      lists
          .computeIfAbsent(String.join(" ", words.subList(0, naming)), key -> new ArrayList<>())
          .addAll(words.subList(naming, words.size()));
    }
    return lists;
  }

  /** The words of a resource, separated by white space. */
  public static Set<String> words(Class<?> beside, String name) {
    return lines(beside, name).stream()
        .flatMap(line -> Stream.of(line.strip().split("\\s+")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
