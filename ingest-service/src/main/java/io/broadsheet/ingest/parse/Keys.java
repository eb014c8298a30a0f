package io.broadsheet.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Record keys: an article's id, or what strangers wrote. */
final class Keys {

  private Keys() {}

  /** The article; null where the key is none. */
  static @Nullable UUID article(byte @Nullable [] key) {
    if (key == null || key.length != 36) {
      return null;
    }
    try {
      return UUID.fromString(new String(key, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A key for people, who need not see all of it. */
  static String text(byte[] key) {
    return new String(key, 0, Math.min(key.length, 200), StandardCharsets.UTF_8);
  }

  /** What the order and the outcomes of a record go by: the article, or the key as it is. */
  static UUID chain(byte @Nullable [] key) {
    UUID article = article(key);
    return article != null ? article : UUID.nameUUIDFromBytes(key == null ? new byte[0] : key);
  }
}
