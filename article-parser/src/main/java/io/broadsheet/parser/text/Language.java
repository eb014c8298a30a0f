package io.broadsheet.parser.text;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which language a text is in: by its script, else by which letters follow which. */
public final class Language {

  // More than enough to tell; the rest of a long text adds nothing.
  private static final int SAMPLE = 6_000;
  // Fewer letters may be a name or a sign in any language.
  private static final int FEWEST = 8;

  private static final int SIGN = 45;

  private static final Pattern CAPITALISED =
      Pattern.compile("(?<![\\p{L}\\p{M}])\\p{Lu}[\\p{L}\\p{M}’'-]*+");
  private static final Wordlist.Lists LISTS = Wordlist.lists(Language.class, "english.txt");
  private static final Set<String> FUNCTION = LISTS.get("function");
  private static final Set<String> FOREIGN = LISTS.get("foreign");
  private static final int SHORT = 200;
  // Letters.
  private static final int ENOUGH = 20;

  private static final Map<UnicodeScript, String> OF_ONE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.DEVANAGARI, "hi"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"));

  // Languages of a script that has no profiles: a declaration of one is believed.
  private static final List<Set<String>> SHARED =
      List.of(Set.of("hi", "mr", "ne"), Set.of("bn", "as"), Set.of("he", "yi"), Set.of("am", "ti"));

  private Language() {}

  /** The language that somebody declares, in BCP 47; nothing where it is no language tag. */
  public static @Nullable String declared(@Nullable String tag) {
    if (tag == null || tag.isBlank() || tag.length() > 40) {
      return null;
    }
    Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
    boolean known = locale.getLanguage().length() >= 2 && !locale.getLanguage().equals("und");
    return known ? locale.toLanguageTag() : null;
  }

  /** What the page declares, unless the text plainly is in another language. */
  public static @Nullable String of(String text, @Nullable String declared) {
    String sample = text.substring(0, Math.min(text.length(), SAMPLE));
    Map<UnicodeScript, Integer> letters = letters(sample);
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    String primary = declared == null ? null : Locale.forLanguageTag(declared).getLanguage();
    String byScript = byScript(letters, all);
    if (byScript != null) {
      boolean fits =
          primary != null
              && (byScript.equals(primary)
                  || SHARED.stream()
                      .anyMatch(one -> one.contains(byScript) && one.contains(primary)));
      return fits ? declared : byScript;
    }
    LanguageProfiles.Costs costs = LanguageProfiles.get().costs(plain(sample), mostly(letters));
    boolean latin = mostly(letters) == UnicodeScript.LATIN;
    boolean few = all < (latin ? FEWEST : 1);
    if (primary == null) {
      return few ? null : latin && isShortEnglish(sample) ? "en" : costs.best();
    }
    // Norwegian says of itself "no" as often as "nb".
    boolean wrong = costs.excludes(primary.equals("no") ? "nb" : primary);
    return wrong ? costs.best() : declared;
  }

  /** Foreign names outweigh the few small words of a heading. */
  private static boolean isShortEnglish(String sample) {
    if (sample.length() >= SHORT) {
      return false;
    }
    Set<String> words = Stream.of(sample.split("\\P{L}+")).collect(Collectors.toSet());
    return words.stream().filter(FUNCTION::contains).count() > 1
        && words.stream().noneMatch(FOREIGN::contains);
  }

  /** Twice what is left without words that have a capital, which may be foreign names. */
  private static String plain(String sample) {
    String small = CAPITALISED.matcher(sample).replaceAll(" ");
    long left = small.codePoints().filter(Character::isLetter).count();
    return left >= ENOUGH ? sample + " " + small : sample;
  }

  /**
   * How unlikely a text is: -10 ln of its probability in the languages that it reads most like.
   * Among readings of the same bytes the least is the right one.
   */
  public static long cost(String text) {
    LanguageProfiles profiles = LanguageProfiles.get();
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    UnicodeScript last = null;
    long cost = 0;
    for (int c : text.codePoints().toArray()) {
      boolean letter = Character.isLetter(c);
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
      UnicodeScript script = letter || mark ? LanguageProfiles.script(c) : null;
      // No word is in two scripts.
      cost += last == null || script == null || last == script ? 0 : LanguageProfiles.UNKNOWN;
      if (letter) {
        scripts.add(script);
      } else if (c >= 0x80) {
        cost += mark || isPunctuation(c) ? SIGN : LanguageProfiles.UNKNOWN;
      }
      last = script;
    }
    for (UnicodeScript script : scripts) {
      cost += profiles.costs(text, script).least();
    }
    return cost;
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The script that says most: foreign names in Latin letters stand in texts of any other. */
  private static UnicodeScript mostly(Map<UnicodeScript, Integer> letters) {
    int latin = letters.getOrDefault(UnicodeScript.LATIN, 0);
    return letters.entrySet().stream()
        .filter(one -> one.getKey() == UnicodeScript.LATIN || one.getValue() * 2 > latin)
        .max(
            Comparator.<Map.Entry<UnicodeScript, Integer>>comparingInt(
                    one -> one.getKey() == UnicodeScript.LATIN ? 0 : 1)
                .thenComparing(Map.Entry.comparingByValue()))
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }

  private static Map<UnicodeScript, Integer> letters(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    return counts;
  }

  private static @Nullable String byScript(Map<UnicodeScript, Integer> letters, int all) {
    int kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = letters.getOrDefault(UnicodeScript.HAN, 0);
    // A Han character says as much as several Latin letters.
    if ((kana + han) * 3 > all) {
      return kana * 10 > han ? "ja" : "zh";
    }
    // As do a few letters of a script among foreign names.
    return OF_ONE.entrySet().stream()
        .filter(one -> letters.getOrDefault(one.getKey(), 0) * 3 > all)
        .max(
            Comparator.comparing(
                    (Map.Entry<UnicodeScript, String> one) -> letters.get(one.getKey()))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getValue)
        .orElse(null);
  }
}
