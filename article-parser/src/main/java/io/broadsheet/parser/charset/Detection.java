package io.broadsheet.parser.charset;

import io.broadsheet.parser.text.Language;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The charset of bytes that nobody names: the one in which they read most like a language. */
final class Detection {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  // From the most used to the least; each must be likelier than the one before by so much.
  private static final int RARER = 10;
  private static final List<Charset> CANDIDATES =
      Stream.of(
              "windows-1252",
              "windows-1251",
              "windows-1250",
              "GB18030",
              "windows-31j",
              "Big5-HKSCS",
              "x-windows-949",
              "x-eucJP-Open",
              "windows-1256",
              "windows-1254",
              "windows-1253",
              "windows-1255",
              "windows-1257",
              "x-windows-874",
              "ISO-8859-2",
              "KOI8-R")
          .map(Charset::forName)
          .toList();
  private static final int SAMPLE = 3_000;
  private static final int FEW = 10;
  private static final int MANY = 50;

  private Detection() {}

  static Charset of(byte[] bytes) {
    int high = 0;
    int[] zeros = new int[2];
    boolean escaped = false;
    for (int i = 0; i < bytes.length; i++) {
      high += bytes[i] < 0 ? 1 : 0;
      zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
      escaped |= bytes[i] == 0x1b && i + 1 < bytes.length && bytes[i + 1] == '$';
    }
    // A space, a tag or a Latin letter in UTF-16 has a zero on one side.
    int most = Math.max(zeros[0], zeros[1]);
    if (most * MANY > bytes.length && (zeros[0] + zeros[1] - most) * FEW < most) {
      return zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    if (high == 0) {
      // As a browser names what is ASCII alone.
      return escaped ? Charset.forName("x-windows-iso2022jp") : WINDOWS;
    }
    if (isUtf8(bytes, high)) {
      return StandardCharsets.UTF_8;
    }
    byte[] sample = sample(bytes);
    Charset best = WINDOWS;
    long least = Long.MAX_VALUE;
    long rarer = 0;
    for (Charset candidate : CANDIDATES) {
      long cost = Language.cost(new String(sample, candidate)) + rarer;
      rarer += RARER;
      if (cost < least) {
        best = candidate;
        least = cost;
      }
    }
    return best;
  }

  /** Nothing else looks like it by chance: here and there a byte may be broken. */
  private static boolean isUtf8(byte[] bytes, int high) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.chars().filter(c -> c == 0xfffd).count() * FEW < high;
    }
  }

  /**
   * The words that are not ASCII; tags and what is below '@' belong to no character of two. A byte
   * alone is a sign (©, £, ×) as often as a letter of elsewhere.
   */
  private static byte[] sample(byte[] bytes) {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    boolean high = false;
    int letters = 0;
    int from = 0;
    for (int i = 0; i <= bytes.length && sample.size() < SAMPLE; i++) {
      byte b = i < bytes.length ? bytes[i] : 0;
      high |= b < 0;
      letters += b < 0 || Character.isLetter(b) ? 1 : 0;
      if (b >= 0 && b < '@') {
        if (high && letters > 1) {
          sample.write(bytes, from, i - from);
          sample.write(' ');
        }
        high = false;
        letters = 0;
        from = i + 1;
      }
    }
    return Arrays.copyOf(sample.toByteArray(), Math.min(sample.size(), SAMPLE));
  }
}
