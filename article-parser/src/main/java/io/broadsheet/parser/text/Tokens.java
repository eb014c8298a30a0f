package io.broadsheet.parser.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text into tokens in one pass. */
final class Tokens {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    Tokens tokens = new Tokens(text);
    int at = 0;
    while (at < text.length()) {
      at = tokens.next(at);
    }
    return tokens.tokens;
  }

  private int next(int at) {
    int c = text.codePointAt(at);
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return at + Character.charCount(c);
    }
    if (Character.isDigit(c)) {
      return number(at);
    }
    if (Character.isLetter(c)) {
      return word(at);
    }
    int end = at + Character.charCount(c);
    add(at, end, Token.Kind.MARK);
    return end;
  }

  private int number(int at) {
    int end = at;
    boolean letters = false;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (Character.isDigit(c)) {
        end += Character.charCount(c);
      } else if ((c == ',' || c == '.') && isDigitAt(end + 1)) {
        end++;
      } else if (Character.isLetter(c) && !Scripts.isUnspaced(c)) {
        letters = true;
        end += Character.charCount(c);
      } else {
        break;
      }
    }
    add(at, end, letters ? Token.Kind.WORD : Token.Kind.NUMBER);
    return end;
  }

  private int word(int at) {
    int first = text.codePointAt(at);
    if (Scripts.isUnspaced(first)) {
      int end = at + Character.charCount(first);
      add(at, end, Token.Kind.WORD);
      return end;
    }
    int end = at;
    int split = -1;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (isWordPart(c)) {
        end += Character.charCount(c);
      } else if (isApostrophe(c) && isLetterAt(end + 1)) {
        if (isPossessive(end)) {
          break;
        }
        end++;
      } else if ((c == '-' || c == '\u2011') && isWordAt(end + 1)) {
        if (Abbreviations.HYPHENATED_ENDINGS.contains(lettersFrom(end + 1))) {
          split = end;
          break;
        }
        end++;
      } else if (c == '.' && isDigitAt(end + 1) && isDigitAt(end - 1)) {
        end++;
      } else if (c == '.' && isAbbreviation(at, end)) {
        end++;
      } else {
        break;
      }
    }
    add(at, end, Token.Kind.WORD);
    if (split < 0 && isPossessive(end)) {
      add(end, end + 2, Token.Kind.WORD);
      return end + 2;
    }
    return end;
  }

  private static boolean isWordPart(int c) {
    if (Scripts.isUnspaced(c)) {
      return false;
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == 0xAD
        || c == 0x200D;
  }

  private boolean isAbbreviation(int from, int dot) {
    // Single letters ("U.S.", "J.") and known ones; the dot belongs to them.
    boolean oneLetter =
        Character.isUpperCase(text.charAt(dot - 1))
            && (dot - 1 == from || text.charAt(dot - 2) == '.');
    boolean small =
        dot - 1 > from
            && text.charAt(dot - 2) == '.'
            && Character.isLowerCase(text.charAt(dot - 1));
    boolean smallStart =
        dot - 1 == from
            && isLetterAt(dot + 1)
            && dot + 2 < text.length()
            && text.charAt(dot + 2) == '.';
    return oneLetter
        || small
        || smallStart
        || Abbreviations.contains(text.substring(from, dot).toLowerCase(Locale.ROOT));
  }

  private boolean isPossessive(int at) {
    return at + 1 < text.length()
        && isApostrophe(text.charAt(at))
        && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
        && !isLetterAt(at + 2)
        && !isDigitAt(at + 2);
  }

  private String lettersFrom(int at) {
    int end = at;
    while (end < text.length() && end < at + 16 && isLetterAt(end)) {
      end++;
    }
    return isWordAt(end) ? "" : text.substring(at, end).toLowerCase(Locale.ROOT);
  }

  static boolean isApostrophe(int c) {
    return c == '\'' || c == '\u2019';
  }

  private boolean isDigitAt(int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private boolean isLetterAt(int at) {
    return at < text.length() && Character.isLetter(text.codePointAt(at));
  }

  private boolean isWordAt(int at) {
    return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
  }

  private void add(int from, int to, Token.Kind kind) {
    tokens.add(new Token(from, to, text.substring(from, to), kind));
  }
}
