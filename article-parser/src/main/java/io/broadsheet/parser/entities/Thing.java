package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing while its mentions are being gathered. */
final class Thing {

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  // What ends the noun that an article began.
  private static final Set<String> ENDS =
      Set.of(",", ".", "", "in", "of", "that", "which", "based");
  private static final Set<String> WHERE =
      Set.of(
          "in", "In", "at", "At", "near", "Near", "From", "from", "to", "of", "across", "outside",
          ",");
  private static final Set<String> SHIPS = Set.of("MV", "M/V", "USS", "HMS", "RMS", "INS");
  private static final Set<String> OWNING = Set.of("its", "their", "'s", "’s");
  private static final Set<String> DASHES = Set.of("—", "–", "-", "--");
  private static final int FARTHEST = 7;
  private static final int SHORTEST_INITIALS = 3;
  private static final int LONGEST_SPELLING = 7;

  final Gazetteer.@Nullable Entry known;
  final List<Name> mentions = new ArrayList<>();
  private final Versions versions;
  private List<String> words = List.of();

  Thing(Gazetteer.@Nullable Entry known, Versions versions) {
    this.known = known;
    this.versions = versions;
  }

  /** The words of the name that it was met by, whatever it has absorbed since. */
  List<String> words() {
    return words;
  }

  void add(Name name) {
    words = mentions.isEmpty() ? name.words() : words;
    mentions.add(name);
  }

  void absorb(Thing other) {
    mentions.addAll(other.mentions);
    mentions.sort(Comparator.comparingInt(Name::from));
  }

  /** What it is: what its form tells, else what most of its mentions are taken for. */
  Type type() {
    if (known != null) {
      return known.type();
    }
    if (mentions.stream().anyMatch(versions::isModel)) {
      return Type.MODEL;
    }
    if (mentions.stream().anyMatch(Thing::isFirmByItsEnd)) {
      return Type.ORGANIZATION;
    }
    Map<Type, Integer> counts = new EnumMap<>(Type.class);
    Type most = Type.ORGANIZATION;
    for (Name mention : mentions) {
      Type type = type(mention);
      if (type != null) {
        int count = counts.merge(type, 1, Integer::sum);
        most = count > counts.getOrDefault(most, 0) ? type : most;
      }
    }
    return most;
  }

  /** A name that ends as those of organizations do, or is said to be one, is none's else. */
  private static @Nullable Type type(Name name) {
    List<String> words = name.words();
    String last = words.get(words.size() - 1);
    boolean ends = Lexicon.LEGAL.contains(last) || Lexicon.ORGANIZATION_ENDINGS.contains(last);
    if (words.size() > 1 && SHIPS.contains(words.get(0)) || isOffered(name)) {
      return Type.PRODUCT;
    }
    boolean employer = name.before(1).equals("at") && Lexicon.EMPLOYED.contains(name.before(2));
    boolean place = name.type() == Type.PLACE && (words.size() > 1 && ends || employer);
    boolean person = name.type() == Type.PERSON && isFirm(name);
    return place || person ? Type.ORGANIZATION : name.type();
  }

  /** "the carmaker Teslar", "Teslar, a carmaker, closed" */
  private static boolean isFirm(Name name) {
    return name.length() == 1
        && (Lexicon.FIRM_NOUNS.contains(name.before(1)) || isSaidToBeAFirm(name));
  }

  /** "Teslar Motors", "Ashford United" */
  private static boolean isFirmByItsEnd(Name name) {
    String last = name.words().get(name.length() - 1);
    boolean several = last.endsWith("s") && Lexicon.ORGANIZATION_ENDINGS.contains(last);
    boolean firm = several || Lexicon.CLUBS.contains(last) || Lexicon.LEGAL.contains(last);
    return firm && name.length() > 1 && name.type() != Type.PRODUCT;
  }

  /** "its Model Studio platform" */
  private static boolean isOffered(Name name) {
    return name.type() == Type.ORGANIZATION
        && OWNING.contains(name.before(1))
        && Lexicon.OFFERS.contains(name.after(0));
  }

  /** "Corvin, a small bank, closed", but not "Corvin, a bank clerk, left". */
  private static boolean isSaidToBeAFirm(Name name) {
    if (!name.after(0).equals(",") || !ARTICLES.contains(name.after(1))) {
      return false;
    }
    int at = 2;
    while (at < FARTHEST && !ENDS.contains(name.after(at))) {
      at++;
    }
    return Lexicon.ORGANIZATION_NOUNS.contains(name.after(at - 1));
  }

  /** "in Olstad", "near Olstad" */
  boolean isWhere() {
    return mentions.stream().anyMatch(name -> WHERE.contains(name.before(1)));
  }

  /** The longest name that the article uses; among equals the first. */
  String name() {
    String longest = mentions.get(0).text();
    for (Name mention : mentions) {
      if (mention.text().length() > longest.length()) {
        longest = mention.text();
      }
    }
    return known == null || !longest.equalsIgnoreCase(known.name()) ? longest : known.name();
  }

  /** Other names that the article uses. */
  List<String> aliases() {
    String name = name();
    Set<String> others = new LinkedHashSet<>();
    mentions.stream().map(Name::text).filter(text -> !text.equals(name)).forEach(others::add);
    return List.copyOf(others);
  }

  /** The letters that it was met by, where it was met by such: "TNO". */
  @Nullable String letters() {
    String letters = String.join(" ", words);
    return isSpelled(letters) ? letters : null;
  }

  /** The letters that its names begin with, small words left out. */
  Set<String> initials() {
    return mentions.stream()
        .filter(mention -> mention.length() > 1)
        .map(Thing::initials)
        .filter(letters -> letters.length() >= SHORTEST_INITIALS)
        .collect(Collectors.toSet());
  }

  private static String initials(Name mention) {
    return mention.words().stream()
        .filter(word -> Character.isUpperCase(word.charAt(0)))
        .map(word -> word.substring(0, 1))
        .collect(Collectors.joining());
  }

  /** The letters in brackets behind its names; not the agency's in a dateline: "ROME (AP) —". */
  Set<String> bracketed() {
    return mentions.stream()
        .filter(mention -> mention.length() > 1 && mention.after(0).equals("("))
        .filter(mention -> mention.after(2).equals(")") && !isDateline(mention))
        .map(mention -> mention.after(1))
        .filter(Thing::isSpelled)
        .collect(Collectors.toSet());
  }

  private static boolean isDateline(Name mention) {
    return mention.first() == 0
        && DASHES.contains(mention.after(3))
        && mention.text().equals(mention.text().toUpperCase(Locale.ROOT));
  }

  private static boolean isSpelled(String word) {
    return word.length() > 1
        && word.length() <= LONGEST_SPELLING
        && word.chars().allMatch(Character::isUpperCase);
  }

  int from() {
    return mentions.get(0).from();
  }
}
