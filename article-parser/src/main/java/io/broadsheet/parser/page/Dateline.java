package io.broadsheet.parser.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "BEIJING, June 25 (Eastgate Wire) —": where and when a report was written, before its first word.
 *
 * @param text the dateline without its dash
 * @param wire the agency in brackets or slashes
 * @param rest the paragraph after it
 */
record Dateline(String text, @Nullable String wire, String rest) {

  private static final int LONGEST = 100;
  private static final Pattern DASH =
      Pattern.compile("\\s?(?:—|--|–)\\s?|\\s[-‐―]\\s|:\\s(?=\\p{Lu})");
  private static final Pattern WIRE = Pattern.compile("\\(([^()]{2,40})\\)|/([^/]{2,40})/");
  // "March 10 (Eastgate Wire) -", "(Reuters) -", without a place
  private static final Pattern DATED =
      Pattern.compile(
          "\\((?:Reuters|AP|AFP|UPI|Xinhua|Bloomberg|PA)\\)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{Ll}{0,6}\\.?\\s\\d{1,2}(?:,\\s\\d{4})?\\s\\([^()]{2,40}\\)");
  private static final Set<String> SMALL =
      Set.of("of", "and", "de", "la", "the", "near", "on", "via");

  static @Nullable Dateline of(String paragraph) {
    String start = paragraph.substring(0, Math.min(paragraph.length(), LONGEST));
    boolean dated = DATED.matcher(start.stripLeading()).lookingAt();
    if (!dated && !opensInCapitals(start.stripLeading())) {
      return null;
    }
    Matcher dash = DASH.matcher(start);
    while (dash.find()) {
      String before = start.substring(0, dash.start());
      String rest = paragraph.substring(dash.end()).stripLeading();
      if (isOpen(before)) {
        continue;
      }
      if (!isDateline(before) || rest.isEmpty()) {
        return null;
      }
      boolean colon = dash.group().startsWith(":");
      Matcher wire = WIRE.matcher(before);
      String name = wire.find() ? (wire.group(1) != null ? wire.group(1) : wire.group(2)) : null;
      if (colon && name == null && before.indexOf(',') < 0) {
        return null;
      }
      return new Dateline(before.strip(), name == null ? null : name.strip(), rest);
    }
    return null;
  }

  /** The place is printed in capitals: at least three letters of the first word. */
  private static boolean opensInCapitals(String start) {
    int end = 0;
    while (end < start.length() && Character.isLetter(start.charAt(end))) {
      end++;
    }
    String word = start.substring(0, end);
    boolean shortPlace = end == 2 || end == 3;
    boolean followed =
        end < start.length()
            && (start.charAt(end) == ' '
                || start.charAt(end) == ','
                || start.charAt(end) == '.'
                || start.charAt(end) == '-');
    return end >= 2
        && followed
        && word.equals(word.toUpperCase(Locale.ROOT))
        && !word.equals(word.toLowerCase(Locale.ROOT))
        && (!shortPlace
            || Set.of(
                    "NEW", "LOS", "SAN", "LAS", "ST", "RIO", "TEL", "ABU", "HO", "KUALA", "THE",
                    "PORT", "LA", "EL", "ROME", "LE")
                .contains(word));
  }

  private static boolean isOpen(String before) {
    return before.chars().filter(c -> c == '(').count()
            > before.chars().filter(c -> c == ')').count()
        || before.chars().filter(c -> c == '/').count() % 2 == 1;
  }

  /** No small word outside brackets but the few that names hold. */
  private static boolean isDateline(String before) {
    String bare = WIRE.matcher(before).replaceAll(" ");
    if (bare.indexOf('.') >= 0 && bare.strip().length() > 60) {
      return false;
    }
    for (String word : bare.split("[\\s,/]+")) {
      if (!word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !SMALL.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
