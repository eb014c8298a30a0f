package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arrival's position in {@code articles.received}, written {@code <partition>-<offset>}: what an
 * accepted sender holds in hand.
 */
public record Receipt(int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,18})");

  /**
   * @throws IllegalArgumentException when the text is no receipt
   */
  @JsonCreator
  public static Receipt parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no receipt; one looks like 7-1234: partition and offset");
    }
    return new Receipt(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  @JsonValue
  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
