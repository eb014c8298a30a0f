package io.broadsheet.query.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Receipt;
import io.broadsheet.query.store.EventContent.ClaimRow;
import io.broadsheet.query.store.EventContent.FigureRow;
import io.broadsheet.query.store.EventContent.PartRow;
import io.broadsheet.query.store.EventContent.QuoteRow;
import io.broadsheet.query.store.EventContent.TopicRow;
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
    if (!isLine(type) || !isLine(attributes.getOrDefault("id", "-"))) {
      return new Unreadable("the headers ce_type and ce_id are printable ASCII");
    }
    Integer revision = data.integer("revision");
    Instant received = data.instant("received");
    Instant time = Fields.instantOf(attributes.getOrDefault("time", ""));
    Instant known = received != null ? received : time;
    if (known == null) {
      return new Unreadable("an event needs a time: the header ce_time, or received");
    }
    Instant published = data.in("published").instant("value");
    NamedEntities named = new NamedEntities(data.items("entities"));
    List<QuoteRow> quotes = data.items("quotes").stream().map(Projection::quote).toList();
    List<FigureRow> figures =
        data.items("figures").stream().map(figure -> figure(figure, named)).toList();
    List<ClaimRow> claims =
        data.items("claims").stream().map(claim -> claim(claim, named)).toList();
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
        value,
        value.length,
        wording.orElse(null),
        wording.isPresent() ? link(data) : null,
        named.rows(quotes, figures, claims),
        quotes,
        figures,
        claims,
        data.items("topics").stream().map(Projection::topic).toList());
  }

  /** Whether streams and webhooks can carry it in a line or a header. */
  private static boolean isLine(String attribute) {
    return attribute.matches("[ -~]+");
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

  private static FigureRow figure(Fields figure, NamedEntities named) {
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
        named.idOf(figure.text("subject")),
        figure.text("attributedTo"),
        named.idOf(figure.text("attributedTo")),
        figure.span("evidence"));
  }

  private static ClaimRow claim(Fields claim, NamedEntities named) {
    return new ClaimRow(
        claim.text("id"),
        part(claim.in("subject")),
        claim.text("relation"),
        part(claim.in("object")),
        claim.text("dimension"),
        claim.text("attributedTo"),
        named.idOf(claim.text("attributedTo")),
        claim.bool("hedged"),
        claim.bool("negated"),
        claim.span("evidence"));
  }

  private static PartRow part(Fields part) {
    return new PartRow(part.text("text"), part.text("entity"), part.span("evidence"));
  }

  private static TopicRow topic(Fields topic) {
    return new TopicRow(topic.text("uri"), topic.text("name"), topic.real("confidence"));
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
        receipt(outcome.text("backfill")),
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
