package io.broadsheet.standalone.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of a file as text: by byte order mark, as UTF-8, by what the page says of itself. */
final class Decoded {

  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]+)");
  private static final int HEAD = 4_096;

  private Decoded() {}

  static String text(byte[] bytes) {
    if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    int from = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, declared(bytes));
    }
  }

  private static Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher matcher = CHARSET.matcher(head);
    // What browsers read pages in that say nothing, or say ISO-8859-1.
    Charset fallback = Charset.forName("windows-1252");
    if (!matcher.find()) {
      return fallback;
    }
    try {
      Charset charset = Charset.forName(matcher.group(1));
      return charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.UTF_8)
          ? fallback
          : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return fallback;
    }
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
