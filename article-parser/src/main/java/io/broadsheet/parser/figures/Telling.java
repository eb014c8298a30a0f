package io.broadsheet.parser.figures;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the words around a number that it is a figure, though no unit says so. */
final class Telling {

  private static final Set<String> HARMING =
      Set.of("killing", "killed", "wounding", "wounded", "injuring", "injured");

  /** Before an age or a year: "aged 12", "in 2010". */
  private static final Set<String> NO_COUNT = Set.of("aged", "age", "in", "since");

  private static final Set<String> FOLLOWING =
      Set.of(
          "in",
          "to",
          "from",
          "on",
          "since",
          "this",
          "last",
          "over",
          "after",
          "as",
          "and",
          "while",
          "when",
          "again",
          "at",
          "by",
          "before",
          "compared",
          "of",
          "or",
          "but");
  private static final Set<String> DETERMINERS =
      Set.of("the", "these", "those", "both", "its", "their", "his", "her", "our", "other", "all");

  private static final Pattern HARMED =
      Pattern.compile(
          "\\s(?:(?:were|are|remain|remained|still|others?)\\s){0,2}(?:missing|dead|injured|wounded|hurt|killed|died|hospitalised|hospitalized|rescued|arrested|unaccounted)(?!\\p{L})");

  // "eight times faster", "4.5-fold"; not "three times a week"
  private static final Pattern MULTIPLE =
      Pattern.compile(
          "(?:\\stimes(?=\\s(?:(?!after|over|under|ever|never|whether|other|rather|together|however|later|either|earlier|another|further|former)\\p{L}{2,12}er|more|less|as\\s(?:many|much|often|high|big|large|fast|long|likely|\\p{L}{1,12}\\sas)|the|its|their|what)(?!\\p{L}))|-fold)(?!\\p{L})");

  // "a third less", "one-fifth as much"
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\s(?:as|less|more|lower|higher|fewer|cheaper|smaller|larger|bigger)(?!\\p{L})");

  private Telling() {}

  /** "a third less", "fell by a fifth": a share of what is compared. */
  static boolean isCompared(String text, Amount amount) {
    List<String> before = Words.before(text, amount.from(), 1);
    boolean by = !before.isEmpty() && before.get(0).equals("by") && endsAmount(text, amount.to());
    return by || COMPARED.matcher(text).region(amount.to(), text.length()).lookingAt();
  }

  /** "by a fifth in May", not "by a third party" */
  private static boolean endsAmount(String text, int at) {
    List<String> after = Words.after(text, at, 1);
    return after.isEmpty() || FOLLOWING.contains(after.get(0));
  }

  /** "the two companies", "its other two": told before. */
  static boolean isDetermined(String text, Amount amount) {
    List<String> before = Words.before(text, amount.from(), 1);
    return !before.isEmpty() && DETERMINERS.contains(before.get(0));
  }

  /** Where "eight times" ends before what is compared, else -1. */
  static int multipleEnd(String text, Amount amount) {
    Matcher multiple = MULTIPLE.matcher(text).region(amount.to(), text.length());
    return multiple.lookingAt() ? multiple.end() : -1;
  }

  /** "killing 12", "31 were missing" */
  static boolean isOfPeople(String text, Amount amount) {
    List<String> before = Words.before(text, amount.from(), 1);
    boolean whole = amount.value().scale() <= 0 && amount.value().signum() > 0;
    if (!before.isEmpty() && NO_COUNT.contains(before.get(0))) {
      return false;
    }
    return whole
        && (!before.isEmpty() && HARMING.contains(before.get(0))
            || HARMED.matcher(text).region(amount.to(), text.length()).lookingAt());
  }
}
