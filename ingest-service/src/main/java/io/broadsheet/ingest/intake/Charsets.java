package io.broadsheet.ingest.intake;

import io.broadsheet.fences.http.Problem;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes to text, by what says which characters they are. */
final class Charsets {

  private static final Pattern META =
      Pattern.compile("<meta[^>]+charset\\s*=\\s*[\"']?([^\\s\"'/>;]+)", Pattern.CASE_INSENSITIVE);
  // How far the HTML standard looks for a declaration.
  private static final int META_WITHIN = 1024;
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String MARK = "\ufeff";
  private static final List<Charset> MARKED =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private Charsets() {}

  /** Plain text: a byte order mark, the content type, else UTF-8. */
  static String text(byte[] bytes, MediaType type) {
    Charset marked = marked(bytes);
    Charset told = told(type);
    Charset charset = marked != null ? marked : told != null ? told : StandardCharsets.UTF_8;
    try {
      String text = strict(bytes, charset);
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.badRequest(
          "the body is no %s text; name its charset in the Content-Type".formatted(charset));
    }
  }

  /**
   * A page: as text, but a meta element may say, and Windows-1252 is what is left (HTML 13.2.3).
   */
  static String html(byte[] bytes, MediaType type) {
    if (told(type) != null || marked(bytes) != null) {
      return text(bytes, type);
    }
    Matcher meta =
        META.matcher(
            new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1));
    Charset declared = meta.find() ? known(meta.group(1)) : null;
    // A page that could be read this far is not UTF-16, whatever it says.
    if (declared != null && !declared.name().startsWith("UTF-16")) {
      return text(bytes, type.withCharset(declared.name()));
    }
    try {
      return strict(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  private static @Nullable Charset told(MediaType type) {
    String name = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "");
    if (name.isBlank()) {
      return null;
    }
    Charset told = known(name);
    if (told == null) {
      throw Problem.unsupported("the charset of the Content-Type is not known here; use UTF-8");
    }
    return told;
  }

  private static @Nullable Charset known(String name) {
    try {
      return Charset.isSupported(name) ? Charset.forName(name) : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
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

  private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
