package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Token;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gazetteer as one article means it: its Claude may be a painter, its Amazon a forest. */
final class KnownNames {

  static final int LONGEST_SPELLED = 3;

  /** An article about AI says so at least once in that many words. */
  private static final int WORDS_FOR_ONE = 400;

  private static final Set<String> SMALL = Set.of("OF", "THE", "AND", "FOR");

  private final Set<String> words;
  private final boolean aboutAi;
  private final Versions versions = new Versions(this::isFamily, this::isAboutAi);
  private final Map<String, Map<Type, Integer>> takenFor = new HashMap<>();
  private final Set<String> partsOfPersons = new HashSet<>();

  KnownNames(Reading reading) {
    List<String> all =
        reading.sentences().stream()
            .flatMap(sentence -> sentence.tokens().stream())
            .map(Token::text)
            .toList();
    this.words = Set.copyOf(all);
    long told = all.stream().filter(Lexicon.AI_WORDS::contains).count();
    this.aboutAi =
        told * WORDS_FOR_ONE > all.size() || words.stream().anyMatch(KnownNames::isOnlyModels);
  }

  private static boolean isOnlyModels(String word) {
    String family = Versions.family(word);
    return Gazetteer.isModelFamily(family) && !Lexicon.MODELS_LIKE_WORDS.contains(family);
  }

  /** Versions as this article has them. */
  Versions versions() {
    return versions;
  }

  private boolean isAboutAi() {
    return aboutAi;
  }

  private boolean isFamily(String word) {
    boolean others = Lexicon.NUMBERED_OTHERWISE.contains(word);
    return Gazetteer.isModelFamily(word) && (!others || find(word) != null);
  }

  /**
   * What may be meant by a name: Claude is a model where the article is about such or its maker.
   */
  Gazetteer.@Nullable Entry find(String name) {
    if (!aboutAi && Lexicon.MODELS_LIKE_WORDS.contains(name) && !isMakerNamed(name)) {
      return null;
    }
    Gazetteer.Entry known = Gazetteer.find(name);
    return known == null ? Gazetteer.find(withoutCapitals(name)) : known;
  }

  private boolean isMakerNamed(String model) {
    Gazetteer.Entry known = Gazetteer.find(model);
    return known != null
        && known.partOf() != null
        && words.contains(known.partOf())
        && !Lexicon.NUMBERED_OTHERWISE.contains(model);
  }

  /** "New York" for "NEW YORK", as datelines and headings have it; short ones are spelled. */
  static String withoutCapitals(String name) {
    boolean capitals =
        name.length() > LONGEST_SPELLED
            && Character.isLetter(name.charAt(0))
            && name.equals(name.toUpperCase(Locale.ROOT));
    return capitals
        ? Stream.of(name.split(" ")).map(KnownNames::small).collect(Collectors.joining(" "))
        : name;
  }

  private static String small(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return SMALL.contains(word) || word.isEmpty() ? small : word.charAt(0) + small.substring(1);
  }

  /** Takes in what the names of the article are taken for. */
  void heed(List<Name> names) {
    for (Name name : names) {
      if (name.type() != null) {
        takenFor
            .computeIfAbsent(name.text(), text -> new EnumMap<>(Type.class))
            .merge(name.type(), 1, Integer::sum);
      }
      if (name.type() == Type.PERSON && name.length() > 1 && !versions.isModel(name)) {
        partsOfPersons.addAll(name.words());
      }
    }
  }

  /** What is meant by a name where it stands, if that is well known. */
  Gazetteer.@Nullable Entry meant(Name name) {
    Gazetteer.Entry known = find(name.text());
    return known == null || fits(name, known.type()) ? known : null;
  }

  private boolean fits(Name name, Type known) {
    boolean otherwise = name.type() == Type.PERSON || name.type() == Type.PLACE;
    // A person shares a single word with a place or firm, not "Hong Kong" or "Ariz.".
    if (!otherwise || name.type() == known || name.length() > 1 || name.text().endsWith(".")) {
      return true;
    }
    boolean borne = name.type() == Type.PERSON && partsOfPersons.contains(name.text());
    boolean doubtful = Lexicon.NAMES_OF_SEVERAL.contains(name.text());
    return !borne && (!doubtful || seldom(name));
  }

  /** Whether the name is less often taken for what it is taken for here than for something else. */
  private boolean seldom(Name name) {
    Map<Type, Integer> counts = takenFor.getOrDefault(name.text(), Map.of());
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return 2 * counts.getOrDefault(name.type(), 0) < all;
  }
}
