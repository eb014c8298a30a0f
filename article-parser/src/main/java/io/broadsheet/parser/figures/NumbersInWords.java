package io.broadsheet.parser.figures;

import io.broadsheet.parser.figures.Numbers.Number;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a number in words at a place of the text. */
final class NumbersInWords {

  private static final BigDecimal THOUSAND = new BigDecimal("1000");

  private final String text;
  private final Numerals numerals;
  private final Steps steps;

  NumbersInWords(String text, Numerals numerals, Steps steps) {
    this.text = text;
    this.numerals = numerals;
    this.steps = steps;
  }

  /** "three thousand nine hundred and sixty-five", "half a million", "two dozen", "三十亿". */
  @Nullable Number at(int at) {
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
    while (next < text.length() && words < Steps.LONGEST) {
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
      } else if (power != null
          && (words > 0 && word.length() > 2 || steps.isHan(next) && words > 0)) {
        BigDecimal of = current.signum() == 0 && section.signum() == 0 ? BigDecimal.ONE : current;
        boolean bare = current.signum() == 0 && section.signum() == 0 && total.signum() > 0;
        if (bare && power.compareTo(last) > 0) {
          // "two lakh crore", "dos mil millones", "三万亿"
          total = total.multiply(power);
        } else if (power.compareTo(THOUSAND) < 0
            || steps.isHan(next) && power.compareTo(THOUSAND) == 0) {
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
        next = steps.space(to);
        if (next == to) {
          return null;
        }
        continue;
      } else if (counted && numerals.joins().contains(word) && mayJoin(next, last, part)) {
        joined = true;
        next = steps.spaceOrHyphen(to);
        words++;
        continue;
      } else {
        break;
      }
      words++;
      end = to;
      next = steps.isHan(to) ? to : steps.spaceOrHyphen(to);
      if (next == to && !steps.isHan(to)) {
        break;
      }
    }
    if (!counted || steps.isHan(at) && words < 2) {
      return null;
    }
    BigDecimal value = total.add(section).add(current);
    return new Number(
        end, value, BigDecimal.ONE, true, part && value.compareTo(BigDecimal.ONE) < 0);
  }

  private boolean isBeforePower(int at) {
    int word = steps.space(at);
    return numerals.powers().containsKey(text.substring(word, steps.wordEnd(word)));
  }

  /** "quatre-vingts" is one word with its hyphen, "twenty-two" are two. */
  private int numeralEnd(int at) {
    int to = steps.wordEnd(at);
    if (to == at || to >= text.length() || text.charAt(to) != '-') {
      return to;
    }
    int end = steps.wordEnd(to + 1);
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
}
