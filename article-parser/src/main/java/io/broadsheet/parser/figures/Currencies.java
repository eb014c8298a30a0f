package io.broadsheet.parser.figures;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs, codes and names of currencies, by ISO 4217. */
final class Currencies {

  /** What may stand before a number. */
  static final String BEFORE =
      "(?:US|HK|NT|AU|CA|NZ|SG|S|A|C|R|MX)?\\$|€|£|¥|₹|₩|₽|RM|Rs\\.?|(?:USD|EUR|GBP|CNY|RMB|JPY|INR|HKD|SGD|AUD|CAD|CHF|MYR|KRW|TWD)(?=\\s?\\d)";

  /** What may stand after a number. */
  static final String AFTER =
      "(?:US|U\\.S\\.|Hong Kong|Australian|Canadian|Singapore|Taiwan|New Taiwan)?\\s?dollars?|euros?|pounds?(?: sterling)?|yuan|renminbi|yen|rupees|ringgit|won|francs|roubles|rubles|lira|pesos|reais|kronor|kroner|zloty|baht|dong|rupiah|dirhams|riyals|cents?|pence|USD|EUR|CNY|RMB|GBP|JPY|HKD";

  private static final Map<String, String> CODES = codes();

  private Currencies() {}

  static @Nullable String code(String printed) {
    String key = printed.strip().toLowerCase(Locale.ROOT).replaceAll("[.\\s]+", " ").strip();
    String code = CODES.get(key);
    return code != null || !printed.strip().matches("[A-Z]{3}") ? code : printed.strip();
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new LinkedHashMap<>();
    String[] pairs = {
      "$ USD",
      "us$ USD",
      "hk$ HKD",
      "nt$ TWD",
      "au$ AUD",
      "a$ AUD",
      "ca$ CAD",
      "c$ CAD",
      "nz$ NZD",
      "s$ SGD",
      "sg$ SGD",
      "r$ BRL",
      "mx$ MXN",
      "€ EUR",
      "£ GBP",
      "¥ CNY",
      "₹ INR",
      "₩ KRW",
      "₽ RUB",
      "rm MYR",
      "rs INR",
      "rmb CNY",
      "dollar USD",
      "dollars USD",
      "us dollars USD",
      "us dollar USD",
      "u s dollars USD",
      "hong kong dollars HKD",
      "australian dollars AUD",
      "canadian dollars CAD",
      "singapore dollars SGD",
      "taiwan dollars TWD",
      "new taiwan dollars TWD",
      "euro EUR",
      "euros EUR",
      "pound GBP",
      "pounds GBP",
      "pounds sterling GBP",
      "yuan CNY",
      "renminbi CNY",
      "yen JPY",
      "rupees INR",
      "ringgit MYR",
      "won KRW",
      "francs CHF",
      "roubles RUB",
      "rubles RUB",
      "lira TRY",
      "reais BRL",
      "kronor SEK",
      "zloty PLN",
      "baht THB",
      "dong VND",
      "rupiah IDR",
      "dirhams AED",
      "riyals SAR",
      "cent USD",
      "cents USD",
      "pence GBP"
    };
    for (String pair : pairs) {
      int space = pair.lastIndexOf(' ');
      codes.put(pair.substring(0, space), pair.substring(space + 1));
    }
    return Map.copyOf(codes);
  }

  /** Whether the name is a hundredth of its currency. */
  static boolean isHundredth(String printed) {
    String name = printed.strip();
    return name.equals("cent") || name.equals("cents") || name.equals("pence");
  }
}
