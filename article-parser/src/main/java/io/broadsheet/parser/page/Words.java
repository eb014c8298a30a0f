package io.broadsheet.parser.page;

import io.broadsheet.parser.text.Scripts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Text of elements: HTML's white space as one space each, every other character as it is. */
final class Words {

  private Words() {}

  static String of(Element element) {
    StringBuilder text = new StringBuilder();
    element.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              append(text, words.getWholeText());
            } else if (node instanceof Element inner && (inner.isBlock() || inner.nameIs("br"))) {
              append(text, " ");
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element inner && inner.isBlock()) {
              append(text, " ");
            }
          }
        });
    return strip(text.toString());
  }

  /** Appends, folding the white space that HTML folds. */
  static void append(StringBuilder text, String words) {
    for (int at = 0; at < words.length(); at++) {
      int from = at;
      while (at < words.length() && !isFolded(words, at)) {
        at++;
      }
      text.append(words.substring(from, at));
      if (at < words.length() && text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
    }
  }

  /** Whether a character is white space other than one space after a word. */
  private static boolean isFolded(String words, int at) {
    char c = words.charAt(at);
    return isWhite(c) && (c != ' ' || at == 0 || isWhite(words.charAt(at - 1)));
  }

  private static boolean isWhite(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /** Without white space of any kind at its ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
  }

  static int count(CharSequence text) {
    return Scripts.words(text);
  }

  /** How many characters of an element's text are in links. */
  static int linked(Element element) {
    return element.select("a").stream().mapToInt(link -> link.text().length()).sum();
  }

  /** The letters and digits alone, in lower case: what two spellings of one line share. */
  static String fold(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        folded.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return folded.toString();
  }

  /** The share of words that two lines have in common, of the longer one's. */
  static double overlap(String one, String other) {
    Set<String> first = set(one);
    Set<String> second = set(other);
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    Set<String> both = new HashSet<>(first);
    both.retainAll(second);
    return both.size() / (double) Math.max(first.size(), second.size());
  }

  private static Set<String> set(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    Set<String> words = new HashSet<>(List.of(lower.split("[^\\p{L}\\p{N}]+")));
    // Scripts without spaces: one character is a word.
    lower.codePoints().filter(Scripts::isUnspaced).forEach(c -> words.add(Character.toString(c)));
    words.remove("");
    return words;
  }
}
