package io.broadsheet.query.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event for a subscription; never the event itself.
 *
 * @param event its id
 * @param attempts none: it waits behind an earlier event of its article
 * @param next when a pending one is tried again; null: as soon as it can be
 * @param status what the target answered last
 * @param reason why it was not accepted last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
    @JsonIgnore int partition,
    @JsonIgnore long offset,
    @JsonProperty("article") UUID articleId,
    String event,
    State state,
    int attempts,
    @Nullable Instant first,
    @Nullable Instant last,
    @Nullable Instant next,
    @Nullable Integer status,
    @Nullable String reason) {

  /** How far a delivery is. */
  public enum State {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("withdrawn")
    WITHDRAWN;

    /** As it is written. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of an event that was not sent yet. */
  public static Delivery untried(LogEvent event) {
    return new Delivery(
        event.partition(),
        event.offset(),
        event.articleId(),
        event.id(),
        State.PENDING,
        0,
        null,
        null,
        null,
        null,
        null);
  }

  static Delivery of(ResultSet row) throws SQLException {
    return new Delivery(
        row.getInt("partition"),
        row.getLong("offset"),
        row.getObject("article_id", UUID.class),
        row.getString("event"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        Subscription.instant(row, "first"),
        Subscription.instant(row, "last"),
        Subscription.instant(row, "next"),
        row.getObject("status", Integer.class),
        row.getString("reason"));
  }

  /** After something became of it. */
  public Delivery then(
      State state,
      int attempts,
      Instant now,
      @Nullable Instant next,
      @Nullable Integer status,
      @Nullable String reason) {
    Instant begun = first == null ? now : first;
    return new Delivery(
        partition, offset, articleId, event, state, attempts, begun, now, next, status, reason);
  }

  /** Given up. */
  public Delivery failed() {
    return new Delivery(
        partition,
        offset,
        articleId,
        event,
        State.FAILED,
        attempts,
        first,
        last,
        null,
        status,
        reason);
  }

  /** Whether it is time to try a pending one. */
  public boolean isDue(Instant now) {
    return next == null || !next.isAfter(now);
  }
}
