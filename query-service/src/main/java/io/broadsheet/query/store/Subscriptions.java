package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Subscriptions as callers see and change them. */
@ApplicationScoped
public class Subscriptions {

  /** So many at most: lists of them are not paged. */
  public static final int MOST = 1000;

  private static final String READ = Sql.of("subscriptions");
  private static final String CREATE = Sql.of("create-subscription");
  private static final String CHANGE = Sql.of("change-subscription");
  private static final String ROTATE = Sql.of("rotate-secret");
  private static final String REPLAY = Sql.of("replay-subscription");
  private static final String DELETE = "delete from subscription where id = ?";
  private static final String NEWEST_DELIVERIES = Sql.of("newest-deliveries");

  private final Reads reads;

  Subscriptions(Reads reads) {
    this.reads = reads;
  }

  /**
   * A change: what is null stays.
   *
   * @param all whether the query is left out from now on
   */
  public record Change(
      @Nullable String url, @Nullable String q, boolean all, @Nullable Boolean enabled) {}

  /** All, the first created first. */
  public List<Subscription> all() {
    return reads.rows(READ, select -> bothIds(select, null), Subscription::of);
  }

  /** One of them. */
  public Optional<Subscription> of(UUID id) {
    return reads.rows(READ, select -> bothIds(select, id), Subscription::of).stream().findFirst();
  }

  private static void bothIds(PreparedStatement select, @Nullable UUID id) throws SQLException {
    select.setObject(1, id);
    select.setObject(2, id);
  }

  /** False where there are too many. */
  public boolean create(UUID id, String url, @Nullable String q, String secret, Cursor cursor) {
    return reads.update(
            CREATE,
            insert -> {
              insert.setObject(1, id);
              insert.setString(2, url);
              insert.setString(3, q);
              insert.setString(4, secret);
              insert.setString(5, cursor.toString());
              insert.setInt(6, MOST);
            })
        == 1;
  }

  /** False where there is none. */
  public boolean change(UUID id, Change change) {
    return reads.update(
            CHANGE,
            update -> {
              update.setObject(1, change.enabled());
              update.setObject(2, id);
              update.setString(3, change.url());
              update.setBoolean(4, change.all() || change.q() != null);
              update.setString(5, change.q());
              update.setObject(6, change.enabled());
              update.setObject(7, change.enabled());
              update.setObject(8, id);
            })
        == 1;
  }

  /** Signs by another secret, and until then by the one before too. */
  public boolean rotate(UUID id, String secret, Instant until) {
    return reads.update(
            ROTATE,
            update -> {
              update.setString(1, until.toString());
              update.setString(2, secret);
              update.setObject(3, id);
            })
        == 1;
  }

  /** Begins again at a cursor. */
  public boolean replay(UUID id, Cursor cursor) {
    Integer[] partitions = IntStream.range(0, cursor.next().size()).boxed().toArray(Integer[]::new);
    return reads.update(
            REPLAY,
            update -> {
              update.setArray(1, update.getConnection().createArrayOf("int4", partitions));
              update.setArray(
                  2, update.getConnection().createArrayOf("int8", cursor.next().toArray()));
              update.setObject(3, id);
              update.setString(4, cursor.toString());
              update.setObject(5, id);
            })
        == 1;
  }

  /** With all that is known of its deliveries. */
  public boolean delete(UUID id) {
    return reads.update(DELETE, delete -> delete.setObject(1, id)) == 1;
  }

  /** The deliveries that were tried last. */
  public List<Delivery> deliveries(UUID id, Delivery.@Nullable State state, int limit) {
    String wire = state == null ? null : state.wire();
    return reads.rows(
        NEWEST_DELIVERIES,
        select -> {
          select.setObject(1, id);
          select.setString(2, wire);
          select.setString(3, wire);
          select.setInt(4, limit);
        },
        Delivery::of);
  }
}
