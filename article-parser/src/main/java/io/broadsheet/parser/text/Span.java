package io.broadsheet.parser.text;

/** Chars {@code [from, to)} of the text. */
public record Span(int from, int to) {

  /** Whether the two share a char. */
  public boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /** Whether the other lies wholly inside this. */
  public boolean contains(Span other) {
    return from <= other.from && other.to <= to;
  }

  /** Whether the char lies inside this. */
  public boolean holds(int at) {
    return from <= at && at < to;
  }
}
