package io.broadsheet.parser.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How often a letter follows up to three others, in each language that shares its script.
 *
 * <p>The profiles are made by training/language_profiles.py. They lie in one table with a row of
 * bytes for each n-gram: -10 ln of its probability by language, 0 where the language has it not.
 */
final class LanguageProfiles {

  private static final int LONGEST = 4;
  // An n-gram that a language has not costs this, then what its shorter end costs.
  private static final int BACK_OFF = 10;
  static final int UNKNOWN = 120;
  // Text in no language of ours costs more than this a letter in all of them.
  private static final int FOREIGN = 50;
  // So much less must another language cost a letter for the declared one to be wrong.
  private static final int CLEARLY = 5;
  private static final int SURE = 100;
  private static final int SLOTS = 1 << 18;

  private static @Nullable LanguageProfiles loaded;

  private final List<String> languages = new ArrayList<>();
  private final List<UnicodeScript> scripts = new ArrayList<>();
  private final long[] keys = new long[SLOTS];
  private final byte[][] rows = new byte[SLOTS][];

  private LanguageProfiles() {}

  /** Read at first use: a text of a script with one language needs none of it. */
  static synchronized LanguageProfiles get() {
    LanguageProfiles profiles = loaded;
    if (profiles == null) {
      profiles = new LanguageProfiles();
      profiles.load();
      loaded = profiles;
    }
    return profiles;
  }

  private void load() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        LanguageProfiles.class.getResourceAsStream("language-profiles.gz"))),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      for (int language = 0; language < lines.size(); language++) {
        String[] words = lines.get(language).split(" ");
        languages.add(words[0]);
        scripts.add(UnicodeScript.valueOf(words[1]));
        byte cost = 0;
        for (int i = 2; i < words.length; i++) {
          if (Character.isDigit(words[i].charAt(0))) {
            cost = (byte) Math.max(1, Integer.parseInt(words[i]));
          } else {
            row(words[i], lines.size())[language] = cost;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] row(String ngram, int width) {
    long key = 0;
    for (int i = 0; i < ngram.length(); i++) {
      key = key << 16 | ngram.charAt(i);
    }
    int slot = slot(key);
    if (rows[slot] == null) {
      keys[slot] = key;
      rows[slot] = new byte[width];
    }
    return rows[slot];
  }

  private int slot(long key) {
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 46);
    while (rows[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** What a text costs in each language of a script. */
  Costs costs(String text, UnicodeScript script) {
    String lower = text.toLowerCase(Locale.ROOT);
    long[] sums = new long[languages.size()];
    int letters = 0;
    long window = 0;
    int length = 0;
    byte[][] at = new byte[LONGEST + 1][];
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (!Character.isLetter(c) || script(c) != script) {
        window = 0;
        length = 0;
        continue;
      }
      letters++;
      window = window << 16 | c;
      length = Math.min(LONGEST, length + 1);
      for (int n = 1; n <= length; n++) {
        at[n] = rows[slot(n == LONGEST ? window : window & (1L << 16 * n) - 1)];
      }
      for (int language = 0; language < sums.length; language++) {
        sums[language] += scripts.get(language) == script ? cost(at, length, language) : 0;
      }
    }
    return new Costs(script, sums, letters);
  }

  /** Japanese mixes two scripts of its own with Han: the three are one here. */
  static UnicodeScript script(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    boolean kana = script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    return kana ? UnicodeScript.HAN : script;
  }

  private static int cost(byte[][] at, int length, int language) {
    int back = 0;
    for (int n = length; n > 0; n--) {
      if (at[n] != null && at[n][language] != 0) {
        return at[n][language] + back;
      }
      back += BACK_OFF;
    }
    return UNKNOWN;
  }

  /** A text's costs by language. */
  final class Costs {

    private final UnicodeScript script;
    private final long[] sums;
    private final int letters;

    private Costs(UnicodeScript script, long[] sums, int letters) {
      this.script = script;
      this.sums = sums;
      this.letters = letters;
    }

    /** The language that it costs least in, if it reads like one at all. */
    @Nullable String best() {
      int best = cheapest();
      return best < 0 || sums[best] > (long) FOREIGN * letters ? null : languages.get(best);
    }

    /** What it costs in that language, whether or not it reads like one. */
    long least() {
      int best = cheapest();
      return best < 0 ? (long) UNKNOWN * letters : sums[best];
    }

    private int cheapest() {
      int best = -1;
      for (int language = 0; language < sums.length; language++) {
        boolean candidate = scripts.get(language) == script;
        if (candidate && (best < 0 || sums[language] < sums[best])) {
          best = language;
        }
      }
      return best;
    }

    /** Whether the text plainly is in another language than this one. */
    boolean excludes(String language) {
      String best = best();
      int declared = languages.indexOf(language);
      if (best == null || declared < 0) {
        return false;
      }
      long more = sums[declared] - sums[languages.indexOf(best)];
      boolean clearly = letters >= SURE && more > (long) CLEARLY * letters;
      return scripts.get(declared) != script || clearly;
    }
  }
}
