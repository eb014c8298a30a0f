package io.broadsheet.parser.figures;

import io.broadsheet.parser.text.Wordlist;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a language writes numbers.
 *
 * @param parts "half", "thirds": the share that one of them is
 * @param joins words that may stand between number words
 * @param ones articles that mean one before a power of ten
 * @param comma whether the comma parts whole from fraction
 */
record Numerals(
    Map<String, BigDecimal> numbers,
    Map<String, BigDecimal> powers,
    Map<String, BigDecimal> parts,
    Set<String> joins,
    Set<String> ones,
    Phrases<String> percent,
    boolean comma,
    boolean spaced) {

  private static final Map<String, Numerals> ALL = new HashMap<>();

  static {
    Map<String, List<String>> lists = Wordlist.ordered(Numerals.class, "numerals.txt", 2);
    for (String language : List.of("en", "de", "fr", "es", "zh")) {
      ALL.put(language, read(lists, language));
    }
  }

  /** Of a language by its primary tag, where it is known. */
  static @Nullable Numerals of(@Nullable String language) {
    return language == null ? null : ALL.get(language.split("-", 2)[0]);
  }

  private static Numerals read(Map<String, List<String>> lists, String language) {
    Map<String, BigDecimal> numbers = new HashMap<>();
    count(numbers, words(lists, language + " ones"), BigDecimal.ONE);
    count(numbers, words(lists, language + " tens"), BigDecimal.TEN);
    Map<String, BigDecimal> powers = new HashMap<>();
    for (String power : words(lists, language + " powers")) {
      int equals = power.indexOf('=');
      int zeros = Integer.parseInt(power.substring(equals + 1));
      powers.put(power.substring(0, equals), BigDecimal.TEN.pow(zeros));
    }
    Map<String, BigDecimal> parts = new HashMap<>();
    for (String part : words(lists, language + " parts")) {
      int equals = part.indexOf('=');
      BigDecimal number = new BigDecimal(part.substring(equals + 1));
      boolean share = number.compareTo(BigDecimal.ONE) < 0;
      parts.put(
          part.substring(0, equals),
          share ? number : BigDecimal.ONE.divide(number, new MathContext(4)));
    }
    Phrases<String> percent = new Phrases<>();
    words(lists, language + " points").forEach(phrase -> percent.add(phrase, "points"));
    words(lists, language + " hundredths").forEach(phrase -> percent.add(phrase, "hundredths"));
    words(lists, language + " percent").forEach(phrase -> percent.add(phrase, "percent"));
    return new Numerals(
        numbers,
        powers,
        parts,
        Set.copyOf(words(lists, language + " joins")),
        Set.copyOf(words(lists, language + " one")),
        percent,
        Set.of("de", "fr", "es").contains(language),
        !language.equals("zh"));
  }

  private static List<String> words(Map<String, List<String>> lists, String name) {
    return lists.getOrDefault(name, List.of());
  }

  private static void count(Map<String, BigDecimal> numbers, List<String> words, BigDecimal step) {
    for (int i = 0; i < words.size(); i++) {
      for (String word : words.get(i).split("\\|")) {
        numbers.put(word, step.multiply(BigDecimal.valueOf(i)));
      }
    }
  }
}
