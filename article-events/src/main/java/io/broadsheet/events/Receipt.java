package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arrival's position, what an accepted sender holds in hand: {@code <partition>-<offset>} in
 * {@code articles.received}, or in {@code articles.backfill} with a {@code b} before it.
 */
public record Receipt(Lane lane, int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(b?)(\\d{1,5})-(\\d{1,18})");

  /** In {@code articles.received}. */
  public Receipt(int partition, long offset) {
    this(Lane.LIVE, partition, offset);
  }

  /**
   * @throws IllegalArgumentException when the text is no receipt
   */
  @JsonCreator
  public static Receipt parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no receipt; one looks like 7-1234, partition and offset, or like b7-1234");
    }
    return new Receipt(
        matcher.group(1).isEmpty() ? Lane.LIVE : Lane.BACKFILL,
        Integer.parseInt(matcher.group(2)),
        Long.parseLong(matcher.group(3)));
  }

  @JsonValue
  @Override
  public String toString() {
    return (lane == Lane.BACKFILL ? "b" : "") + partition + "-" + offset;
  }
}
