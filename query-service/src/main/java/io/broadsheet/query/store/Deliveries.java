package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which instance delivers what, and what it has delivered: whatever it writes down counts only
 * while it holds the subscription, and no caller has changed that.
 */
@ApplicationScoped
public class Deliveries {

  private static final String CLAIM = Sql.of("claim-subscriptions");
  private static final String SHARE = Sql.of("share-subscriptions");
  private static final String RELEASE = Sql.of("release-subscriptions");
  private static final String RENEW = Sql.of("renew-subscriptions");
  private static final String LEAVE = Sql.of("leave-subscriptions");
  private static final String ADVANCE = Sql.of("advance-subscriptions");
  private static final String FIRST_PENDING = Sql.of("first-pending");
  private static final String RECORD_ROUND = Sql.of("record-round");
  private static final String RECORD_DELIVERIES = Sql.of("record-deliveries");
  private static final String FORGET = Sql.of("forget-deliveries");

  private final UUID holder = UUID.randomUUID();
  private final Reads reads;

  Deliveries(Reads reads) {
    this.reads = reads;
  }

  /**
   * What a round came to.
   *
   * @param cursor what was read
   * @param succeeded when something was accepted, if anything was
   * @param disabled why the subscription is disabled with it, if it is
   */
  public record Round(
      Cursor cursor,
      int failures,
      @Nullable Instant restUntil,
      @Nullable Instant succeeded,
      @Nullable String disabled,
      List<Delivery> deliveries) {}

  /** Takes subscriptions that nobody holds. */
  public List<Subscription> claim(Duration lease, int limit) {
    return reads.rows(
        CLAIM,
        update -> {
          update.setObject(1, holder);
          update.setLong(2, lease.toMillis());
          update.setInt(3, limit);
        },
        Subscription::of);
  }

  /**
   * Says that this instance is there.
   *
   * @param lease for how long others count on it
   * @return how many subscriptions it holds where all instances hold alike
   */
  public int share(Duration lease) {
    return reads.result(
        SHARE,
        select -> {
          select.setObject(1, holder);
          select.setObject(2, holder);
          select.setLong(3, lease.toMillis());
        },
        rows -> {
          rows.next();
          return rows.getInt("share");
        });
  }

  /** Gives some to whoever comes first. */
  public void release(Collection<UUID> subscriptions) {
    reads.update(
        RELEASE,
        update -> {
          update.setObject(1, holder);
          update.setArray(2, update.getConnection().createArrayOf("uuid", subscriptions.toArray()));
        });
  }

  /** Those that this instance still holds, as they are now, for the length of a lease again. */
  public List<Subscription> renew(Duration lease) {
    return renew(lease, null);
  }

  /** The same of one. */
  public Optional<Subscription> renew(UUID id, Duration lease) {
    return renew(lease, id).stream().findFirst();
  }

  private List<Subscription> renew(Duration lease, @Nullable UUID id) {
    return reads.rows(
        RENEW,
        update -> {
          update.setLong(1, lease.toMillis());
          update.setObject(2, holder);
          update.setObject(3, id);
          update.setObject(4, id);
        },
        Subscription::of);
  }

  /** Gives all that this instance holds to whoever comes first. */
  public void leave() {
    reads.update(
        LEAVE,
        update -> {
          update.setObject(1, holder);
          update.setObject(2, holder);
        });
  }

  /** Writes down how far was read where nothing had to be delivered. */
  public void advance(Map<Subscription, Cursor> cursors) {
    Columns<Map.Entry<Subscription, Cursor>> columns =
        new Columns<Map.Entry<Subscription, Cursor>>()
            .text(moved -> holder)
            .text(moved -> moved.getKey().id())
            .integer64(moved -> moved.getKey().epoch())
            .text(Map.Entry::getValue);
    reads.transaction(
        connection -> columns.execute(connection, ADVANCE, List.copyOf(cursors.entrySet())));
  }

  /** Of each article that has any, the pending delivery that the others wait for. */
  public List<Delivery> firstPending(UUID id) {
    return reads.rows(FIRST_PENDING, select -> select.setObject(1, id), Delivery::of);
  }

  /** False, and nothing is written, where this instance does not hold it as it was any more. */
  public boolean record(Subscription subscription, Round round) {
    return reads.transaction(
            connection -> {
              int held = recordRound(connection, subscription, round);
              if (held == 1) {
                columns(subscription.id())
                    .execute(connection, RECORD_DELIVERIES, round.deliveries());
              }
              return held;
            })
        == 1;
  }

  private int recordRound(Connection connection, Subscription subscription, Round round)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RECORD_ROUND)) {
      update.setString(1, round.cursor().toString());
      update.setInt(2, round.failures());
      update.setString(3, text(round.restUntil()));
      update.setString(4, text(round.succeeded()));
      update.setString(5, round.disabled());
      update.setString(6, round.disabled());
      update.setObject(7, subscription.id());
      update.setObject(8, holder);
      update.setLong(9, subscription.epoch());
      return update.executeUpdate();
    }
  }

  private static Columns<Delivery> columns(UUID subscription) {
    return new Columns<Delivery>()
        .text(delivery -> subscription)
        .integer(Delivery::partition)
        .integer64(Delivery::offset)
        .text(Delivery::articleId)
        .text(Delivery::event)
        .text(delivery -> delivery.state().wire())
        .integer(Delivery::attempts)
        .text(Delivery::first)
        .text(Delivery::last)
        .text(Delivery::next)
        .integer(Delivery::status)
        .text(Delivery::reason);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /** Forgets what was settled so long ago, of what no other instance holds. */
  public void forget(Duration keep) {
    reads.update(
        FORGET,
        delete -> {
          delete.setObject(1, holder);
          delete.setLong(2, keep.toMillis());
        });
  }
}
