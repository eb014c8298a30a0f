package io.broadsheet.parser.quotes;

import io.broadsheet.parser.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what stands in quotation marks, of any style, in one pass.
 *
 * <p>A quote of several paragraphs opens each of them and closes in the last.
 */
final class QuotationMarks {

  private static final String OPEN = "“„«「『";
  private static final String CLOSE = "””»」』";

  // Longer than any quote within a paragraph; bounds the search for a closing mark.
  private static final int LONGEST = 3_000;

  // How far beyond a plural's apostrophe a better closing mark is looked for.
  private static final int NEAR = 300;

  private final String text;
  private final List<Quoted> found = new ArrayList<>();
  // The open quote that earlier paragraphs did not close, or -1.
  private int carried = -1;

  private QuotationMarks(String text) {
    this.text = text;
  }

  static List<Quoted> find(String text, List<Span> paragraphs) {
    QuotationMarks marks = new QuotationMarks(text);
    boolean doubles = text.chars().anyMatch(c -> c == '“' || c == '"' || c == '«' || c == '„');
    for (int p = 0; p < paragraphs.size(); p++) {
      Span next = p + 1 < paragraphs.size() ? paragraphs.get(p + 1) : null;
      marks.paragraph(paragraphs.get(p), next, !doubles);
    }
    return marks.found;
  }

  private void paragraph(
      Span paragraph, @org.jspecify.annotations.Nullable Span next, boolean singles) {
    int at = paragraph.from();
    if (carried >= 0 && !opens(at, singles)) {
      carried = -1;
    }
    while (at < paragraph.to()) {
      if (!opens(at, singles)) {
        at++;
        continue;
      }
      int open = carried >= 0 ? carried : at + 1;
      int close = close(at, paragraph.to());
      if (close >= 0) {
        add(open, close);
        carried = -1;
        at = close + 1;
      } else if (next != null && opens(next.from(), singles) && paragraph.to() - at > 20) {
        carried = open;
        return;
      } else {
        carried = -1;
        at++;
      }
    }
  }

  private void add(int open, int close) {
    int from = open;
    int to = close;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from
        && (Character.isWhitespace(text.charAt(to - 1))
            || ",，".indexOf(text.charAt(to - 1)) >= 0)) {
      to--;
    }
    if (to > from) {
      found.add(new Quoted(from, to, close + 1));
    }
  }

  private boolean opens(int at, boolean singles) {
    char c = text.charAt(at);
    if (OPEN.indexOf(c) >= 0) {
      return true;
    }
    boolean afterBreak = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    boolean beforeWord = at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
    if (c == '"') {
      return afterBreak && beforeWord;
    }
    boolean single = c == '‘' || (c == '\'' && afterBreak);
    return singles && single && beforeWord && !isElision(at);
  }

  /** "'90s" and "'tis" are no openings. */
  private boolean isElision(int at) {
    return at + 1 < text.length()
        && text.charAt(at) == '\''
        && Character.isDigit(text.charAt(at + 1));
  }

  /** The closing mark of the one at {@code open}, before {@code end}; -1 where there is none. */
  private int close(int open, int paragraphEnd) {
    int end = Math.min(paragraphEnd, open + LONGEST);
    char c = text.charAt(open);
    if (c == '"') {
      return indexOf('"', open + 1, end);
    }
    if (c == '‘' || c == '\'') {
      return closeSingle(open, c == '‘' ? '’' : '\'', end);
    }
    char closing = CLOSE.charAt(OPEN.indexOf(c));
    int close = indexOf(closing, open + 1, end);
    // German quotes close with the mark that opens English ones, or with a straight one.
    if (c == '„') {
      int german = indexOf('“', open + 1, end);
      close = german >= 0 && (close < 0 || german < close) ? german : close;
    }
    int straight = close < 0 ? indexOf('"', open + 1, end) : -1;
    return close >= 0 ? close : straight;
  }

  private int indexOf(char c, int from, int end) {
    for (int at = from; at < end; at++) {
      if (text.charAt(at) == c) {
        return at;
      }
    }
    return -1;
  }

  /** The mark is an apostrophe as well: one after punctuation closes, else one after a word. */
  private int closeSingle(int open, char closing, int limit) {
    int end = limit;
    int afterWord = -1;
    int at = open + 1;
    while ((at = indexOf(closing, at, end)) >= 0) {
      char before = text.charAt(at - 1);
      boolean inWord = at + 1 < end && Character.isLetterOrDigit(text.charAt(at + 1));
      if (!inWord && ".,?!…".indexOf(before) >= 0) {
        return at;
      }
      if (!inWord && afterWord < 0 && before != 's') {
        return at;
      }
      if (!inWord && afterWord < 0) {
        afterWord = at;
        end = Math.min(end, at + NEAR);
      }
      at++;
    }
    return afterWord;
  }
}
