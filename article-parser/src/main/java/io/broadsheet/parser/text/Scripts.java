package io.broadsheet.parser.text;

import java.lang.Character.UnicodeScript;

/** What the script of a character means for reading it. */
public final class Scripts {

  private Scripts() {}

  /** Han, kana, Thai and their like, which are written without spaces between words. */
  public static boolean isUnspaced(int c) {
    // Most text is below Thai, and most of its quotation marks and dashes are between Khmer and
    // Han.
    if (c < 0x0E00 || c >= 0x1A00 && c < 0x2E80) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.THAI
        || script == UnicodeScript.LAO
        || script == UnicodeScript.KHMER
        || script == UnicodeScript.MYANMAR;
  }

  /** Words; each character of an unspaced script counts as one. */
  public static int words(CharSequence text) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      if (c >= 'a' && c <= 'z') {
        words += inWord ? 0 : 1;
        inWord = true;
      } else if (c == ' ') {
        inWord = false;
      } else if (isUnspaced(c)) {
        words++;
        inWord = false;
      } else if (Character.isLetterOrDigit(c)) {
        words += inWord ? 0 : 1;
        inWord = true;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x2014) {
        inWord = false;
      }
      i += Character.charCount(c);
    }
    return words;
  }
}
