package io.broadsheet.parser.figures;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.parser.dates.DateExtractor;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Span;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that count nothing: in names, dates, times, versions. */
final class NoFigures {

  private static final Pattern TIMES =
      Pattern.compile(
          "(?<!\\d)\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|GMT|o’clock|o'clock)(?!\\p{L})|(?<!\\d)\\d{1,2}:\\d{2}(?!\\d)");
  private static final Pattern HEADED =
      Pattern.compile(
          "(?:[Vv]ersions?|Article|Section|Chapter|[Pp]age|Phase|Part|Highway|Route|Room|Gate|Flight|Boeing|Airbus|iPhone|Windows|Figure|Table|Generation|Level|Series|Class|Fortune|FTSE|Nasdaq|Stoxx|CSI|Russell|Nikkei)\\s\\d[\\d.,]*+");

  private static final Set<String> ORDINALS =
      Set.of("first", "second", "other", "latter", "third", "fourth");
  private static final Pattern PHILIPPINE = Pattern.compile("Philippine|Filipin|Manila|[Pp]eso");

  private final String text;
  private final boolean philippine;
  private final BitSet taken;

  NoFigures(Reading reading) {
    this.text = reading.text().toString();
    this.philippine = PHILIPPINE.matcher(text).find();
    this.taken = new BitSet(text.length());
    for (Pattern pattern : new Pattern[] {TIMES, HEADED}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        taken.set(matcher.start(), matcher.end());
      }
    }
    for (Span date : DateExtractor.spans(reading)) {
      taken.set(date.from(), date.to());
    }
    for (Entity entity : reading.entities()) {
      for (Evidence mention : entity.mentions()) {
        Span span = reading.chars(mention);
        taken.set(span.from(), span.to());
      }
    }
  }

  boolean holds(Amount amount) {
    return taken.get(amount.digits())
        || taken.get(amount.to() - 1) && amount.currency() == null
        || isHalfOf(amount)
        || isYear(amount)
        || isVersion(amount)
        || text.startsWith("every ", Math.max(0, amount.from() - 6))
        || isAge(amount);
  }

  /** "in the second half of the year", a time and no share. */
  private boolean isHalfOf(Amount amount) {
    List<String> before = Words.before(text, amount.from(), 1);
    return amount.part() && !before.isEmpty() && ORDINALS.contains(before.get(0));
  }

  /** Four digits from 1800 to 2099 without separator, sign or scale. */
  private boolean isYear(Amount amount) {
    boolean bare = amount.currency() == null && !amount.percent() && !amount.isScaled();
    int year = amount.number().intValue();
    return bare
        && amount.to() - amount.from() == 4
        && !amount.inWords()
        && amount.number().scale() == 0
        && year >= 1800
        && year <= 2099;
  }

  /** "PHP 8.3", the language; not "PHP 8.3 million" or a fare in Manila, pesos. */
  private boolean isVersion(Amount amount) {
    return !philippine
        && text.startsWith("PHP", amount.from())
        && !amount.isScaled()
        && amount.number().scale() < 2
        && amount.number().compareTo(BigDecimal.TEN) < 0;
  }

  private boolean isAge(Amount amount) {
    return text.startsWith("-year-old", amount.to()) || text.startsWith("-YEAR-OLD", amount.to());
  }
}
