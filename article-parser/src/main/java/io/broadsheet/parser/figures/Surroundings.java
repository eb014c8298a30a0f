package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure.Bound;
import io.broadsheet.events.Figure.Kind;
import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words beside a number make of it: its bound, what it counts, per what. */
final class Surroundings {

  /** A unit, or what a number is per, and where it ends. */
  record Unit(String text, int end) {}

  private static final Phrases<Bound> BEFORE = new Phrases<>();
  private static final Phrases<Bound> AFTER = new Phrases<>();
  // "over the 90,000", "about a further 20": these may stand between.
  private static final Phrases<Boolean> BETWEEN = new Phrases<>();
  private static final Map<String, List<String>> UNITS =
      Wordlist.ordered(Surroundings.class, "units.txt", 1);

  private static final Map<String, List<String>> BOUNDS =
      Wordlist.ordered(Surroundings.class, "bounds.txt", 2);

  static {
    BOUNDS.forEach(
        (name, phrases) -> {
          if (name.startsWith("not ")) {
            return;
          }
          Bound bound = Bound.valueOf(name.substring(name.indexOf(' ') + 1));
          Phrases<Bound> where = name.startsWith("before") ? BEFORE : AFTER;
          phrases.forEach(phrase -> where.add(phrase, bound));
        });
    List.of("the", "a_further", "a_total_of", "another")
        .forEach(phrase -> BETWEEN.add(phrase, true));
  }

  private static final Pattern PER =
      Pattern.compile(
          "^(?:\\s(?:a|an|per|each|every|for every)\\s|-a-)((?:\\d{1,3}(?:,\\d{3})*\\s|million\\s|thousand\\s)?(?:(?:input|output)\\s)?(?:year|month|week|day|hour|minute|second|share|head|person|barrel|tonne|ton|user|token|tokens|employee|customer|kilometre|mile|quarter|unit|gram|pupil|student|patient|season|game|match|night|room|passenger|home|household|ticket|seat|litre|kilogram|megawatt|car|vehicle|line)s?)(?!\\p{L})(?!\\s(?:earlier|ago|later|before|after|old))");
  private static final Pattern HOURLY = Pattern.compile("^/h(?!\\p{L})");
  private static final Pattern ADVERB =
      Pattern.compile("^\\s(annually|yearly|monthly|weekly|daily)(?!\\p{L})");
  private static final Pattern ADJECTIVE_AFTER =
      Pattern.compile(
          "^(?:\\s[\\p{L}-]{1,20}){0,2}\\s(annual|yearly|monthly|quarterly|weekly|daily)\\s\\p{L}");
  // A capital is the sentence's before a small letter, else a name's: "the Daily Telegraph".
  private static final Pattern ADJECTIVE_BEFORE =
      Pattern.compile(
          "(?<!\\p{L})(annual|yearly|monthly|quarterly|weekly|daily|(?<![\\p{L},]\\s)(?:Annual|Yearly|Monthly|Quarterly|Weekly|Daily)(?=\\s\\p{Ll}))\\s(?:[\\p{L}’'-]{1,20}\\s){0,10}$");
  private static final Set<String> IRREGULAR = Set.copyOf(units("irregular"));
  private static final Set<String> COUNTERS = Set.copyOf(units("counter"));
  // "five straight quarters"
  private static final Set<String> LASTING =
      Set.of("straight", "consecutive", "full", "whole", "more", "further", "additional", "long");
  private static final Set<String> COMPOUNDS = Set.copyOf(units("compound"));
  private static final Set<String> DURATIONS = Set.copyOf(units("duration"));
  private static final Set<String> MEASURES = Set.copyOf(units("measure"));
  private static final Set<String> DETERMINERS =
      Set.of(
          "the", "its", "their", "his", "her", "all", "our", "these", "those", "this", "a", "an");
  private static final int LONGEST_WHOLE = 6;
  private static final Set<String> STOPS = Set.copyOf(units("stop"));

  private Surroundings() {}

  private static List<String> units(String kind) {
    return UNITS.getOrDefault(kind, List.of());
  }

  /** Where the bound's words begin before a number; the number's own start where there are none. */
  static int boundStart(String text, int from, int to) {
    Phrases.Found<Bound> bound = boundBefore(text, from, to);
    return bound == null ? from : bound.from();
  }

  private static Phrases.@Nullable Found<Bound> boundBefore(String text, int from, int to) {
    int at = beforeSpace(text, from);
    Phrases.Found<Boolean> between = BETWEEN.before(text, at);
    Phrases.Found<Bound> bound =
        BEFORE.before(text, between == null ? at : beforeSpace(text, between.from()));
    return bound == null || isUnbound(text, bound, to) ? null : bound;
  }

  /** "passed 12 laws" is no more than that. */
  private static boolean isUnbound(String text, Phrases.Found<Bound> bound, int to) {
    List<String> counted = BOUNDS.get("not " + text.substring(bound.from(), bound.to()));
    if (counted == null) {
      return false;
    }
    Unit unit = unit(text, to, Math.min(text.length(), to + 60), false);
    return unit != null
        && counted.contains(unit.text().substring(unit.text().lastIndexOf(' ') + 1));
  }

  private static int beforeSpace(String text, int at) {
    return at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
  }

  static Bound bound(String text, int from, int to) {
    int at = to < text.length() && text.charAt(to) == ' ' ? to + 1 : to;
    Phrases.Found<Bound> after = AFTER.at(text, at);
    Phrases.Found<Bound> before = boundBefore(text, from, to);
    // "about 500 or more" is at least that.
    return after != null ? after.value() : before != null ? before.value() : Bound.EXACT;
  }

  /** What makes a bound of the number and stands after it, else the number's own end. */
  static int boundEnd(String text, int to) {
    Phrases.Found<Bound> after =
        AFTER.at(text, to < text.length() && text.charAt(to) == ' ' ? to + 1 : to);
    return after == null ? to : after.to();
  }

  static Kind kind(Unit unit) {
    String last = unit.text().substring(unit.text().lastIndexOf(' ') + 1);
    String first = unit.text().substring(0, unit.text().length() - last.length()).strip();
    boolean alone = first.isEmpty() || LASTING.contains(first);
    return is(DURATIONS, last) && alone
        ? Kind.DURATION
        : is(MEASURES, last) ? Kind.MEASURE : Kind.COUNT;
  }

  private static boolean is(Set<String> units, String word) {
    return units.contains(word) || units.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The nouns after a number, up to the first plural: "enterprise clients". */
  static @Nullable Unit unit(String text, int to, int end, boolean german) {
    if (to < end && Character.isIdeographic(text.charAt(to))) {
      int length = text.startsWith("个月", to) || text.startsWith("小时", to) ? 2 : 1;
      String counted = text.substring(to, to + length);
      boolean known = is(COUNTERS, counted) || is(DURATIONS, counted) || is(MEASURES, counted);
      return known ? new Unit(counted, to + length) : null;
    }
    int at = to;
    for (int words = 0; words < 4; words++) {
      if (at + 1 >= end || (text.charAt(at) != ' ' && !(words == 0 && text.charAt(at) == '-'))) {
        return null;
      }
      int start = at + 1;
      int stop = start;
      while (stop < end && isWordPart(text, stop)) {
        stop++;
      }
      String word = text.substring(start, stop);
      if (word.isEmpty()
          || STOPS.contains(word.toLowerCase(Locale.ROOT))
          || !Character.isLetter(word.charAt(0))) {
        return null;
      }
      // "a 60-minute video"
      boolean joined =
          words == 0
              && text.charAt(at) == '-'
              && (is(DURATIONS, word) || is(MEASURES, word) || COMPOUNDS.contains(word));
      if (joined || (german ? Character.isUpperCase(word.charAt(0)) : isPlural(word))) {
        return new Unit(text.substring(to + 1, stop), stop);
      }
      at = stop;
    }
    return null;
  }

  /** What the number is a share or an amount of: "half of the ships were lost". */
  static @Nullable String of(String text, int to, int end) {
    int begin = to + " of ".length();
    if (begin >= end || !text.startsWith(" of ", to)) {
      return null;
    }
    int last = begin;
    int at = begin;
    for (int words = 0; words < LONGEST_WHOLE && at < end; words++) {
      int stop = at;
      // "of Fortune 500 companies"
      boolean number = words > 0 && Character.isDigit(text.charAt(at));
      while (stop < end
          && (isWordPart(text, stop)
              || "’'&".indexOf(text.charAt(stop)) >= 0
              || (number || stop > at) && Character.isDigit(text.charAt(stop))
              || number && isThousands(text, stop)
              || isInitial(text, stop))) {
        stop++;
      }
      String word = text.substring(at, stop);
      boolean determiner = words == 0 && DETERMINERS.contains(word);
      boolean opens = words == 0 || isOwner(text.substring(begin, at).strip());
      boolean verb = !opens && word.endsWith("ed") && Character.isLowerCase(word.codePointAt(0));
      if (word.isEmpty() || verb || !determiner && STOPS.contains(word.toLowerCase(Locale.ROOT))) {
        break;
      }
      last = determiner ? last : stop;
      at = stop + 1;
      // As a unit does, it ends with its first plural.
      boolean plural = isPlural(word) && !determiner && !isOwner(word);
      if (plural || stop < end && text.charAt(stop) != ' ') {
        break;
      }
    }
    String whole = text.substring(begin, last);
    return whole.isEmpty() || isOwner(whole) || isBound(whole) ? null : whole;
  }

  /** A point of "U.S." */
  private static boolean isInitial(String text, int at) {
    return text.charAt(at) == '.'
        && Character.isUpperCase(text.charAt(at - 1))
        && !Character.isLetter(text.charAt(at - 2));
  }

  /** The comma of "78,400". */
  private static boolean isThousands(String text, int at) {
    return text.charAt(at) == ','
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  /** "the governor's": what is owned comes after it. */
  private static boolean isOwner(String words) {
    return words.endsWith("’s") || words.endsWith("'s");
  }

  /** "of the nearly 300 ships" */
  private static boolean isBound(String words) {
    return BEFORE.before(words, words.length()) != null;
  }

  private static boolean isWordPart(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetter(c)
        || c == '-' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isPlural(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    // "GPUs"
    boolean letters =
        lower.length() > 2
            && word.endsWith("s")
            && word.chars().limit(word.length() - 1L).allMatch(Character::isUpperCase);
    return letters
        || IRREGULAR.contains(lower)
        || lower.length() > 2
            && lower.endsWith("s")
            && !lower.endsWith("ss")
            && !lower.endsWith("us")
            && !lower.endsWith("is")
            && !lower.endsWith("ous");
  }

  static @Nullable Unit per(
      String text, int to, int sentenceFrom, int from, int sentenceTo, boolean money) {
    // A number may stand across the end of an overlong sentence that was cut.
    int end = Math.max(to, sentenceTo);
    int begin = Math.min(from, Math.max(sentenceFrom, from - 120));
    if (HOURLY.matcher(text).region(to, end).find()) {
      return new Unit("hour", to + "/h".length());
    }
    Matcher per = PER.matcher(text).region(to, end);
    if (per.find()) {
      return new Unit(per.group(1), per.end());
    }
    Matcher adverb = ADVERB.matcher(text).region(to, end);
    if (adverb.find()) {
      return new Unit(period(adverb.group(1)), adverb.end());
    }
    if (money) {
      Matcher after = ADJECTIVE_AFTER.matcher(text).region(to, end);
      if (after.find()) {
        return new Unit(period(after.group(1)), to);
      }
      Matcher before = ADJECTIVE_BEFORE.matcher(text).region(begin, from);
      if (before.find()) {
        return new Unit(period(before.group(1)), to);
      }
    }
    return null;
  }

  private static String period(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "annual", "annually", "yearly" -> "year";
      case "monthly" -> "month";
      case "quarterly" -> "quarter";
      case "weekly" -> "week";
      default -> "day";
    };
  }
}
