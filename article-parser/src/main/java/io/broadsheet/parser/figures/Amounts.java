package io.broadsheet.parser.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds numbers in digits and in words. Each quantifier is bounded or possessive. */
final class Amounts {

  private static final String TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
  private static final String ONES =
      "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
  private static final Map<String, BigDecimal> WORDS = words();
  private static final Map<String, BigDecimal> SCALES =
      Map.ofEntries(
          Map.entry("hundred", new BigDecimal("100")),
          Map.entry("thousand", new BigDecimal("1000")),
          Map.entry("k", new BigDecimal("1000")),
          Map.entry("lakh", new BigDecimal("100000")),
          Map.entry("million", new BigDecimal("1000000")),
          Map.entry("mn", new BigDecimal("1000000")),
          Map.entry("m", new BigDecimal("1000000")),
          Map.entry("crore", new BigDecimal("10000000")),
          Map.entry("billion", new BigDecimal("1000000000")),
          Map.entry("bn", new BigDecimal("1000000000")),
          Map.entry("b", new BigDecimal("1000000000")),
          Map.entry("trillion", new BigDecimal("1000000000000")),
          Map.entry("tn", new BigDecimal("1000000000000")),
          Map.entry("trn", new BigDecimal("1000000000000")));

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,_/\\-‑])(?:(?<before>"
              + Currencies.BEFORE
              + ")\\s?)?(?:(?<digits>\\d{1,3}(?:,\\d{2,3}){1,6}(?:\\.\\d{1,9})?|\\d{1,18}(?:\\.\\d{1,9})?)"
              + "|(?<words>(?i:(?:"
              + TENS
              + ")(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
              + ONES
              + "|one(?=\\s(?:hundred|thousand|million|billion|trillion|yuan|dollar|euro|percent)\\b)"
              + "|(?:a|half a|a quarter of a)(?=\\s(?:hundred|thousand|million|billion|trillion)\\b)))(?![\\p{L}\\p{N}]))"
              + "(?:[\\s-]?(?<scale>hundred thousand|hundred million|hundred billion|hundred|thousand|million|billion|trillion|crore|lakh|bn|mn|tn|trn|m|k|b)(?![\\p{L}\\p{N}]))?"
              + "(?:(?<percent>\\s?%|[\\s-](?:percent|per cent|percentage points?|pct|basis points)(?!\\p{L}))"
              + "|[\\s-](?<after>"
              + Currencies.AFTER
              + ")(?!\\p{L}))?");

  private Amounts() {}

  static List<Amount> find(String text) {
    List<Amount> amounts = new ArrayList<>();
    Matcher matcher = AMOUNT.matcher(text);
    while (matcher.find()) {
      if (matcher.end() < text.length() && isGlued(text, matcher)) {
        continue;
      }
      Amount amount = amount(matcher);
      if (amount != null) {
        amounts.add(amount);
      }
    }
    return amounts;
  }

  /** "5G", "3rd", "8.10am", "4o": letters at the digits make another word of them. */
  private static boolean isGlued(String text, Matcher matcher) {
    char next = text.charAt(matcher.end());
    return Character.isLetterOrDigit(next) || next == '_';
  }

  private static @Nullable Amount amount(Matcher matcher) {
    String digits = matcher.group("digits");
    String words = matcher.group("words");
    BigDecimal number =
        digits != null
            ? new BigDecimal(digits.replace(",", ""))
            : number(words.toLowerCase(Locale.ROOT));
    if (number == null) {
      return null;
    }
    String before = matcher.group("before");
    String after = matcher.group("after");
    String percent = matcher.group("percent");
    String currency =
        before != null ? Currencies.code(before) : after != null ? Currencies.code(after) : null;
    BigDecimal scale = scale(matcher.group("scale"));
    if (after != null && Currencies.isHundredth(after)) {
      scale = scale.multiply(new BigDecimal("0.01"));
    }
    boolean points = percent != null && percent.contains("point");
    return new Amount(
        matcher.start(),
        matcher.end(),
        number,
        scale,
        currency,
        percent != null,
        points,
        digits == null);
  }

  private static BigDecimal scale(@Nullable String scale) {
    BigDecimal value = BigDecimal.ONE;
    if (scale != null) {
      for (String word : scale.split(" ")) {
        value = value.multiply(SCALES.getOrDefault(word, BigDecimal.ONE));
      }
    }
    return value;
  }

  private static @Nullable BigDecimal number(String words) {
    int hyphen = words.indexOf('-');
    if (hyphen > 0) {
      BigDecimal tens = WORDS.get(words.substring(0, hyphen));
      BigDecimal ones = WORDS.get(words.substring(hyphen + 1));
      return tens == null || ones == null ? null : tens.add(ones);
    }
    return WORDS.get(words);
  }

  private static Map<String, BigDecimal> words() {
    Map<String, BigDecimal> words = new HashMap<>();
    words.put("one", BigDecimal.ONE);
    words.put("a", BigDecimal.ONE);
    words.put("half a", new BigDecimal("0.5"));
    words.put("a quarter of a", new BigDecimal("0.25"));
    int value = 2;
    for (String word : ONES.split("\\|")) {
      words.put(word, BigDecimal.valueOf(value++));
    }
    value = 20;
    for (String word : TENS.split("\\|")) {
      words.put(word, BigDecimal.valueOf(value));
      value += 10;
    }
    return Map.copyOf(words);
  }
}
