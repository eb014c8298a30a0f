package io.broadsheet.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Record keys: an article's id, or what strangers wrote. */
final class Keys {

  private Keys() {}

  /** The article; null where the key is none. */
  static @Nullable UUID article(byte[] key) {
    try {
      return key.length == 36 ? UUID.fromString(new String(key, StandardCharsets.US_ASCII)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What the order and the outcomes of a record go by: the article, or the key as it is. */
  static UUID order(byte[] key) {
    UUID article = article(key);
    return article != null ? article : UUID.nameUUIDFromBytes(key);
  }
}
