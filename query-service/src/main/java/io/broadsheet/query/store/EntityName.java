package io.broadsheet.query.store;

import io.broadsheet.events.Characters;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as the archive knows it from one article to the next: of one type, compared without case,
 * accents, punctuation and legal form; or a Wikidata id. Equal ones have equal ids, in every
 * archive.
 *
 * @param key as it is compared: words with single spaces between them
 * @param name as it is written
 */
record EntityName(UUID id, String type, String key, String name, @Nullable String wikidata) {

  private static final String PERSON = "person";
  private static final String ORGANIZATION = "organization";
  private static final Set<String> NAMED_IN_FULL = Set.of(PERSON, ORGANIZATION, "place");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}+]+");
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
  private static final int LONGEST = 200;

  private static final Set<String> LEGAL =
      Set.of(
          ("inc incorporated ltd limited corp corporation co company companies group holding holdings plc llc"
                  + " llp ag se gmbh sa nv ab oyj spa pte bhd kk")
              .split(" "));
  private static final Set<String> NO_INITIALS = Set.of("and", "for", "in", "of", "on", "the");

  /** The name of an entity of that type; null where it has no letter and no digit. */
  static @Nullable EntityName of(String type, String name) {
    String shown = bounded(name);
    String key = key(shown, type.equals(ORGANIZATION));
    return key.isEmpty() ? null : new EntityName(id(type, key), type, key, shown, null);
  }

  /** The same entity by its Wikidata id. */
  EntityName identified(String wikidata) {
    String id = bounded(wikidata);
    String key = key(id, false);
    return key.isEmpty() ? this : new EntityName(id(type, "wikidata " + key), type, key, name, id);
  }

  /** What a search for names looks for: words. */
  static List<String> words(String search) {
    String key = key(bounded(search), true);
    return key.isEmpty() ? List.of() : List.of(key.split(" "));
  }

  /** Whether it says who is meant, where nothing else does: no surname, no "Times". */
  boolean isFull() {
    return !type.equals(PERSON) || fullWords() > 1;
  }

  /**
   * Whether an article that says only this may mean what another article calls so besides its name.
   * Of products and models it may not: the name of a version begins with that of another.
   *
   * @param called that name
   */
  boolean standsFor(EntityName called) {
    return NAMED_IN_FULL.contains(type)
        && (fullWords() > 1 || !type.equals(PERSON) && spells(called));
  }

  private long fullWords() {
    return Arrays.stream(key.split(" "))
        .filter(word -> word.length() > 1 || Character.isIdeographic(word.codePointAt(0)))
        .count();
  }

  /** "AMD", "A.M.D." of "Advanced Micro Devices". */
  private boolean spells(EntityName called) {
    String letters = key.replace(" ", "");
    String[] words = called.key.split(" ");
    StringBuilder all = new StringBuilder();
    StringBuilder large = new StringBuilder();
    for (String word : words) {
      all.appendCodePoint(word.codePointAt(0));
      large.append(NO_INITIALS.contains(word) ? "" : Character.toString(word.codePointAt(0)));
    }
    return letters.length() > 2 && (letters.contentEquals(all) || letters.contentEquals(large));
  }

  private static String key(String name, boolean organization) {
    String folded = name;
    if (!name.chars().allMatch(c -> c < 0x80)) {
      String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
      folded =
          bounded(Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC));
    }
    String[] words = BETWEEN_WORDS.split(folded.toLowerCase(Locale.ROOT));
    int from = words.length > 0 && words[0].isEmpty() ? 1 : 0;
    int to = words.length;
    if (organization) {
      while (to - from > 1 && LEGAL.contains(words[to - 1])) {
        to--;
      }
      // "The Who" is not the WHO.
      from += to - from > 2 && words[from].equals("the") ? 1 : 0;
    }
    return String.join(" ", Arrays.asList(words).subList(from, to));
  }

  private static String bounded(String text) {
    return text.length() > LONGEST ? Characters.clean(text.substring(0, LONGEST)) : text;
  }

  private static UUID id(String type, String key) {
    return UUID.nameUUIDFromBytes((type + '\n' + key).getBytes(StandardCharsets.UTF_8));
  }
}
