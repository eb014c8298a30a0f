package io.broadsheet.query.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Receipt;
import io.broadsheet.query.store.EventContent.FigureRow;
import io.broadsheet.query.store.EventContent.QuoteRow;
import io.broadsheet.query.store.LogRecord.Content;
import io.broadsheet.query.store.LogRecord.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to rows. It demands only what a row cannot be without: enumerations are open and events
 * grow.
 */
final class Projection {

  // A double would lose digits, and turn 1e400 into infinity.
  private static final ObjectReader READER =
      EventJson.mapper().reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Projection() {}

  static Content event(Map<String, String> headers, byte[] value) {
    return parsed(value, data -> event(CloudEvents.attributes(headers), data, value));
  }

  static Content outcome(byte[] value) {
    return parsed(value, Projection::outcome);
  }

  private static Content parsed(byte[] value, Function<Fields, Content> read) {
    try {
      JsonNode json = READER.readTree(value);
      return json.isObject() ? read.apply(new Fields(json)) : new Unreadable("no JSON object");
    } catch (IOException e) {
      return new Unreadable("no JSON: " + firstWords(e.getMessage()));
    }
  }

  private static Content event(Map<String, String> attributes, Fields data, byte[] value) {
    UUID id = data.uuid("id");
    Integer version = data.integer("version");
    String type = attributes.get("type");
    if (id == null || version == null || type == null) {
      return new Unreadable(
          "an event needs the header ce_type, an id that is a UUID and a version");
    }
    Integer revision = data.integer("revision");
    Instant received = data.instant("received");
    Instant time = Fields.instantOf(attributes.getOrDefault("time", ""));
    Instant known = received != null ? received : time;
    if (known == null) {
      return new Unreadable("an event needs a time: the header ce_time, or received");
    }
    Instant published = data.in("published").instant("value");
    Optional<Wording> wording =
        Wording.of(data.in("fingerprint").text("near"), data.text("completeness"));
    return new EventContent(
        id,
        version,
        revision == null ? 0 : revision,
        type,
        type.equals(EventType.WITHDRAWN.wire()),
        data.text("lane"),
        attributes.get("receipt"),
        Objects.requireNonNullElse(time, known),
        published != null && published.isBefore(known) ? published : known,
        data.text("url"),
        data.in("source").text("name"),
        data.in("source").text("domain"),
        data.text("title"),
        data.text("language"),
        data.in("published").text("value"),
        received,
        new String(EventJson.bytes(attributes), StandardCharsets.UTF_8),
        new String(value, StandardCharsets.UTF_8),
        value.length,
        wording.orElse(null),
        wording.isPresent() ? link(data) : null,
        items(data, "quotes").map(Projection::quote).toList(),
        items(data, "figures").map(Projection::figure).toList());
  }

  /** A home page's links nothing to it. */
  private static @Nullable Long link(Fields data) {
    for (String name : List.of("canonicalUrl", "url")) {
      try {
        String url = Identity.normalise(Objects.requireNonNullElse(data.text(name), ""));
        return url.matches("https?://[^/]+/") ? null : Wording.bucketOf(url);
      } catch (IllegalArgumentException e) {
        // It has none, or one that is no address.
      }
    }
    return null;
  }

  private static Stream<Fields> items(Fields data, String list) {
    return StreamSupport.stream(data.object().path(list).spliterator(), false).map(Fields::new);
  }

  private static QuoteRow quote(Fields quote) {
    Fields speaker = quote.in("speaker");
    return new QuoteRow(
        quote.text("id"),
        quote.text("text"),
        quote.text("type"),
        quote.text("verb"),
        speaker.text("entity"),
        speaker.text("name"),
        speaker.text("role"),
        speaker.text("organization"),
        speaker.text("status"),
        speaker.span("evidence"),
        quote.span("evidence"));
  }

  private static FigureRow figure(Fields figure) {
    return new FigureRow(
        figure.text("id"),
        figure.text("kind"),
        figure.decimal("value"),
        figure.decimal("min"),
        figure.decimal("max"),
        figure.decimal("from"),
        figure.decimal("to"),
        figure.text("bound"),
        figure.text("unit"),
        figure.text("currency"),
        figure.text("per"),
        figure.text("of"),
        figure.text("subject"),
        figure.text("attributedTo"),
        figure.span("evidence"));
  }

  private static Content outcome(Fields outcome) {
    Receipt receipt = receipt(outcome.text("receipt"));
    String kind = outcome.text("outcome");
    Instant decided = outcome.instant("decided");
    if (receipt == null || kind == null || decided == null) {
      return new Unreadable("an outcome needs a receipt, an outcome and the time it was decided");
    }
    Integer version = outcome.integer("version");
    Integer revision = outcome.integer("revision");
    return new OutcomeContent(
        receipt,
        outcome.uuid("id"),
        kind,
        outcome.text("reason"),
        version == null ? 0 : version,
        revision == null ? 0 : revision,
        outcome.integer64("event"),
        outcome.text("contentHash"),
        outcome.text("parser"),
        outcome.instant("received"),
        decided);
  }

  private static @Nullable Receipt receipt(@Nullable String text) {
    try {
      return text == null ? null : Receipt.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The parser's sentence without its excerpt of the source: logs carry no article text. */
  private static String firstWords(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.length() > 120 ? line.substring(0, 120) : line;
  }
}
