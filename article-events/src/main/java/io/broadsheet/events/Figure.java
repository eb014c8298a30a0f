package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that the article states: one value, a range, or a change from one value to another.
 *
 * @param id local to the event: {@code f1}, {@code f2}, ...
 * @param value the one value; else {@code min} and {@code max}, or {@code from} and {@code to}
 * @param unit what is counted or measured: "enterprise clients", "km"
 * @param currency ISO 4217
 * @param per "year" in "$5 a year"
 * @param of what it is a share or an amount of
 * @param attributedTo who states it
 */
public record Figure(
    String id,
    Kind kind,
    @Nullable BigDecimal value,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable BigDecimal from,
    @Nullable BigDecimal to,
    Bound bound,
    @Nullable String unit,
    @Nullable String currency,
    @Nullable String per,
    @Nullable String of,
    @Nullable String subject,
    @Nullable String attributedTo,
    Evidence evidence) {

  public Figure {
    boolean one = value != null && min == null && max == null && from == null && to == null;
    boolean range = value == null && min != null && max != null && from == null && to == null;
    boolean change = value == null && min == null && max == null && from != null && to != null;
    if (!one && !range && !change) {
      throw new IllegalArgumentException(
          "figure " + id + " needs a value, or min and max, or from and to, and only one of these");
    }
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw new IllegalArgumentException("figure " + id + " has min " + min + " above max " + max);
    }
  }

  /** What kind of number. */
  public enum Kind {
    @JsonProperty("money")
    MONEY,
    @JsonProperty("count")
    COUNT,
    @JsonProperty("percent")
    PERCENT,
    @JsonProperty("rank")
    RANK,
    @JsonProperty("ratio")
    RATIO,
    @JsonProperty("duration")
    DURATION,
    @JsonProperty("measure")
    MEASURE
  }

  /** How the article bounds it: "over 90,000" is {@code over}. */
  public enum Bound {
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("about")
    ABOUT,
    @JsonProperty("over")
    OVER,
    @JsonProperty("atLeast")
    AT_LEAST,
    @JsonProperty("under")
    UNDER,
    @JsonProperty("atMost")
    AT_MOST
  }
}
