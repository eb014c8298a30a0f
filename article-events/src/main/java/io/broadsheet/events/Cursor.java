package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A position in {@code articles.events}: the next offset of each partition. The one coordinate of
 * streams, archive and index.
 *
 * <p>Written as base64url of a format byte, the topic's id (16 bytes), and an unsigned LEB128 for
 * each partition.
 *
 * @param topicId Kafka's id of the topic: a topic made anew has another
 * @param next offsets, by partition
 */
public record Cursor(UUID topicId, List<Long> next) {

  private static final byte FORMAT = 1;
  private static final int MAX_PARTITIONS = 4096;
  private static final int MAX_TEXT = 20_000;

  public Cursor {
    next = List.copyOf(next);
    if (next.isEmpty() || next.size() > MAX_PARTITIONS || next.stream().anyMatch(o -> o < 0)) {
      throw new IllegalArgumentException("a cursor has an offset of 0 or more for each partition");
    }
  }

  /** The position after the record at this offset of this partition. */
  public Cursor after(int partition, long offset) {
    Long[] moved = next.toArray(Long[]::new);
    moved[partition] = offset + 1;
    return new Cursor(topicId, Arrays.asList(moved));
  }

  /** The position that has everything that either has. */
  public Cursor furthest(Cursor other) {
    if (other.reached(this)) {
      return other;
    }
    return reached(other)
        ? this
        : new Cursor(
            topicId,
            IntStream.range(0, next.size())
                .mapToObj(p -> Math.max(next.get(p), other.next.get(p)))
                .toList());
  }

  /**
   * Whether this position has everything that the other has.
   *
   * @throws IllegalArgumentException when they are of different topics
   */
  public boolean reached(Cursor other) {
    if (!topicId.equals(other.topicId) || next.size() != other.next.size()) {
      throw new IllegalArgumentException("the cursors are of different topics");
    }
    for (int p = 0; p < next.size(); p++) {
      if (next.get(p) < other.next.get(p)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IllegalArgumentException when the text is no cursor
   */
  @JsonCreator
  public static Cursor parse(String text) {
    try {
      if (text.length() > MAX_TEXT) {
        throw new IllegalArgumentException("longer than any cursor");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.get() != FORMAT) {
        throw new IllegalArgumentException("an unknown format");
      }
      UUID topicId = new UUID(bytes.getLong(), bytes.getLong());
      LongStream.Builder next = LongStream.builder();
      while (bytes.hasRemaining()) {
        next.add(leb128(bytes));
      }
      return new Cursor(topicId, next.build().boxed().toList());
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "this is no cursor; take the id of a stream's event as it is", e);
    }
  }

  private static long leb128(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      byte b = bytes.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("an offset of more than 63 bits");
  }

  @JsonValue
  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * Long.BYTES + 9 * next.size());
    bytes.put(FORMAT);
    bytes.putLong(topicId.getMostSignificantBits()).putLong(topicId.getLeastSignificantBits());
    for (long offset : next) {
      long rest = offset;
      while (rest > 0x7f) {
        bytes.put((byte) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      bytes.put((byte) rest);
    }
    byte[] used = Arrays.copyOf(bytes.array(), bytes.position());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
  }
}
