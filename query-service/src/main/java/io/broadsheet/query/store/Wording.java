package io.broadsheet.query.store;

import io.broadsheet.events.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a text is worded: the event's fingerprint {@code near}, 128 slots of 16 bits, under a number
 * of its own. Equal slots estimate how much two wordings share.
 *
 * @param id of equal wordings the same; its first bits are a slot, so that like wordings tend to
 *     have numbers beside each other
 */
public record Wording(long id, ByteBuffer near) {

  static final int BANDS = 16;

  private static final int SLOTS = 128;
  private static final int ROWS = 3;
  // Above the fifth that two texts share of which one was made from the other, since groups chain.
  private static final int NEAR_SLOTS = 39;
  private static final int LINKED_SLOTS = 7;
  // Their texts are the site's, not the article's.
  private static final Set<String> NO_TEXT = Set.of("blocked", "listing");

  /** That of an event; empty where it has no fingerprint that says anything. */
  public static Optional<Wording> of(@Nullable String near, @Nullable String completeness) {
    if (near == null || completeness != null && NO_TEXT.contains(completeness)) {
      return Optional.empty();
    }
    try {
      byte[] slots = Base64.getDecoder().decode(near);
      return slots.length == 2 * SLOTS ? Optional.of(of(slots)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Wording of(byte[] near) {
    ByteBuffer slots = ByteBuffer.wrap(near).asReadOnlyBuffer();
    String text = Base64.getEncoder().encodeToString(near);
    long slot = slots.getShort(2 * (SLOTS - 1));
    return new Wording(slot << 48 | number(text) >>> 16, slots);
  }

  /** The number of an article that has no wording: its own alone. */
  public static long alone(UUID article) {
    return number(article.toString());
  }

  /** The bucket of those that share a link. Its lowest bit tells it from a band's. */
  static long bucketOf(String link) {
    return number(link) | 1;
  }

  static boolean isOfLinks(long bucket) {
    return (bucket & 1) == 1;
  }

  private static long number(String text) {
    return Long.parseUnsignedLong(Sha256.of(text).substring(0, 16), 16);
  }

  /** The buckets that it lies in: those in one of which lie two alike are all that is compared. */
  long[] bands() {
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = key << 16 | near.getShort(2 * (band * ROWS + row)) & 0xffff;
      }
      bands[band] = key << 1;
    }
    return bands;
  }

  /** Whether the two are of one origin, being neighbours in this bucket. */
  boolean isNear(Wording other, long bucket) {
    int equal = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      equal += near.getShort(2 * slot) == other.near.getShort(2 * slot) ? 1 : 0;
    }
    return equal >= (isOfLinks(bucket) ? LINKED_SLOTS : NEAR_SLOTS);
  }

  byte[] bytes() {
    byte[] bytes = new byte[2 * SLOTS];
    near.get(0, bytes);
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wording wording && wording.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return Long.toHexString(id) + Arrays.toString(bands());
  }
}
