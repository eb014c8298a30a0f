package io.broadsheet.parser.figures;

import io.broadsheet.parser.figures.Currencies.Money;
import io.broadsheet.parser.figures.Numbers.Number;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers in digits and in words with their powers, currencies and percent signs, in one pass
 * over the text.
 */
final class Amounts {

  private static final List<String> PAIRING = List.of(" in ", " out of ", " to ", " or ");
  private static final List<String> STERLING = List.of("£", " pounds", " pence", "FTSE");
  private static final Set<String> PICTURES = Set.of("480", "720", "1080", "1440", "2160");
  private static final BigDecimal THOUSAND = new BigDecimal("1000");
  // "10 won medals": these names of currencies are other words too.
  private static final Set<String> DOUBTFUL = Set.of("KRW", "ZAR");

  private final String text;
  private final Numerals numerals;
  private final Steps steps;
  private final Numbers numbers;
  private final SharedNames sharedNames;
  private final boolean sterling;
  private final List<Amount> amounts = new ArrayList<>();

  private Amounts(String text, Numerals numerals) {
    this.text = text;
    this.numerals = numerals;
    this.steps = new Steps(text);
    this.numbers = new Numbers(text, numerals, steps);
    this.sharedNames = new SharedNames(text);
    this.sterling = STERLING.stream().anyMatch(text::contains);
  }

  static List<Amount> find(String text, Numerals numerals) {
    Amounts amounts = new Amounts(text, numerals);
    int at = 0;
    while (at < text.length()) {
      at = amounts.next(at);
    }
    return amounts.amounts;
  }

  private int next(int at) {
    if (steps.isWordAt(at - 1) && !steps.isHan(at) && !steps.isHan(at - 1)) {
      return at + 1;
    }
    boolean minus = isMinus(at);
    int from = minus ? at + 1 : at;
    Phrases.Found<Money> sign = mayBeSign(from) ? Currencies.before(text, from) : null;
    int start = sign == null ? from : steps.space(sign.to());
    Number number = numbers.at(start, sign != null);
    if (number == null) {
      return at + 1;
    }
    Amount amount = amount(from, start, number, sign == null ? null : sign.value());
    if (amount == null) {
      return number.to();
    }
    if (minus && (isBehindAmount(at) || !mayBeBelow(amount))) {
      // A dash before a clause or within a range, or a hyphen whose word is elsewhere.
      return text.charAt(at) == '-' && sign == null ? number.to() : from;
    }
    amounts.add(minus ? amount.below(at) : amount);
    return amount.to();
  }

  /** A dash right before a number that stands apart, as in "(-5%)". */
  private boolean isMinus(int at) {
    if (at + 1 >= text.length()
        || "-–−".indexOf(text.charAt(at)) < 0
        || at > 0 && !Numbers.opens(text.charAt(at - 1))) {
      return false;
    }
    return steps.isAsciiDigit(at + 1)
        || Character.getType(text.charAt(at + 1)) == Character.CURRENCY_SYMBOL;
  }

  private boolean isBehindAmount(int at) {
    return !amounts.isEmpty() && amounts.get(amounts.size() - 1).to() == at - 1;
  }

  private boolean mayBeBelow(Amount amount) {
    return text.charAt(amount.from() - 1) == '−'
        || amount.percent()
        || amount.currency() != null
        || text.startsWith(" degree", amount.to());
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

  private @Nullable Amount amount(int at, int digits, Number number, @Nullable Money sign) {
    if (number.scale().signum() == 0) {
      return null;
    }
    int end = number.to();
    BigDecimal scale = number.scale();
    Money money = sign;
    Phrases.Found<String> percent =
        sign == null ? numerals.percent().at(text, steps.spaceOrHyphen(end)) : null;
    if (percent != null) {
      end = percent.to();
    } else {
      Phrases.Found<Money> name = sign == null ? Currencies.after(text, afterJoin(end)) : null;
      if (name != null
          && !steps.isAsciiDigit(name.to())
          && !isDoubtful(name, number)
          && !isNoPenny(name, end)
          && !Pounds.weigh(text, at, number, name)) {
        money = name.value();
        end = name.to();
        // "75 USD million"
        int word = steps.space(end);
        BigDecimal factor =
            number.scale().equals(BigDecimal.ONE)
                ? numerals.powers().get(text.substring(word, steps.wordEnd(word)))
                : null;
        if (factor != null && word > end && factor.compareTo(THOUSAND) > 0) {
          scale = scale.multiply(factor);
          end = steps.wordEnd(word);
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
    if (alone && !isPaired(end)) {
      // "one company": an article more than a count; but "one in three", "one to two".
      return null;
    }
    boolean hundredths = percent != null && percent.value().equals("hundredths");
    boolean points = hundredths || percent != null && percent.value().equals("points");
    return new Amount(
        at,
        end,
        digits,
        value,
        hundredths ? scale.movePointLeft(2) : scale,
        money == null ? null : code(money),
        percent != null,
        points,
        number.inWords(),
        number.part());
  }

  private boolean isPaired(int end) {
    return PAIRING.stream()
        .anyMatch(joint -> text.startsWith(joint, end) && numbers.at(end + joint.length()) != null);
  }

  /** A cent is the dollar's where English is written, the euro's elsewhere. */
  private @Nullable String code(Money money) {
    if (SharedNames.isShared(money.code())) {
      return sharedNames.code(money.code());
    }
    return money.hundredth() && numerals.comma() && money.code().equals("USD")
        ? "EUR"
        : money.code();
  }

  private boolean isDoubtful(Phrases.Found<Money> name, Number number) {
    String code = name.value().code();
    return code(name.value()) == null
        || DOUBTFUL.contains(code)
            && number.value().multiply(number.scale()).compareTo(BigDecimal.valueOf(100)) < 0;
  }

  /** "318p" are pence where there are pounds, and never "318 p"; "1080p" is a picture. */
  private boolean isNoPenny(Phrases.Found<Money> name, int at) {
    boolean letter = name.to() - name.from() == 1 && "pP".indexOf(text.charAt(name.from())) >= 0;
    return letter && (!sterling || name.from() > at || text.charAt(at) == 'P' || isPicture(at));
  }

  /** The lines of a picture end there: "1080", "(720". */
  private boolean isPicture(int at) {
    int from = at;
    while (from > 0 && steps.isAsciiDigit(from - 1)) {
      from--;
    }
    return PICTURES.contains(text.substring(from, at));
  }

  /** "15 dollars 50." */
  private boolean isPlainCents(int at) {
    boolean two = steps.space(at) > at && steps.digitsEnd(at + 1) == at + 3;
    boolean named = at > 0 && Character.isLetter(text.charAt(at - 1));
    return two
        && named
        && (at + 3 == text.length()
            || ".;!?".indexOf(text.charAt(at + 3)) >= 0 && !steps.isAsciiDigit(at + 4));
  }

  /** "and forty-five cents" after dollars. */
  private @Nullable Number cents(int at) {
    int word = steps.space(at);
    int from = text.startsWith("and ", word) ? word + 4 : word;
    if (isPlainCents(at)) {
      return new Number(
          at + 3, new BigDecimal(text.substring(at + 1, at + 3)), BigDecimal.ONE, false, false);
    }
    Number cents = from == at ? null : numbers.at(from);
    if (cents == null
        || cents.scale().signum() == 0
        || cents.value().compareTo(BigDecimal.valueOf(100)) >= 0) {
      return null;
    }
    Phrases.Found<Money> name = Currencies.after(text, steps.space(cents.to()));
    return name != null && name.value().hundredth()
        ? new Number(name.to(), cents.value(), cents.scale(), true, false)
        : null;
  }

  /** "5G", "3rd", "8.10am", "4o": letters at the digits make another word of them. */
  private boolean isGlued(int at) {
    char next = text.charAt(at);
    return (Character.isLetterOrDigit(next) && !steps.isHan(at) || next == '_')
        && !steps.isHan(at - 1);
  }

  /** Past the "de" between a power and its currency. */
  private int afterJoin(int at) {
    int word = steps.spaceOrHyphen(at);
    int to = steps.wordEnd(word);
    boolean join =
        numerals.comma() && to - word <= 2 && numerals.joins().contains(text.substring(word, to));
    boolean elided = text.startsWith("d’", word) || text.startsWith("d'", word);
    return join ? steps.space(to) : elided ? word + 2 : word;
  }
}
