package io.broadsheet.ingest.intake;

import io.broadsheet.fences.http.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes to text, by what says which characters they are. */
final class Charsets {

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern META =
      Pattern.compile("<meta[^>]+charset\\s*=\\s*[\"']?([^\\s\"'/>;]+)", Pattern.CASE_INSENSITIVE);
  // How far the HTML standard looks for a declaration.
  private static final int META_WITHIN = 1024;

  private Charsets() {}

  /** Plain text: a byte order mark, the content type, else UTF-8. */
  static String text(byte[] bytes, @Nullable String contentType) {
    Charset told = told(contentType);
    return decode(bytes, told == null ? StandardCharsets.UTF_8 : told);
  }

  /**
   * A page: as text, but a meta element may say, and Windows-1252 is what is left (HTML 13.2.3).
   */
  static String html(byte[] bytes, @Nullable String contentType) {
    Charset told = told(contentType);
    if (told != null || mark(bytes) != null) {
      return decode(bytes, told == null ? StandardCharsets.UTF_8 : told);
    }
    Matcher meta =
        META.matcher(
            new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1));
    if (meta.find() && isKnown(meta.group(1))) {
      Charset declared = Charset.forName(meta.group(1));
      // A page that could be read this far is not UTF-16, whatever it says.
      return decode(
          bytes, declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared);
    }
    try {
      return strict(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static @Nullable Charset told(@Nullable String contentType) {
    Matcher parameter = PARAMETER.matcher(contentType == null ? "" : contentType);
    if (!parameter.find()) {
      return null;
    }
    if (!isKnown(parameter.group(1))) {
      throw Problem.unsupported("the charset of the Content-Type is not known here; use UTF-8");
    }
    return Charset.forName(parameter.group(1));
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return false;
    }
  }

  private static @Nullable Charset mark(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
        ? StandardCharsets.UTF_16LE
        : null;
  }

  private static String decode(byte[] bytes, Charset charset) {
    Charset marked = mark(bytes);
    try {
      String text = strict(bytes, marked == null ? charset : marked);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.badRequest(
          "the body is no %s text; name its charset in the Content-Type"
              .formatted(marked == null ? charset : marked));
    }
  }

  private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }
}
