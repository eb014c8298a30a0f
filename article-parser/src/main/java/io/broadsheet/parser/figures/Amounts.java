package io.broadsheet.parser.figures;

import io.broadsheet.parser.figures.Currencies.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers in digits and in words with their powers, currencies and percent signs, in one pass
 * over the text.
 */
final class Amounts {

  // Longer digits are no number that an article counts with.
  private static final int LONGEST = 40;
  private static final BigDecimal THOUSAND = new BigDecimal("1000");
  // "10 won medals": these names of currencies are other words too.
  private static final Set<String> DOUBTFUL = Set.of("KRW", "ZAR");

  private final String text;
  private final Numerals numerals;
  private final List<Amount> amounts = new ArrayList<>();

  private Amounts(String text, Numerals numerals) {
    this.text = text;
    this.numerals = numerals;
  }

  static List<Amount> find(String text, Numerals numerals) {
    Amounts amounts = new Amounts(text, numerals);
    int at = 0;
    while (at < text.length()) {
      at = amounts.next(at);
    }
    return amounts.amounts;
  }

  /** A number as far as it is read. */
  private record Number(
      int to, BigDecimal value, BigDecimal scale, boolean inWords, boolean part) {}

  private int next(int at) {
    if (isWordAt(at - 1) && !isHan(at) && !isHan(at - 1)) {
      return at + 1;
    }
    Phrases.Found<Money> sign = mayBeSign(at) ? Currencies.before(text, at) : null;
    int start = sign == null ? at : space(sign.to());
    Number number = number(start);
    if (number == null) {
      return at + 1;
    }
    Amount amount = amount(at, start, number, sign == null ? null : sign.value());
    if (amount == null) {
      return number.to();
    }
    amounts.add(amount);
    return amount.to();
  }

  private boolean mayBeSign(int at) {
    char c = text.charAt(at);
    if (!Character.isLetter(c)) {
      return c != ' ' && !Character.isDigit(c);
    }
    return Character.isUpperCase(c) || c > 0x24F || hasDollar(at);
  }

  private boolean hasDollar(int at) {
    for (int i = at + 1; i < Math.min(text.length(), at + 5); i++) {
      if (text.charAt(i) == '$') {
        return true;
      }
    }
    return false;
  }

  private @Nullable Number number(int at) {
    if (at >= text.length()) {
      return null;
    }
    boolean digits = isAsciiDigit(at);
    if (digits && isPartOfName(at)) {
      return new Number(digitsEnd(at), BigDecimal.ZERO, BigDecimal.ZERO, false, true);
    }
    return digits ? inDigits(at) : inWords(at);
  }

  /** The "4" of GPT-4, of 1/4, of v1.4; but not the "4" of "2-4". */
  private boolean isPartOfName(int at) {
    if (at == 0) {
      return false;
    }
    char before = text.charAt(at - 1);
    boolean dash = before == '-' || before == '‑';
    if (dash) {
      return at < 2
          || !Character.isDigit(text.charAt(at - 2)) && "%kmbn".indexOf(text.charAt(at - 2)) < 0;
    }
    return ".,_/%=&@".indexOf(before) >= 0 || Character.isDigit(before);
  }

  private int digitsEnd(int at) {
    int end = at;
    while (end < text.length() && end - at < LONGEST && isAsciiDigit(end)) {
      end++;
    }
    return end;
  }

  private Number inDigits(int at) {
    char decimal = numerals.comma() ? ',' : '.';
    StringBuilder digits = new StringBuilder(text.substring(at, digitsEnd(at)));
    int end = digitsEnd(at);
    // Groups of three, or of two as in 1,00,000, parted by the other mark or by a narrow space.
    while (end < text.length() && digits.length() < LONGEST && isGroup(end, decimal)) {
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
      BigDecimal factor = power(text.substring(word, to));
      if (factor == null || to == word || isAsciiDigit(to)) {
        break;
      }
      scale = scale.multiply(factor);
      end = to;
    }
    return new Number(end, value, scale, false, false);
  }

  private @Nullable BigDecimal power(String word) {
    BigDecimal factor = numerals.powers().get(word);
    return factor != null || word.length() < 3
        ? factor
        : numerals.powers().get(word.toLowerCase(Locale.ROOT));
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
      int to = wordEnd(next);
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
        if (power.compareTo(THOUSAND) < 0 || isHan(next) && power.compareTo(THOUSAND) == 0) {
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
        next = space(to);
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

  /** "two hundred and six", "half a million", "two and a half"; not "three and two". */
  private boolean mayJoin(int at, BigDecimal last, boolean part) {
    return part
        || last.compareTo(BigDecimal.valueOf(100)) >= 0
        || text.startsWith("and a ", at)
        || text.startsWith("a half", at);
  }

  /** "three quarters", "a third"; not "twenty-third". */
  private static boolean isAfterPart(BigDecimal current) {
    return current.compareTo(BigDecimal.TEN) < 0;
  }

  private @Nullable Amount amount(int at, int digits, Number number, @Nullable Money sign) {
    if (number.scale().signum() == 0) {
      return null;
    }
    int end = number.to();
    BigDecimal scale = number.scale();
    Money money = sign;
    Phrases.Found<String> percent =
        sign == null ? numerals.percent().at(text, spaceOrHyphen(end)) : null;
    if (percent != null) {
      end = percent.to();
    } else {
      Phrases.Found<Money> name = sign == null ? Currencies.after(text, afterJoin(end)) : null;
      if (name != null && !isAsciiDigit(name.to()) && !isDoubtful(name, number)) {
        money = name.value();
        end = name.to();
        // "75 USD million"
        int word = space(end);
        BigDecimal factor =
            number.scale().equals(BigDecimal.ONE)
                ? numerals.powers().get(text.substring(word, wordEnd(word)))
                : null;
        if (factor != null && word > end && factor.compareTo(THOUSAND) > 0) {
          scale = scale.multiply(factor);
          end = wordEnd(word);
        }
      }
    }
    if (end < text.length() && isGlued(end)) {
      return null;
    }
    BigDecimal value = number.value();
    if (money != null) {
      scale =
          money.hundredth()
              ? scale.movePointLeft(2)
              : money.millions() ? scale.movePointRight(6) : scale;
      Number cents = money.hundredth() ? null : cents(end);
      if (cents != null) {
        value = value.multiply(scale).add(cents.value().movePointLeft(2));
        scale = BigDecimal.ONE;
        end = cents.to();
      }
    }
    boolean alone =
        number.inWords() && value.equals(BigDecimal.ONE) && money == null && percent == null;
    if (alone) {
      // "one company": an article more than a count.
      return null;
    }
    boolean points = percent != null && percent.value().equals("points");
    return new Amount(
        at,
        end,
        digits,
        value,
        scale,
        money == null ? null : code(money),
        percent != null,
        points,
        number.inWords(),
        number.part());
  }

  /** A cent is the dollar's where English is written, the euro's elsewhere. */
  private String code(Money money) {
    return money.hundredth() && numerals.comma() && money.code().equals("USD")
        ? "EUR"
        : money.code();
  }

  private boolean isDoubtful(Phrases.Found<Money> name, Number number) {
    return DOUBTFUL.contains(name.value().code())
        && number.value().multiply(number.scale()).compareTo(BigDecimal.valueOf(100)) < 0;
  }

  /** "15 dollars 50." */
  private boolean isPlainCents(int at) {
    boolean two = space(at) > at && digitsEnd(at + 1) == at + 3;
    boolean named = at > 0 && Character.isLetter(text.charAt(at - 1));
    return two
        && named
        && (at + 3 == text.length()
            || ".;!?".indexOf(text.charAt(at + 3)) >= 0 && !isAsciiDigit(at + 4));
  }

  /** "and forty-five cents" after dollars. */
  private @Nullable Number cents(int at) {
    int word = space(at);
    int from = text.startsWith("and ", word) ? word + 4 : word;
    if (isPlainCents(at)) {
      return new Number(
          at + 3, new BigDecimal(text.substring(at + 1, at + 3)), BigDecimal.ONE, false, false);
    }
    Number cents = from == at ? null : number(from);
    if (cents == null
        || cents.scale().signum() == 0
        || cents.value().compareTo(BigDecimal.valueOf(100)) >= 0) {
      return null;
    }
    Phrases.Found<Money> name = Currencies.after(text, space(cents.to()));
    return name != null && name.value().hundredth()
        ? new Number(name.to(), cents.value(), cents.scale(), true, false)
        : null;
  }

  /** "5G", "3rd", "8.10am", "4o": letters at the digits make another word of them. */
  private boolean isGlued(int at) {
    char next = text.charAt(at);
    return (Character.isLetterOrDigit(next) && !isHan(at) || next == '_') && !isHan(at - 1);
  }

  private int space(int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0')
        ? at + 1
        : at;
  }

  /** Past the "de" between a power and its currency. */
  private int afterJoin(int at) {
    int word = spaceOrHyphen(at);
    int to = wordEnd(word);
    boolean join =
        numerals.comma() && to - word <= 2 && numerals.joins().contains(text.substring(word, to));
    boolean elided = text.startsWith("d’", word) || text.startsWith("d'", word);
    return join ? space(to) : elided ? word + 2 : word;
  }

  private int spaceOrHyphen(int at) {
    boolean hyphen =
        at + 1 < text.length() && text.charAt(at) == '-' && Character.isLetter(text.charAt(at + 1));
    return hyphen ? at + 1 : space(at);
  }

  private int wordEnd(int at) {
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

  private boolean isHan(int at) {
    return at >= 0 && at < text.length() && Character.isIdeographic(text.charAt(at));
  }

  private boolean isAsciiDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private boolean isWordAt(int at) {
    return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
  }
}
