package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure.Bound;
import io.broadsheet.events.Figure.Kind;
import io.broadsheet.parser.text.Wordlist;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether two numbers beside each other are one figure: a range, or a change. */
final class Chains {

  /** How two numbers belong together. */
  enum Link {
    /** "between A and B", "A to B" */
    RANGE,
    /** "from A to B" */
    CHANGE,
    /** "to B from A", "B, up from A" */
    BACKWARDS,
    /** "A in B", "A out of B", "A of B" */
    RATIO
  }

  private static final String NOUNS = "(?:\\s[\\p{L}-]{1,20}){0,5}";
  private static final String BOUND =
      "(?:(?:about|around|nearly|almost|roughly|more than|over|less than|under|some|just|only|as much as|up to|approximately)\\s){0,2}";
  // An em dash between spaces sets an aside apart: "a third — 31% — of buyers".
  private static final Pattern DASH =
      Pattern.compile("\\s?(?:-|–|—(?!\\s)|to|or|through|bis|至|到)\\s?");
  private static final Pattern AND = Pattern.compile(NOUNS + "\\sand\\s" + BOUND);
  private static final Pattern TO =
      Pattern.compile(
          NOUNS + "(?:\\s(?:in|of)\\s(?:the\\s)?[\\p{L}\\d]{1,12}){0,2}\\sto\\s" + BOUND);
  private static final Pattern FROM =
      Pattern.compile(
          "(?:\\s(?:[\\p{L}-]{1,20}|(?:19|20)\\d{2})){0,6},?(?:\\s(?:up|down|rising|falling))?\\sfrom\\s"
              + BOUND);
  private static final Pattern RANGING =
      Pattern.compile("(?i)(?:rang\\p{L}{2,3}|anywhere|anything|vary|varies|varied)\\s$");
  private static final Wordlist.Lists WORDS = Wordlist.lists(Chains.class, "owners.txt");
  private static final Set<String> CHANGES = WORDS.get("changes");
  private static final Set<String> PAST = WORDS.get("past");
  private static final Set<String> HELPING = WORDS.get("helping");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NEAREST = BigDecimal.valueOf(2);
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(4);
  private static final int WIDEST = 70;

  private Chains() {}

  /** How the two belong together, given where the first one's bound words begin. */
  static @Nullable Link link(String text, Amount first, int firstStart, Amount second) {
    int gap = second.from() - first.to();
    if (gap < 1 || gap > WIDEST || !isSameKind(first, second)) {
      return null;
    }
    String between = text.substring(first.to(), second.from());
    if (between.equals(" in ") || between.equals(" out of ")) {
      return isRatio(text, first, second) ? Link.RATIO : null;
    }
    // "seven of 10 teenagers", but "one of 10 winners" is a single one
    if ((between.equals(" of ") || between.equals(" of the "))
        && first.value().compareTo(BigDecimal.ONE) > 0) {
      return isRatio(text, first, second)
              && second.value().compareTo(HUNDRED) <= 0
              && Surroundings.unit(text, second.to(), text.length(), false) != null
          ? Link.RATIO
          : null;
    }
    if (opens(text, firstStart, "between") && AND.matcher(between).matches()) {
      return Link.RANGE;
    }
    if (opens(text, firstStart, "from") && TO.matcher(between).matches()) {
      boolean ranging =
          RANGING.matcher(text.substring(Math.max(0, firstStart - 20), firstStart - 5)).find();
      return ranging ? Link.RANGE : Link.CHANGE;
    }
    // "voted 231 to 227"
    boolean falling =
        !opens(text, firstStart, "from") && first.value().compareTo(second.value()) > 0;
    if (between.equals(" to ") && (falling || isLevel(text, first, firstStart, second))) {
      return null;
    }
    if (DASH.matcher(between).matches()) {
      return between.strip().equals("or") && !first.inWords() ? null : Link.RANGE;
    }
    if (isFramed(text, first, firstStart, second)) {
      return Link.RANGE;
    }
    boolean direct =
        between.startsWith(" from") || between.contains("up from") || between.contains("down from");
    boolean changes =
        opens(text, firstStart, "to")
            || between.contains("up from")
            || between.contains("down from");
    if (changes && (direct || gap < 40) && FROM.matcher(between).matches()) {
      return Link.BACKWARDS;
    }
    return null;
  }

  /** "fell 0.6% to 4,975.51", "rose by 12 to 45": so much, and then where it stands. */
  private static boolean isLevel(String text, Amount first, int firstStart, Amount second) {
    if (first.percent() && (!second.percent() || first.points() != second.points())) {
      return true;
    }
    List<String> before = Words.before(text, firstStart, 3);
    boolean by = !before.isEmpty() && before.get(0).equals("by");
    String verb = word(before, by ? 1 : 0);
    boolean whole = first.percent() || first.currency() != null || first.isScaled();
    return (whole || by)
        && CHANGES.contains(verb)
        && (by || happened(verb, word(before, 1)) || !isAlike(first, second));
  }

  private static String word(List<String> words, int at) {
    return at < words.size() ? words.get(at) : "";
  }

  /** "rose 3% to 5%" tells where it stands; "expects it to rise 3% to 5%" is a range. */
  private static boolean happened(String verb, String before) {
    return PAST.contains(verb) && !HELPING.contains(before);
  }

  /** Whether the two may be the ends of one range. */
  private static boolean isAlike(Amount first, Amount second) {
    return first.percent() == second.percent()
        && (first.currency() == null) == (second.currency() == null)
        && first.value().multiply(first.percent() ? FARTHEST : NEAREST).compareTo(second.value())
            > 0;
  }

  /** "two in five"; not "two in five years". */
  private static boolean isRatio(String text, Amount first, Amount second) {
    Surroundings.Unit unit =
        Surroundings.unit(text, second.to(), Math.min(text.length(), second.to() + 60), false);
    boolean time = unit != null && Surroundings.kind(unit) != Kind.COUNT;
    return !time
        && first.currency() == null
        && !first.percent()
        && !second.percent()
        && first.value().scale() <= 0
        && second.value().scale() <= 0
        && first.value().signum() > 0
        && first.value().compareTo(second.value()) < 0;
  }

  /** "above 1,000 and below 1,500": one bounds it from below, the other from above. */
  private static boolean isFramed(String text, Amount first, int firstStart, Amount second) {
    int secondStart = Surroundings.boundStart(text, second.from(), second.to());
    if (firstStart == first.from() || secondStart == second.from() || secondStart < first.to()) {
      return false;
    }
    String joint = text.substring(first.to(), secondStart);
    int one = side(Surroundings.bound(text, first.from(), first.to()));
    int other = side(Surroundings.bound(text, second.from(), second.to()));
    return (joint.equals(" and ") || joint.equals(" but "))
        && one * other < 0
        && one * first.value().compareTo(second.value()) < 0;
  }

  private static int side(Bound bound) {
    return switch (bound) {
      case OVER, AT_LEAST -> 1;
      case UNDER, AT_MOST -> -1;
      default -> 0;
    };
  }

  private static boolean isSameKind(Amount first, Amount second) {
    boolean money = first.currency() != null || second.currency() != null;
    boolean percent = first.percent() || second.percent();
    boolean same =
        first.currency() == null
            || second.currency() == null
            || first.currency().equals(second.currency());
    return same && !(money && percent);
  }

  /** Where the word that opens the pair begins: "between" or "from" before the first number. */
  static int start(String text, int firstStart, Link link) {
    if (link == Link.RANGE && opens(text, firstStart, "between")) {
      return firstStart - "between ".length();
    }
    if (link != Link.BACKWARDS && opens(text, firstStart, "from")) {
      return firstStart - "from ".length();
    }
    return firstStart;
  }

  private static boolean opens(String text, int at, String word) {
    int from = at - word.length() - 1;
    return from >= 0
        && text.regionMatches(true, from, word + " ", 0, word.length() + 1)
        && (from == 0 || !Character.isLetter(text.charAt(from - 1)));
  }
}
