package io.broadsheet.parser.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text as browsers do it (HTML 13.2.3): by byte order mark, by the name in the
 * Content-Type, by what a page declares, else by what reads most like a language.
 */
public final class Charsets {

  private static final String MARK = "\ufeff";
  private static final List<Charset> MARKED =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private Charsets() {}

  /** The text of a page. */
  public static String html(byte[] bytes, @Nullable String named) {
    return decode(bytes, ofHtml(bytes, named));
  }

  /** Plain text. */
  public static String text(byte[] bytes, @Nullable String named) {
    Charset told = told(bytes, named);
    return decode(bytes, told != null ? told : Detection.of(bytes));
  }

  static Charset ofHtml(byte[] bytes, @Nullable String named) {
    Charset told = told(bytes, named);
    Charset declared = told != null ? told : Declaration.of(bytes);
    return declared != null ? declared : Detection.of(bytes);
  }

  /** Whether the bytes begin with a byte order mark, in whichever charset that is one. */
  public static boolean isMarked(byte[] bytes) {
    return marked(bytes) != null;
  }

  /** Why these bytes are no UTF-8, for people; null where they are. */
  public static @Nullable String notUtf8(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      return null;
    }
    int at = in.position();
    return "JSON is UTF-8, and the byte at offset %d (0x%02x) is not; encode it as UTF-8"
        .formatted(at, bytes[at]);
  }

  private static @Nullable Charset told(byte[] bytes, @Nullable String named) {
    Charset marked = marked(bytes);
    return marked != null || named == null ? marked : Labels.charset(named);
  }

  private static @Nullable Charset marked(byte[] bytes) {
    for (Charset charset : MARKED) {
      byte[] mark = MARK.getBytes(charset);
      int length = Math.min(mark.length, bytes.length);
      if (Arrays.equals(mark, 0, mark.length, bytes, 0, length)) {
        return charset;
      }
    }
    return null;
  }

  private static String decode(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    return text.startsWith(MARK) ? text.substring(1) : text;
  }
}
