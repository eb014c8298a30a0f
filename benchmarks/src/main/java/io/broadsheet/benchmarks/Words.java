package io.broadsheet.benchmarks;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/** Words and names as the corpora's score.py tells them apart. */
final class Words {

  // What Python's \w takes: Java's takes combining marks too.
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BY =
      Pattern.compile(
          "^\\s*(written\\s+)?(by|von|par|por|di|door|av|af)[:\\s]+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BETWEEN_NAMES =
      Pattern.compile(
          "\\s*(?:,|;|\\||/|\\band\\b|\\bund\\b|\\bet\\b|\\by\\b|&|\\n)\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final int LONG = 6;

  private Words() {}

  static List<String> of(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  static String spaced(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  static String plain(String text) {
    String characters = Normalizer.normalize(unescaped(text), Normalizer.Form.NFKC);
    return String.join(" ", of(characters.toLowerCase(Locale.ROOT)));
  }

  static List<String> names(String byline) {
    return Stream.of(BETWEEN_NAMES.split(BY.matcher(unescaped(byline)).replaceFirst("")))
        .map(Words::plain)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static boolean isSameName(String one, String other) {
    return one.equals(other)
        || one.length() >= LONG && other.contains(one)
        || other.length() >= LONG && one.contains(other);
  }

  private static String unescaped(String text) {
    return Parser.unescapeEntities(text, false);
  }
}
