package io.broadsheet.parser.figures;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a number at a place of the text, in digits or in words, with its powers of ten. */
final class Numbers {

  private static final int LONGEST_CODE = 12;
  private static final BigDecimal TRILLION = BigDecimal.TEN.pow(12);

  private final String text;
  private final Numerals numerals;
  private final Steps steps;
  private final NumbersInWords words;

  Numbers(String text, Numerals numerals, Steps steps) {
    this.text = text;
    this.numerals = numerals;
    this.steps = steps;
    this.words = new NumbersInWords(text, numerals, steps);
  }

  /**
   * A number as far as it is read.
   *
   * @param scale zero where its digits are part of a name
   * @param part whether it is a share in words: "half", "two thirds"
   */
  record Number(int to, BigDecimal value, BigDecimal scale, boolean inWords, boolean part) {}

  /** The number that begins here. */
  @Nullable Number at(int at) {
    return at(at, false);
  }

  /**
   * The same.
   *
   * @param money whether a currency's sign is before it: then a capital may be its power of ten
   */
  @Nullable Number at(int at, boolean money) {
    if (at >= text.length()) {
      return null;
    }
    boolean digits = steps.isAsciiDigit(at);
    if (digits && isPartOfName(at)) {
      return new Number(steps.digitsEnd(at), BigDecimal.ZERO, BigDecimal.ZERO, false, true);
    }
    return digits ? inDigits(at, money) : words.at(at);
  }

  /** The "4" of GPT-4, of 1/4, of v1.4; but not the "4" of "2-4". */
  private boolean isPartOfName(int at) {
    if (at == 0) {
      return false;
    }
    char before = text.charAt(at - 1);
    boolean dash = before == '-' || before == '‑';
    if (dash) {
      char joined = at < 2 ? ' ' : text.charAt(at - 2);
      boolean range = opens(joined) || Character.isDigit(joined) || "%kmbn".indexOf(joined) >= 0;
      return !range || isCode(at - 1);
    }
    return ".,_/%=&@".indexOf(before) >= 0 || Character.isDigit(before);
  }

  /** Whether the letters and digits before a dash begin with a letter: "K2-18b"; not "RM5-10". */
  private boolean isCode(int dash) {
    int from = dash;
    while (from > Math.max(0, dash - LONGEST_CODE)
        && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from--;
    }
    return from < dash
        && Character.isLetter(text.charAt(from))
        && Currencies.before(text, from) == null;
  }

  private boolean hasPoint(String power) {
    return numerals.powers().containsKey(power.toLowerCase(Locale.ROOT) + ".");
  }

  /** What stands before a number's minus; before any other hyphen is a word. */
  static boolean opens(char before) {
    return Character.isWhitespace(before) || before == '\u00a0' || before == '(' || before == '[';
  }

  private Number inDigits(int at, boolean money) {
    char decimal = numerals.comma() ? ',' : '.';
    StringBuilder digits = new StringBuilder(text.substring(at, steps.digitsEnd(at)));
    int end = steps.digitsEnd(at);
    boolean grouped = digits.length() <= 3;
    // Groups of three, or of two as in 1,00,000, parted by the other mark or by a narrow space.
    while (grouped
        && end < text.length()
        && digits.length() < Steps.LONGEST
        && isGroup(end, decimal)) {
      int to = steps.digitsEnd(end + 1);
      digits.append(text, end + 1, to);
      end = to;
    }
    if (end < text.length() && text.charAt(end) == decimal && steps.isAsciiDigit(end + 1)) {
      int to = steps.digitsEnd(end + 1);
      digits.append('.').append(text, end + 1, to);
      end = to;
    }
    BigDecimal value = new BigDecimal(digits.toString());
    BigDecimal scale = BigDecimal.ONE;
    for (int power = 0; power < 2; power++) {
      int word = power == 0 ? steps.spaceOrHyphen(end) : steps.space(end);
      int to = steps.wordEnd(word);
      BigDecimal factor = power(text.substring(word, to), word > end, money, to);
      if (factor == null || to == word || steps.isAsciiDigit(to)) {
        break;
      }
      scale = scale.multiply(factor);
      // "310 Mio. Euro": the point is the word's, where it may have one.
      boolean point = text.startsWith(". ", to) && hasPoint(text.substring(word, to));
      end = point ? to + 1 : to;
    }
    return new Number(end, value, scale, false, false);
  }

  /** "million", "bn", "万"; of money "$20B" and "$5 m" too. */
  private @Nullable BigDecimal power(String word, boolean apart, boolean money, int to) {
    String small = word.toLowerCase(Locale.ROOT);
    boolean letter = word.length() == 1 && word.charAt(0) < 128;
    boolean capital = word.length() < 3 && !word.equals(small);
    if (letter && apart && to < text.length() && "-'’".indexOf(text.charAt(to)) >= 0) {
      return null;
    }
    if ((capital || letter && apart) && !money) {
      return null;
    }
    return word.equals("T") && !apart ? TRILLION : numerals.powers().get(small);
  }

  private boolean isGroup(int at, char decimal) {
    char mark = text.charAt(at);
    boolean parts =
        mark == (decimal == ',' ? '.' : ',')
            || mark == '\u00a0'
            || mark == '\u202f'
            || decimal == ',' && mark == ' ';
    int length = steps.digitsEnd(at + 1) - at - 1;
    boolean indian =
        mark == ',' && length == 2 && at + 3 < text.length() && text.charAt(at + 3) == ',';
    return parts && (length == 3 || indian);
  }
}
