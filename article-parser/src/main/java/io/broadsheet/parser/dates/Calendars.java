package io.broadsheet.parser.dates;

import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a language writes dates.
 *
 * @param dates finds any of them; each quantifier in it is bounded
 * @param years words after which four digits are a year
 * @param maybe words after which they are one where no plural follows
 * @param near "yesterday", and how far it is from the publication: {@code D-1}; "the following
 *     year", and how far it is from the date before it: {@code >Y1}
 * @param money names of currencies, after which four digits are no year
 * @param naming what makes a name of the day before it
 * @param ahead words before a month that is not over yet
 */
record Calendars(
    Pattern dates,
    Map<String, Integer> months,
    Map<String, Integer> weekdays,
    Set<String> years,
    Set<String> maybe,
    Map<String, String> near,
    Set<String> past,
    Set<String> ahead,
    Set<String> money,
    Set<String> naming,
    @Nullable Pattern future) {

  private static final Map<String, Calendars> ALL = new HashMap<>();
  private static final String YEAR = "(?:19|20)\\d{2}(?![\\d%]|[.,]\\d)";
  private static final String NUMBERS =
      "\\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty";
  // "In June 12 companies": what the number before it counts, so that it is no day.
  private static final String COUNTED =
      "(?:\\p{Ll}{3,20}s|people|men|women|percent|million|billion)(?!\\p{L})";

  // "that in June 12 million people"; but "in Nov. 5 elections"
  private static final String PEOPLE =
      "(?:people|men|women|children|soldiers|civilians|workers|million|billion|thousand)(?!\\p{L})";

  static {
    Map<String, List<String>> lists = Wordlist.ordered(Calendars.class, "dates.txt", 2);
    Stream.of("en", "de", "fr", "es", "zh").forEach(one -> ALL.put(one, read(lists, one)));
  }

  /** Of a language by its tag, where it is known. */
  static @Nullable Calendars of(@Nullable String language) {
    return language == null ? null : ALL.get(language.split("-", 2)[0]);
  }

  private static Calendars read(Map<String, List<String>> lists, String language) {
    Map<String, Integer> months = count(words(lists, language + " months"));
    Map<String, Integer> weekdays = count(words(lists, language + " weekdays"));
    Map<String, String> near = new HashMap<>();
    for (String word : words(lists, language + " near")) {
      int equals = word.indexOf('=');
      near.put(
          word.substring(0, equals).replace('_', ' ').toLowerCase(Locale.ROOT),
          word.substring(equals + 1));
    }
    String future = any(words(lists, language + " future").stream());
    return new Calendars(
        Pattern.compile(
            months.isEmpty()
                ? chinese(weekdays, near)
                : spaced(
                    months,
                    weekdays,
                    near,
                    any(words(lists, language + " ordinals").stream()),
                    any(words(lists, language + " joins").stream()))),
        months,
        weekdays,
        Set.copyOf(words(lists, language + " years")),
        Set.copyOf(words(lists, language + " maybe")),
        near,
        Set.copyOf(words(lists, language + " past")),
        Set.copyOf(words(lists, language + " ahead")),
        Set.copyOf(words(lists, "any money")),
        words(lists, "any naming").stream()
            .map(words -> words.replace('_', ' '))
            .collect(Collectors.toUnmodifiableSet()),
        future.isEmpty() ? null : Pattern.compile("(?<!\\p{L}|than )(?:" + future + ")(?!\\p{L})"));
  }

  private static String chinese(Map<String, Integer> weekdays, Map<String, String> near) {
    return "(?:(?<y1>(?:19|20)\\d{2})\\s?年)(?:\\s?(?<m1>\\d{1,2})\\s?月(?:\\s?(?<d1>\\d{1,2})\\s?[日号])?)?"
        + "|(?<!\\d)(?<m2>\\d{1,2})\\s?月(?:\\s?(?<d2>\\d{1,2})\\s?[日号])?(?!\\p{Nd})"
        + "|(?<weekday>"
        + any(weekdays.keySet().stream())
        + ")|(?<near>"
        + any(near.keySet().stream())
        + ")|(?!)(?<iso>)(?<count>)(?<unit>)(?<year>)(?<m3>)(?<y2>)(?<y3>)(?<in>)";
  }

  private static String spaced(
      Map<String, Integer> months,
      Map<String, Integer> weekdays,
      Map<String, String> near,
      String ordinals,
      String joins) {
    String month = any(months.keySet().stream());
    String weekday = any(weekdays.keySet().stream());
    String day = "\\d{1,2}(?:\\s?(?:" + ordinals + "))?";
    String join = "(?:(?:" + joins + ")\\s)?";
    String numbered = "\\s)(?:" + month + ")\\s" + join + "\\d{1,2}\\s";
    String counted = "(?<=In" + numbered + COUNTED + "|(?<=in" + numbered + PEOPLE;
    return "(?<![\\p{L}\\p{N}])(?:(?<iso>(?:19|20)\\d{2}-\\d{2}-\\d{2}|(?:\\d{1,2}[./]){2}(?:19|20)\\d{2}|(?:19|20)\\d{2}/\\d{1,2}/\\d{1,2})"
        + "|(?:(?:"
        + weekday
        + ")\\s?,?\\s"
        + join
        + ")?(?:"
        + "(?<d1>"
        + day
        + ")\\s"
        + join
        + "(?<m1>"
        + month
        + ")(?![\\p{L}])(?:\\s?,?\\s"
        + join
        + "(?<y1>"
        + YEAR
        + "))?"
        + "|(?!"
        + counted
        + ")(?<m2>"
        + month
        + ")\\s"
        + join
        + "(?<d2>"
        + day
        + ")(?![\\p{L}\\d%:]|[.,]\\d)(?:\\s?,?\\s(?<y2>"
        + YEAR
        + "))?"
        + "|(?<m3>"
        + month
        + ")(?![\\p{L}])(?:\\s?,?\\s"
        + join
        + "(?<y3>"
        + YEAR
        + "))?)(?:\\s(?<in>last|next)\\syear)?"
        + "|(?<weekday>"
        + weekday
        + ")"
        + "|(?<near>(?iu:"
        + any(near.keySet().stream())
        + "))"
        + "|(?<![\\p{L}\\d][-.,])(?<count>(?i:"
        + NUMBERS
        + "))\\s(?<unit>days?|weeks?|months?|years?)\\sago"
        + "|(?<year>"
        + YEAR
        + "))(?![\\p{L}\\p{N}])";
  }

  private static List<String> words(Map<String, List<String>> lists, String name) {
    return lists.getOrDefault(name, List.of());
  }

  private static Map<String, Integer> count(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      for (String spelling : words.get(i).split("\\|")) {
        counts.put(spelling, i + 1);
      }
    }
    return counts;
  }

  /** An alternation of phrases, the longest first. */
  private static String any(Stream<String> phrases) {
    return new ArrayList<>(phrases.toList())
        .stream()
            .sorted(
                Comparator.comparingInt(String::length).reversed().thenComparing(phrase -> phrase))
            .map(phrase -> Pattern.quote(phrase.replace('_', ' ')))
            .collect(Collectors.joining("|"));
  }
}
