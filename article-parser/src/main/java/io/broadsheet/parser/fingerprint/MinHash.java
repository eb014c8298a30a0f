package io.broadsheet.parser.fingerprint;

import io.broadsheet.parser.text.Scripts;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * MinHash of 128 slots over shingles of three words (Broder, 1997): the share of equal slots of two
 * texts estimates the share of shingles that both have.
 */
final class MinHash {

  private static final int SLOTS = 128;
  private static final long PRIME = 0x100000001b3L;
  private static final long[] FACTORS =
      // Fixed for ever: fingerprints of different times are compared.
      new SplittableRandom(20_240_603).longs(SLOTS).map(factor -> factor | 1).toArray();

  private final long[] least = new long[SLOTS];
  // Hashes of the last two words.
  private long before;
  private long last;
  private int words;

  private MinHash() {
    Arrays.fill(least, Long.MAX_VALUE);
  }

  /** Of words that are one space apart: base64 of 128 numbers of 16 bits. */
  static String of(String text) {
    MinHash hash = new MinHash();
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alone = Scripts.isUnspaced(c);
      if (word != 0 && (c == ' ' || alone)) {
        hash.word(word);
        word = 0;
      }
      if (c != ' ') {
        word = (word ^ c) * PRIME + 1;
      }
    }
    if (word != 0) {
      hash.word(word);
    }
    if (hash.words < 3) {
      hash.shingle(hash.before * 31 + hash.last);
    }
    ByteBuffer slots = ByteBuffer.allocate(2 * SLOTS);
    for (long slot : hash.least) {
      // The lowest bits of a least value are as good as random; its highest are all alike.
      slots.putShort((short) slot);
    }
    return Base64.getEncoder().encodeToString(slots.array());
  }

  private void word(long hash) {
    if (++words >= 3) {
      shingle((before * PRIME + last) * PRIME + hash);
    }
    before = last;
    last = hash;
  }

  private void shingle(long hash) {
    long mixed = mix(hash);
    for (int slot = 0; slot < SLOTS; slot++) {
      long value = mix(mixed * FACTORS[slot]) >>> 1;
      if (value < least[slot]) {
        least[slot] = value;
      }
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }
}
