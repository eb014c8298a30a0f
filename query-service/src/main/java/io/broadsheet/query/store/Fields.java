package io.broadsheet.query.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Characters;
import io.broadsheet.query.store.EventContent.Span;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads an object's fields as PostgreSQL's columns can hold them; what they cannot is null. */
record Fields(JsonNode object) {

  // Within what timestamptz holds, and what anybody reads as a date.
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final int MAX_DIGITS = 1_000;

  Fields in(String name) {
    return new Fields(object.path(name));
  }

  @Nullable String text(String name) {
    JsonNode value = object.path(name);
    return value.isTextual() ? Characters.clean(value.textValue()) : null;
  }

  @Nullable Integer integer(String name) {
    JsonNode value = object.path(name);
    return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : null;
  }

  @Nullable Long integer64(String name) {
    JsonNode value = object.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
  }

  /** Plain digits, of a length that numeric takes. */
  @Nullable String decimal(String name) {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      return null;
    }
    BigDecimal number = value.decimalValue();
    return Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS
        ? null
        : number.toPlainString();
  }

  @Nullable Boolean bool(String name) {
    JsonNode value = object.path(name);
    return value.isBoolean() ? value.booleanValue() : null;
  }

  /** A number that is a share or a score. */
  @Nullable String real(String name) {
    float value = object.path(name).floatValue();
    return object.path(name).isNumber() && Float.isFinite(value) ? Float.toString(value) : null;
  }

  /** The objects, or whatever else is there, of a list. */
  List<Fields> items(String name) {
    return StreamSupport.stream(object.path(name).spliterator(), false).map(Fields::new).toList();
  }

  /** A list's texts. */
  List<String> texts(String name) {
    return StreamSupport.stream(object.path(name).spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(value -> Characters.clean(value.textValue()))
        .toList();
  }

  @Nullable UUID uuid(String name) {
    String text = text(name);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A time in RFC 3339, or the begin of the day, month or year that is all that is given. */
  @Nullable Instant instant(String name) {
    String text = text(name);
    return text == null ? null : instantOf(text);
  }

  static @Nullable Instant instantOf(String text) {
    try {
      Instant at =
          switch (text.length()) {
            case 4 -> day(text + "-01-01");
            case 7 -> day(text + "-01");
            case 10 -> day(text);
            default -> OffsetDateTime.parse(text).toInstant();
          };
      return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant day(String text) {
    return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Span span(String name) {
    Fields span = in(name);
    return new Span(span.integer("start"), span.integer("end"), span.text("exact"));
  }
}
