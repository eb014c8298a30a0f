package io.broadsheet.parser.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number with what is written right at it, in chars.
 *
 * @param digits where the number itself begins, after its currency
 * @param scale what its number was multiplied by: 1 where no "million" follows
 */
record Amount(
    int from,
    int to,
    int digits,
    BigDecimal number,
    BigDecimal scale,
    @Nullable String currency,
    boolean percent,
    boolean points,
    boolean inWords,
    boolean part) {

  BigDecimal value() {
    BigDecimal stripped = number.multiply(scale).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  boolean isScaled() {
    return scale.compareTo(BigDecimal.ONE) != 0;
  }

  /** The same below zero, with the minus that begins here. */
  Amount below(int minus) {
    return new Amount(
        minus, to, digits, number.negate(), scale, currency, percent, points, inWords, part);
  }

  /** The same as an end of a range or change whose other end is written out. */
  Amount in(Amount other, boolean range) {
    // "2.6 to 4.4 trillion" shares the scale; "700,000 yuan to 1.1 million yuan" does not, and nor
    // does "$500 to $1 million", upside down. But what changes may well fall "from 5 to 3 million".
    BigDecimal most = range ? other.number : other.number.multiply(BigDecimal.TEN);
    boolean small = number.compareTo(new BigDecimal("1000")) < 0;
    boolean borrows = small && !isScaled() && other.isScaled() && number.compareTo(most) <= 0;
    return new Amount(
        from,
        to,
        digits,
        number,
        borrows ? other.scale : scale,
        currency != null ? currency : other.currency,
        percent || other.percent,
        points || other.points,
        inWords,
        part);
  }
}
