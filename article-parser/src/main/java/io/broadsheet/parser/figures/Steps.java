package io.broadsheet.parser.figures;

/** How far digits, words and spaces go in a text. */
final class Steps {

  /** Longer digits or words are no number that an article counts with. */
  static final int LONGEST = 40;

  private final String text;

  Steps(String text) {
    this.text = text;
  }

  int digitsEnd(int at) {
    int end = at;
    while (end < text.length() && end - at < LONGEST && isAsciiDigit(end)) {
      end++;
    }
    return end;
  }

  int space(int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0')
        ? at + 1
        : at;
  }

  int spaceOrHyphen(int at) {
    boolean hyphen =
        at + 1 < text.length() && text.charAt(at) == '-' && Character.isLetter(text.charAt(at + 1));
    return hyphen ? at + 1 : space(at);
  }

  int wordEnd(int at) {
    if (isHan(at)) {
      return at + 1;
    }
    int end = at;
    while (end < text.length()
        && end - at < LONGEST
        && Character.isLetter(text.charAt(end))
        && !isHan(end)) {
      end++;
    }
    return end;
  }

  boolean isHan(int at) {
    return at >= 0 && at < text.length() && Character.isIdeographic(text.charAt(at));
  }

  boolean isAsciiDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  boolean isWordAt(int at) {
    return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
  }
}
