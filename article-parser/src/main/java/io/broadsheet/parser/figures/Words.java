package io.broadsheet.parser.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words on either side of a place, in small letters, as far as only spaces part them. */
final class Words {

  private static final int LONGEST = 20;

  private Words() {}

  /** Up to so many before a place, the nearest first. */
  static List<String> before(String text, int at, int most) {
    List<String> words = new ArrayList<>();
    int to = at;
    while (words.size() < most && to > 1 && text.charAt(to - 1) == ' ') {
      to--;
      int from = to;
      while (from > 0 && to - from < LONGEST && Character.isLetter(text.charAt(from - 1))) {
        from--;
      }
      if (from == to) {
        break;
      }
      words.add(text.substring(from, to).toLowerCase(Locale.ROOT));
      to = from;
    }
    return words;
  }

  /** Up to so many after a place. */
  static List<String> after(String text, int at, int most) {
    List<String> words = new ArrayList<>();
    int from = at;
    while (words.size() < most && from < text.length() && text.charAt(from) == ' ') {
      from++;
      int to = from;
      while (to < text.length() && to - from < LONGEST && Character.isLetter(text.charAt(to))) {
        to++;
      }
      if (from == to) {
        break;
      }
      words.add(text.substring(from, to).toLowerCase(Locale.ROOT));
      from = to;
    }
    return words;
  }
}
