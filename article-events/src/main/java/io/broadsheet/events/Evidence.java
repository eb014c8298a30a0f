package io.broadsheet.events;

/**
 * The characters that a value was read from: a W3C Web Annotation TextPositionSelector with its
 * quote.
 *
 * @param start first code point in the article's text, inclusive
 * @param end code point after the last, exclusive
 * @param exact {@code text[start, end)}
 */
public record Evidence(int start, int end, String exact) {

  public Evidence {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "evidence [" + start + ", " + end + ") holds no character");
    }
  }

  /** Whether the two spans share a character. */
  public boolean overlaps(Evidence other) {
    return start < other.end && other.start < end;
  }
}
