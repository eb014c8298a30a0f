package io.broadsheet.parser.figures;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a number at a place of the text, in digits or in words, with its powers of ten. */
final class Numbers {

  // Longer digits are no number that an article counts with.
  private static final int LONGEST = 40;
  private static final int LONGEST_CODE = 12;
  private static final BigDecimal THOUSAND = new BigDecimal("1000");
  private static final BigDecimal TRILLION = BigDecimal.TEN.pow(12);

  private final String text;
  private final Numerals numerals;

  Numbers(String text, Numerals numerals) {
    this.text = text;
    this.numerals = numerals;
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
    boolean digits = isAsciiDigit(at);
    if (digits && isPartOfName(at)) {
      return new Number(digitsEnd(at), BigDecimal.ZERO, BigDecimal.ZERO, false, true);
    }
    return digits ? inDigits(at, money) : inWords(at);
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

  int digitsEnd(int at) {
    int end = at;
    while (end < text.length() && end - at < LONGEST && isAsciiDigit(end)) {
      end++;
    }
    return end;
  }

  private Number inDigits(int at, boolean money) {
    char decimal = numerals.comma() ? ',' : '.';
    StringBuilder digits = new StringBuilder(text.substring(at, digitsEnd(at)));
    int end = digitsEnd(at);
    boolean grouped = digits.length() <= 3;
    // Groups of three, or of two as in 1,00,000, parted by the other mark or by a narrow space.
    while (grouped && end < text.length() && digits.length() < LONGEST && isGroup(end, decimal)) {
      int to = digitsEnd(end + 1);
      digits.append(text, end + 1, to);
      end = to;
    }
    if (end < text.length() && text.charAt(end) == decimal && isAsciiDigit(end + 1)) {
      int to = digitsEnd(end + 1);
      digits.append('.').append(text, end + 1, to);
      end = to;
    }
    BigDecimal value = new BigDecimal(digits.toString());
    BigDecimal scale = BigDecimal.ONE;
    for (int power = 0; power < 2; power++) {
      int word = power == 0 ? spaceOrHyphen(end) : space(end);
      int to = wordEnd(word);
      BigDecimal factor = power(text.substring(word, to), word > end, money, to);
      if (factor == null || to == word || isAsciiDigit(to)) {
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
    int length = digitsEnd(at + 1) - at - 1;
    boolean indian =
        mark == ',' && length == 2 && at + 3 < text.length() && text.charAt(at + 3) == ',';
    return parts && (length == 3 || indian);
  }

  /** "three thousand nine hundred and sixty-five", "half a million", "two dozen", "三十亿". */
  private @Nullable Number inWords(int at) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    BigDecimal current = BigDecimal.ZERO;
    BigDecimal last = BigDecimal.ZERO;
    int words = 0;
    int end = at;
    int next = at;
    boolean part = false;
    boolean counted = false;
    boolean joined = false;
    while (next < text.length() && words < LONGEST) {
      int to = numeralEnd(next);
      String word = text.substring(next, to).toLowerCase(Locale.ROOT);
      BigDecimal number = numerals.numbers().get(word);
      BigDecimal power =
          word.equals("dozen") || word.equals("dozens") && words > 0
              ? new BigDecimal(12)
              : numerals.powers().get(word);
      BigDecimal share = numerals.parts().get(word);
      if (number != null && (!counted || last.compareTo(number) > 0)) {
        current = current.add(number);
        last = number.signum() == 0 ? BigDecimal.ONE : number;
        counted = true;
      } else if (power != null && (words > 0 && word.length() > 2 || isHan(next) && words > 0)) {
        BigDecimal of = current.signum() == 0 && section.signum() == 0 ? BigDecimal.ONE : current;
        boolean bare = current.signum() == 0 && section.signum() == 0 && total.signum() > 0;
        if (bare && power.compareTo(last) > 0) {
          // "two lakh crore", "dos mil millones", "三万亿"
          total = total.multiply(power);
        } else if (power.compareTo(THOUSAND) < 0 || isHan(next) && power.compareTo(THOUSAND) == 0) {
          section = section.add(of.multiply(power));
        } else {
          total = total.add(section.add(of).multiply(power));
          section = BigDecimal.ZERO;
        }
        current = BigDecimal.ZERO;
        last = power;
        counted = true;
      } else if (share != null
          && !part
          && (words == 0
              ? word.equals("half") || word.equals("quarter") && isBeforePower(to)
              : isAfterPart(current))) {
        current = joined ? current.add(share) : counted ? current.multiply(share) : share;
        part = true;
        counted = true;
        last = BigDecimal.ONE;
      } else if (words == 0 && numerals.ones().contains(word)) {
        words++;
        next = space(to);
        if (next == to) {
          return null;
        }
        continue;
      } else if (counted && numerals.joins().contains(word) && mayJoin(next, last, part)) {
        joined = true;
        next = spaceOrHyphen(to);
        words++;
        continue;
      } else {
        break;
      }
      words++;
      end = to;
      next = isHan(to) ? to : spaceOrHyphen(to);
      if (next == to && !isHan(to)) {
        break;
      }
    }
    if (!counted || isHan(at) && words < 2) {
      return null;
    }
    BigDecimal value = total.add(section).add(current);
    return new Number(
        end, value, BigDecimal.ONE, true, part && value.compareTo(BigDecimal.ONE) < 0);
  }

  private boolean isBeforePower(int at) {
    int word = space(at);
    return numerals.powers().containsKey(text.substring(word, wordEnd(word)));
  }

  /** "quatre-vingts" is one word with its hyphen, "twenty-two" are two. */
  private int numeralEnd(int at) {
    int to = wordEnd(at);
    if (to == at || to >= text.length() || text.charAt(to) != '-') {
      return to;
    }
    int end = wordEnd(to + 1);
    return numerals.numbers().containsKey(text.substring(at, end).toLowerCase(Locale.ROOT))
        ? end
        : to;
  }

  /**
   * "two hundred and six", "half a million", "two and a half", "vingt et un"; not "three and two".
   */
  private boolean mayJoin(int at, BigDecimal last, boolean part) {
    if (text.startsWith("et", at)) {
      return text.startsWith("un", at + 3) || text.startsWith("onze", at + 3);
    }
    return part
        || last.compareTo(BigDecimal.valueOf(100)) >= 0
        || text.startsWith("and a ", at)
        || text.startsWith("a half", at);
  }

  /** "three quarters", "a third"; not "twenty-third". */
  private static boolean isAfterPart(BigDecimal current) {
    return current.compareTo(BigDecimal.TEN) < 0;
  }

  int space(int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0')
        ? at + 1
        : at;
  }

  int spaceOrHyphen(int at) {
    boolean hyphen =
        at + 1 < text.length() && text.charAt(at) == '-' && Character.isLetter(text.charAt(at + 1));
    return hyphen ? at + 1 : space(at);
  }

  int wordEnd(int at) {
    if (isHan(at)) {
      return at + 1;
    }
    int end = at;
    while (end < text.length()
        && end - at < LONGEST
        && Character.isLetter(text.charAt(end))
        && !isHan(end)) {
      end++;
    }
    return end;
  }

  boolean isHan(int at) {
    return at >= 0 && at < text.length() && Character.isIdeographic(text.charAt(at));
  }

  boolean isAsciiDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  boolean isWordAt(int at) {
    return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
  }
}
