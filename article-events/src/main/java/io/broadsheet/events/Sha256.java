package io.broadsheet.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of texts, in 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private Sha256() {}

  /** Of one text's UTF-8 bytes. */
  public static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of several fields, so that absence, emptiness and borders count. */
  public static String ofFields(@Nullable String... fields) {
    MessageDigest digest = digest();
    for (String field : fields) {
      byte[] utf8 = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
      digest.update((field == null ? "-" : utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(utf8);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
