package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that is called.
 *
 * @param disabled why, where it was not a caller who disabled it
 * @param oldSecret the one before, or some with a space between, by which is signed too until then
 * @param cursor what was read for it
 * @param epoch rises with each change by a caller
 * @param failures rounds since anything was accepted
 * @param succeeded when something was accepted last
 * @param pending deliveries that will be tried again; only where it is asked for
 */
public record Subscription(
    UUID id,
    String url,
    @Nullable String q,
    boolean enabled,
    @Nullable String disabled,
    String secret,
    @Nullable String oldSecret,
    @Nullable Instant oldUntil,
    Instant created,
    Cursor cursor,
    long epoch,
    int failures,
    @Nullable Instant restUntil,
    @Nullable Instant succeeded,
    long pending) {

  static Subscription of(ResultSet row) throws SQLException {
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getString("url"),
        row.getString("q"),
        row.getBoolean("enabled"),
        row.getString("disabled"),
        row.getString("secret"),
        row.getString("old_secret"),
        instant(row, "old_until"),
        Reads.instant(row, "created"),
        Cursor.parse(row.getString("cursor")),
        row.getLong("epoch"),
        row.getInt("failures"),
        instant(row, "rest_until"),
        instant(row, "succeeded"),
        row.getLong("pending"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
