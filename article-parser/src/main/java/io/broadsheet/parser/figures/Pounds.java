package io.broadsheet.parser.figures;

import io.broadsheet.parser.figures.Currencies.Money;
import io.broadsheet.parser.figures.Numbers.Number;
import io.broadsheet.parser.text.Wordlist;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells pounds that weigh from those that are money. */
final class Pounds {

  private static final Wordlist.Lists WORDS = Wordlist.lists(Pounds.class, "pounds.txt");
  private static final Set<String> WEIGHING = WORDS.get("weighing");
  private static final Set<String> BODY = WORDS.get("body");
  private static final Set<String> AFTER = WORDS.get("after");
  private static final Set<String> MONEY = WORDS.get("money");
  private static final Set<String> TIMES = WORDS.get("times");
  private static final Pattern HEIGHT =
      Pattern.compile("\\d[- ]f(?:oo|ee)?t(?:[- ]\\d{1,2})? and $");
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal LIGHT = BigDecimal.valueOf(100);
  private static final BigDecimal HEAVIEST = BigDecimal.valueOf(500);

  private Pounds() {}

  /** Whether what stands after the number that begins here is a weight. */
  static boolean weigh(String text, int from, Number number, Phrases.Found<Money> name) {
    String printed = text.substring(name.from(), name.to());
    if (!printed.equals("pounds") && !printed.equals("pound")) {
      return false;
    }
    List<String> after = Words.after(text, name.to(), 4);
    List<String> before = Words.before(text, from, 5);
    boolean plain = number.scale().equals(BigDecimal.ONE);
    boolean substance = after.size() > 1 && after.get(0).equals("of");
    boolean weighed = before.stream().anyMatch(WEIGHING::contains);
    boolean often = after.stream().anyMatch(TIMES::contains);
    // "lost two pounds a week", but "lost 400 pounds a year"
    boolean bodily =
        plain
            && number.value().compareTo(often ? LIGHT : HEAVIEST) < 0
            && before.stream().limit(3).anyMatch(BODY::contains);
    boolean told = substance || weighed || bodily;
    boolean billions = number.scale().compareTo(BILLION) >= 0 && !substance;
    if (billions || often && !told || after.stream().anyMatch(MONEY::contains)) {
      return false;
    }
    boolean adjective = plain && text.charAt(name.from() - 1) == '-' && !after.isEmpty();
    boolean compared = after.stream().limit(2).anyMatch(AFTER::contains);
    boolean tall = HEIGHT.matcher(text).region(Math.max(0, from - 20), from).find();
    return told || adjective || compared || tall;
  }
}
