package io.broadsheet.parser.fingerprint;

import io.broadsheet.events.Characters;
import io.broadsheet.events.Facts.Fingerprint;
import io.broadsheet.events.Sha256;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;

/** Of a text's words alone: folded by compatibility and case, one space apart. */
public final class Fingerprints {

  private Fingerprints() {}

  /** The text's fingerprint. */
  public static Fingerprint of(String text) {
    String words = words(text);
    return new Fingerprint(Sha256.of(words), MinHash.of(words));
  }

  /** How much of their wording two texts share, 0 to 1, as their {@code near} tell it. */
  public static double likeness(String near, String other) {
    ByteBuffer one = ByteBuffer.wrap(Base64.getDecoder().decode(near));
    ByteBuffer two = ByteBuffer.wrap(Base64.getDecoder().decode(other));
    int slots = one.remaining() / 2;
    int equal = 0;
    for (int slot = 0; slot < slots; slot++) {
      equal += one.getShort() == two.getShort() ? 1 : 0;
    }
    return (double) equal / slots;
  }

  static String words(String text) {
    String safe = Characters.streamSafe(text);
    String folded = Normalizer.normalize(safe, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(folded.length());
    boolean pending = false;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      int type = Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
      // An apostrophe is typed in several ways and by some left out.
      boolean apostrophe = c == '\'' || c == 0x2019 || c == 0xAD;
      if (Character.isLetterOrDigit(c) || mark) {
        if (pending && words.length() > 0) {
          words.append(' ');
        }
        pending = false;
        words.appendCodePoint(c);
      } else if (!apostrophe) {
        pending = true;
      }
      i += Character.charCount(c);
    }
    return words.toString();
  }
}
