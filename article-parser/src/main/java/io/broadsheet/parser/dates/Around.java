package io.broadsheet.parser.dates;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around a date. */
final class Around {

  private static final Set<String> COMING =
      Set.of("expected", "scheduled", "planned", "slated", "needed", "completed", "released");
  // "will be opened in"
  private static final Pattern BE = Pattern.compile("(?<!\\p{L})be\\s\\p{L}{2,20}\\s$");
  private static final Pattern TOLD =
      Pattern.compile("(?<!\\p{L})(?<!be )(?:said|reported|announced|posted|rose|fell)(?!\\p{L})");
  private static final int NEAREST = 40;
  private static final int LONGEST_SENTENCE = 200;

  private final String text;

  Around(String text) {
    this.text = text;
  }

  /** Where the sentence begins, or so many characters before it. */
  int sentenceStart(int at) {
    int from = Math.max(0, at - LONGEST_SENTENCE);
    for (int i = at - 2; i >= from; i--) {
      char c = text.charAt(i);
      boolean stop = ".!?".indexOf(c) >= 0 && Character.isWhitespace(text.charAt(i + 1));
      if (stop || c == '\n') {
        return i + 1;
      }
    }
    return from;
  }

  /** Whether what follows is counted: "2000 ships". */
  boolean isCounting(int at) {
    int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    String word = text.substring(from, to);
    return !word.isEmpty()
        && Character.isLowerCase(word.charAt(0))
        && (word.endsWith("s") && word.length() > 3 || word.equals("people"));
  }

  /** The word before a place, else the mark. */
  String wordBefore(int at) {
    int to = at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
    int from = to;
    while (from > 0 && to - from < 20 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return from == to && to > 0 && at > to ? text.substring(to - 1, to) : text.substring(from, to);
  }

  /**
   * Whether the sentence has said before a date that this is to come, and nobody's saying since.
   */
  boolean isAhead(Calendars calendar, int date) {
    if (calendar.future() == null || isPast(date)) {
      return false;
    }
    Matcher future = calendar.future().matcher(text).region(sentenceStart(date), date);
    return future.find() && !TOLD.matcher(text).region(future.end(), date).find();
  }

  /** "up from the 1.1% projected in March" */
  private boolean isPast(int date) {
    int in = date - "in ".length();
    String word = in > 0 && text.startsWith("in ", in) ? wordBefore(in) : "";
    boolean passive = in > 0 && BE.matcher(text.substring(Math.max(0, in - NEAREST), in)).find();
    return word.endsWith("ed") && !passive && !COMING.contains(word);
  }
}
