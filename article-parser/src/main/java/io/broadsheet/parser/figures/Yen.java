package io.broadsheet.parser.figures;

import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text means by ¥: yen, where it speaks of Japan and not of China; else yuan. */
final class Yen {

  private static final Map<String, List<String>> WORDS = Wordlist.ordered(Yen.class, "yen.txt", 2);

  private final String text;
  private @Nullable String code;

  Yen(String text) {
    this.text = text;
  }

  String code() {
    String known = code;
    if (known == null) {
      boolean yen = names("JPY money");
      boolean told = yen != names("CNY money");
      known = (told ? yen : names("JPY places") && !names("CNY places")) ? "JPY" : "CNY";
      code = known;
    }
    return known;
  }

  private boolean names(String list) {
    String any = String.join("|", WORDS.getOrDefault(list, List.of()));
    return Pattern.compile("(?<!\\p{IsLatin})(?:" + any + ")(?!\\p{IsLatin})").matcher(text).find();
  }
}
