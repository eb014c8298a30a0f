package io.broadsheet.parser.text;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which language a text is in: by its script, else by its small words. */
public final class Language {

  // More than enough to tell; the rest of a long text adds nothing.
  private static final int SAMPLE = 20_000;
  // Below this many of the best language's words, a declaration is not overruled.
  private static final int SURE = 20;

  private static final Map<String, Set<String>> WORDS = words();

  private static final Map<String, String> OWN_LETTERS =
      Map.of("ru", "ыэ", "uk", "іїєґ", "bg", "ъ", "sr", "ђћ", "mk", "ѓќѕ");

  // Languages of one script, between which a declaration knows better than the letters.
  private static final List<Set<String>> SHARED =
      List.of(
          Set.of("ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg"),
          Set.of("ar", "fa", "ur", "ps", "ckb", "sd", "ug"),
          Set.of("hi", "mr", "ne"),
          Set.of("bn", "as"),
          Set.of("he", "yi"));

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
    String byScript = byScript(sample);
    if (byScript != null) {
      boolean shared =
          declared != null
              && (declared.startsWith(byScript)
                  || SHARED.stream()
                      .anyMatch(one -> one.contains(byScript) && one.contains(primary(declared))));
      return shared ? declared : byScript;
    }
    Map<String, Integer> hits = hits(sample);
    String best =
        hits.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse(null);
    if (declared == null) {
      return best;
    }
    int forBest = best == null ? 0 : hits.get(best);
    int forDeclared = hits.getOrDefault(Locale.forLanguageTag(declared).getLanguage(), 0);
    boolean wrong =
        forBest >= SURE && forDeclared * 3 < forBest && WORDS.containsKey(primary(declared));
    return wrong ? best : declared;
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  private static @Nullable String byScript(String text) {
    Map<UnicodeScript, Integer> counts = new HashMap<>();
    int letters = 0;
    boolean persian = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isLetter(c)) {
        letters++;
        counts.merge(UnicodeScript.of(c), 1, Integer::sum);
        persian |= "پچژگ".indexOf(c) >= 0;
      }
      i += Character.charCount(c);
    }
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(UnicodeScript.HAN, 0);
    // A Han character says as much as several Latin letters.
    if ((kana + han) * 3 > letters) {
      return kana * 10 > han ? "ja" : "zh";
    }
    int half = letters / 2;
    if (counts.getOrDefault(UnicodeScript.CYRILLIC, 0) > half) {
      return cyrillic(text);
    }
    if (counts.getOrDefault(UnicodeScript.ARABIC, 0) > half) {
      return persian ? "fa" : "ar";
    }
    Map<UnicodeScript, String> one =
        Map.of(
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.GREEK, "el",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.THAI, "th",
            UnicodeScript.DEVANAGARI, "hi",
            UnicodeScript.BENGALI, "bn",
            UnicodeScript.TAMIL, "ta",
            UnicodeScript.GEORGIAN, "ka",
            UnicodeScript.ARMENIAN, "hy");
    for (Map.Entry<UnicodeScript, String> script : one.entrySet()) {
      if (counts.getOrDefault(script.getKey(), 0) > half) {
        return script.getValue();
      }
    }
    return null;
  }

  /** By the letters that only one of them has, or has often. */
  private static String cyrillic(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String best = "ru";
    long most = 0;
    for (Map.Entry<String, String> own : OWN_LETTERS.entrySet()) {
      long count = lower.chars().filter(letter -> own.getValue().indexOf(letter) >= 0).count();
      if (count > most) {
        best = own.getKey();
        most = count;
      }
    }
    return best;
  }

  private static Map<String, Integer> hits(String text) {
    Map<String, Integer> hits = new HashMap<>();
    for (Token token : Tokens.of(text)) {
      if (token.isWord()) {
        String word = token.lower();
        WORDS.forEach(
            (language, words) -> {
              if (words.contains(word)) {
                hits.merge(language, 1, Integer::sum);
              }
            });
      }
    }
    return hits;
  }

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    for (String line : Wordlist.lines(Language.class, "function-words.txt")) {
      List<String> parts = List.of(line.strip().split("\\s+"));
      words.put(parts.get(0), new LinkedHashSet<>(parts.subList(1, parts.size())));
    }
    return words;
  }
}
