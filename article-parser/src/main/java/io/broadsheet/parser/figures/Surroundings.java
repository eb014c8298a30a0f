package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure.Bound;
import java.util.LinkedHashMap;
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

  private static final Map<String, Bound> BOUNDS = bounds();
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)(?<!\\p{L})("
              + String.join("|", BOUNDS.keySet())
              + ")\\s(?:the\\s|a\\s(?:further|total of)\\s|another\\s)?$");
  private static final Pattern AFTER =
      Pattern.compile("^\\s(or more|or so|or less|or fewer)(?!\\p{L})");
  private static final Pattern PER =
      Pattern.compile(
          "^\\s(?:a|an|per|each|every|for every)\\s((?:\\d{1,3}(?:,\\d{3})*\\s|million\\s|thousand\\s)?(?:year|month|week|day|hour|minute|second|share|head|person|barrel|tonne|ton|user|token|tokens|employee|customer|kilometre|mile|quarter|unit|gram|pupil)s?)(?!\\p{L})(?!\\s(?:earlier|ago|later|before|after|old))");
  private static final Pattern ADVERB =
      Pattern.compile("^\\s(annually|yearly|monthly|weekly|daily)(?!\\p{L})");
  private static final Pattern ADJECTIVE_AFTER =
      Pattern.compile(
          "^(?:\\s[\\p{L}-]{1,20}){0,2}\\s(annual|yearly|monthly|quarterly|weekly|daily)\\s\\p{L}");
  private static final Pattern ADJECTIVE_BEFORE =
      Pattern.compile(
          "(?i)(?<!\\p{L})(annual|yearly|monthly|quarterly|weekly|daily)\\s(?:[\\p{L}’'-]{1,20}\\s){0,10}$");
  private static final Set<String> IRREGULAR =
      Set.of(
          "people",
          "men",
          "women",
          "children",
          "staff",
          "personnel",
          "cattle",
          "sheep",
          "series",
          "aircraft",
          "data",
          "media",
          "criteria",
          "feet");
  private static final Set<String> STOPS =
      Set.of(
          "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "than", "as",
          "is", "are", "was", "were", "has", "have", "had", "its", "his", "her", "their", "this",
          "that", "which", "who", "the", "a", "an", "will", "would", "could", "can", "up", "down",
          "said", "says", "after", "before", "since", "over", "under", "when", "while", "but",
          "per", "out", "last", "next", "each", "times", "also", "across", "plus", "against",
          "between", "rose", "fell", "percent", "does", "yes", "it", "he", "she", "they", "we",
          "years'");

  private Surroundings() {}

  /** Where the bound's words begin before a number; the number's own start where there are none. */
  static int boundStart(String text, int from) {
    Matcher matcher = BEFORE.matcher(text).region(Math.max(0, from - 32), from);
    return matcher.find() ? matcher.start(1) : from;
  }

  static Bound bound(String text, int boundStart, int from, int to) {
    if (boundStart < from) {
      String words = text.substring(boundStart, from).strip().toLowerCase(Locale.ROOT);
      for (Map.Entry<String, Bound> bound : BOUNDS.entrySet()) {
        if (words.startsWith(bound.getKey())) {
          return bound.getValue();
        }
      }
    }
    Matcher after = AFTER.matcher(text).region(to, Math.min(text.length(), to + 12));
    if (after.find()) {
      return switch (after.group(1)) {
        case "or more" -> Bound.AT_LEAST;
        case "or so" -> Bound.ABOUT;
        default -> Bound.AT_MOST;
      };
    }
    return Bound.EXACT;
  }

  /** The nouns after a number, up to the first plural: "enterprise clients". */
  static @Nullable Unit unit(String text, int to, int end) {
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
      if (isPlural(word)) {
        return new Unit(text.substring(to + 1, stop), stop);
      }
      at = stop;
    }
    return null;
  }

  private static boolean isWordPart(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetter(c)
        || c == '-' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isPlural(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return IRREGULAR.contains(lower)
        || lower.length() > 2
            && lower.endsWith("s")
            && !lower.endsWith("ss")
            && !lower.endsWith("us")
            && !lower.endsWith("is")
            && !lower.endsWith("ous");
  }

  static @Nullable Unit per(
      String text, int to, int sentenceFrom, int from, int sentenceTo, boolean money) {
    Matcher per = PER.matcher(text).region(to, sentenceTo);
    if (per.find()) {
      return new Unit(per.group(1), per.end());
    }
    Matcher adverb = ADVERB.matcher(text).region(to, sentenceTo);
    if (adverb.find()) {
      return new Unit(period(adverb.group(1)), adverb.end());
    }
    if (money) {
      Matcher after = ADJECTIVE_AFTER.matcher(text).region(to, sentenceTo);
      if (after.find()) {
        return new Unit(period(after.group(1)), to);
      }
      Matcher before =
          ADJECTIVE_BEFORE.matcher(text).region(Math.max(sentenceFrom, from - 120), from);
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

  private static Map<String, Bound> bounds() {
    Map<String, Bound> bounds = new LinkedHashMap<>();
    put(
        bounds,
        Bound.AT_LEAST,
        "at least",
        "no fewer than",
        "no less than",
        "not less than",
        "a minimum of",
        "minimum of");
    put(
        bounds,
        Bound.AT_MOST,
        "at most",
        "up to",
        "no more than",
        "not more than",
        "as many as",
        "as much as",
        "a maximum of",
        "maximum of");
    put(
        bounds,
        Bound.OVER,
        "well over",
        "more than",
        "over",
        "above",
        "in excess of",
        "exceeding",
        "exceeded",
        "exceeds",
        "upwards of",
        "upward of",
        "surpassing",
        "greater than",
        "passed");
    put(bounds, Bound.UNDER, "less than", "fewer than", "under", "below", "just under");
    put(
        bounds,
        Bound.ABOUT,
        "about",
        "around",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "some",
        "an estimated",
        "estimated",
        "close to",
        "circa",
        "approaching");
    return bounds;
  }

  private static void put(Map<String, Bound> bounds, Bound bound, String... words) {
    for (String word : words) {
      bounds.put(word, bound);
    }
  }
}
