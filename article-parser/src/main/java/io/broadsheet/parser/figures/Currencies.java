package io.broadsheet.parser.figures;

import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signs, codes and names of currencies, by ISO 4217. */
final class Currencies {

  /** A currency as printed. */
  record Money(String code, boolean hundredth, boolean millions) {}

  private static final Phrases<Money> BEFORE = new Phrases<>();
  private static final Phrases<Money> AFTER = new Phrases<>();

  static {
    for (String line : Wordlist.lines(Currencies.class, "currencies.txt")) {
      String[] parts = line.split("\\|", -1);
      String[] signs = parts[0].strip().split(" ");
      Money money = new Money(signs[0], false, false);
      for (Phrases<Money> phrases : List.of(BEFORE, AFTER)) {
        phrases.add(signs[0], money);
        // "30 MUSD": millions, as Nordic companies report.
        phrases.add("M" + signs[0], new Money(signs[0], false, true));
      }
      for (int i = 1; i < signs.length; i++) {
        BEFORE.add(signs[i], money);
        BEFORE.add(signs[i].toLowerCase(Locale.ROOT), money);
        AFTER.add(signs[i], money);
      }
      for (int i = 1; i < parts.length; i++) {
        for (String name : parts[i].strip().split(" ")) {
          AFTER.add(name, new Money(signs[0], i == 2, false));
        }
      }
    }
  }

  private Currencies() {}

  /** What begins here and may stand before a number. */
  static Phrases.@Nullable Found<Money> before(String text, int from) {
    return BEFORE.at(text, from);
  }

  /** What begins here and may stand after a number. */
  static Phrases.@Nullable Found<Money> after(String text, int from) {
    return AFTER.at(text, from);
  }
}
