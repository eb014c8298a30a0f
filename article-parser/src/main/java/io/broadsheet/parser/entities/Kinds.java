package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Weighs what kind of thing a name stands for, by its form and by the words around it. */
final class Kinds {

  private static final Set<String> IN = Set.of("in", "near", "at", "from", "across", "outside");
  private static final Set<String> DEEDS =
      Set.of(
          "launched",
          "announced",
          "released",
          "unveiled",
          "introduced",
          "acquired",
          "offered",
          "reported",
          "plans",
          "raised",
          "invested",
          "agreed",
          "employs",
          "owns",
          "operates",
          "bought",
          "appointed",
          "hired",
          "cut",
          "promised",
          "sells",
          "makes",
          "posted",
          "followed");
  private static final Set<String> HOLDERS = Set.of(".", ",", "and", "or", ")", "");

  private Kinds() {}

  /** Adds one mention's evidence to the weights. */
  static Map<Type, Integer> weigh(Name name) {
    Map<Type, Integer> weights = new EnumMap<>(Type.class);
    weighForm(name, weights);
    if (name.type() == null) {
      weighContext(name, weights);
    } else {
      // A classifier has read the context, and better; only a plain form outweighs it.
      weights.merge(name.type(), 9, Integer::sum);
    }
    return weights;
  }

  private static void weighForm(Name name, Map<Type, Integer> weights) {
    List<String> words = name.words();
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    boolean several = words.size() > 1;
    if (Versions.isVersioned(name)) {
      boolean model = isFamily(first) || Versions.speaksOfModels(name.sentence());
      weights.merge(model || hasDecimal(words) ? Type.MODEL : Type.PRODUCT, 12, Integer::sum);
      return;
    }
    if (isFamily(first) && (several || first.indexOf('-') > 0)) {
      weights.merge(Type.MODEL, 10, Integer::sum);
    }
    boolean head = several && words.stream().anyMatch(Lexicon.OF_HEADS::contains);
    boolean ending = Lexicon.ORGANIZATION_ENDINGS.contains(last) || Lexicon.LEGAL.contains(last);
    if (several && (ending || head || words.contains("&"))) {
      weights.merge(Type.ORGANIZATION, 9, Integer::sum);
    }
    boolean given = several && words.size() <= 4 && Lexicon.GIVEN_NAMES.contains(first);
    boolean family = several && words.size() <= 3 && Lexicon.SURNAMES.contains(first);
    if (given || family) {
      weights.merge(Type.PERSON, given ? 5 : 4, Integer::sum);
    }
    if (!several && first.codePoints().skip(1).anyMatch(Character::isUpperCase)) {
      weights.merge(Type.ORGANIZATION, 2, Integer::sum);
    }
  }

  private static boolean hasDecimal(List<String> words) {
    return words.stream().anyMatch(word -> word.matches(".*\\d\\.\\d.*"));
  }

  private static boolean isFamily(String word) {
    int hyphen = word.indexOf('-');
    String head = hyphen > 0 ? word.substring(0, hyphen) : word.replaceAll("[\\d.]++$", "");
    return Gazetteer.isModelFamily(head);
  }

  private static void weighContext(Name name, Map<Type, Integer> weights) {
    boolean several = name.length() > 1;
    String before = name.before(1);
    String next = name.after(0);
    if (Lexicon.TITLES.contains(before) || (Lexicon.ROLE_WORDS.contains(before) && several)) {
      weights.merge(Type.PERSON, 6, Integer::sum);
    }
    if (Lexicon.SPEECH.contains(next) || Lexicon.SPEECH.contains(before)) {
      weights.merge(Type.PERSON, several ? 3 : 1, Integer::sum);
      weights.merge(Type.ORGANIZATION, 1, Integer::sum);
    }
    if (next.equals(",")) {
      weighApposition(name, weights);
    }
    if (next.equals("’s") || next.equals("'s") || DEEDS.contains(next)) {
      weights.merge(Type.ORGANIZATION, 2, Integer::sum);
    }
    if (IN.contains(before) && HOLDERS.contains(next) && !several) {
      weights.merge(Type.PLACE, 3, Integer::sum);
    }
    if (Set.of("province", "city", "district", "county").contains(next)) {
      weights.merge(Type.PLACE, 6, Integer::sum);
    }
    if (Lexicon.PRODUCT_NOUNS.contains(before) || Lexicon.PRODUCT_NOUNS.contains(next)) {
      weights.merge(Type.PRODUCT, 3, Integer::sum);
    }
    if (next.equals("model") || next.equals("models") || before.equals("model")) {
      weights.merge(Type.MODEL, 3, Integer::sum);
    }
    if (Lexicon.ORGANIZATION_NOUNS.contains(before)) {
      weights.merge(Type.ORGANIZATION, 4, Integer::sum);
    }
    if (Lexicon.PERSON_NOUNS.contains(before) && several) {
      weights.merge(Type.PERSON, 4, Integer::sum);
    }
  }

  /** ", a London consultancy", ", chief executive of": the first telling noun decides. */
  private static void weighApposition(Name name, Map<Type, Integer> weights) {
    Set<String> stops = Set.of(",", ".", ";", "of", "in", "at", "said", "is", "was", "for", "and");
    for (int i = 1; i <= 7; i++) {
      String word = name.after(i);
      if (i > 1 && stops.contains(word)) {
        return;
      }
      String small = word.toLowerCase(java.util.Locale.ROOT);
      if (Lexicon.PERSON_NOUNS.contains(small)) {
        // "a partner company" would be met by its last noun first; one more word tells.
        boolean company = Lexicon.ORGANIZATION_NOUNS.contains(name.after(i + 1));
        weights.merge(company ? Type.ORGANIZATION : Type.PERSON, 6, Integer::sum);
        return;
      }
      if (Lexicon.ORGANIZATION_NOUNS.contains(small)) {
        weights.merge(Type.ORGANIZATION, 6, Integer::sum);
        return;
      }
      if (Lexicon.PRODUCT_NOUNS.contains(small)) {
        weights.merge(Type.PRODUCT, 6, Integer::sum);
        return;
      }
      if (Lexicon.MODEL_NOUNS.contains(small)) {
        weights.merge(Type.MODEL, 6, Integer::sum);
        return;
      }
    }
  }
}
