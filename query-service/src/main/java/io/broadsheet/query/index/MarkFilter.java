package io.broadsheet.query.index;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words in small letters without the marks above and below them in scripts that can be read without
 * these. In all others marks are letters, or parts of one, and stay, composed. What only says how a
 * word is set, as a soft hyphen or a mark of direction, is no part of it. The sigma at a word's end
 * is a sigma.
 */
final class MarkFilter extends TokenFilter {

  private static final Set<UnicodeScript> READ_WITHOUT_MARKS =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.HEBREW,
          UnicodeScript.ARABIC);

  private static final char SOFT_HYPHEN = '\u00ad';

  private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

  MarkFilter(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!isWithout(word)) {
      String folded = folded(word);
      word.setEmpty().append(folded);
    }
    return true;
  }

  /** Whether it has nothing but Han and what ASCIIFoldingFilter folds: most words of most texts. */
  private static boolean isWithout(CharSequence word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean latin = c < 0x180 && c != SOFT_HYPHEN;
      boolean han = c >= 0x3400 && c < 0xa000;
      if (!latin && !han) {
        return false;
      }
    }
    return true;
  }

  private static String folded(CharSequence word) {
    StringBuilder folded = new StringBuilder();
    int base = 0;
    for (int c : Normalizer.normalize(word, Normalizer.Form.NFD).codePoints().toArray()) {
      int type = Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK;
      base = mark || type == Character.FORMAT ? base : c;
      boolean read = !mark || !READ_WITHOUT_MARKS.contains(UnicodeScript.of(base));
      if (read && type != Character.FORMAT) {
        folded.appendCodePoint(c == 'ς' ? 'σ' : c);
      }
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
