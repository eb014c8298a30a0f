package io.broadsheet.query.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The table {@code wording} within a transaction that has locked the origins. */
final class Wordings {

  private static final String LOCK = Sql.of("lock-origins");
  private static final String ADD = Sql.of("add-wordings");
  private static final String LEAVE = Sql.of("leave-wordings");
  private static final String DELETE = Sql.of("delete-wordings");
  private static final String READ = Sql.of("read-wordings");
  private static final String LEAST = Sql.of("least-wording");
  private static final String SET = Sql.of("set-origins");
  private static final String RENAME = Sql.of("rename-origins");

  private static final Columns<Map.Entry<Wording, Integer>> ADDED =
      new Columns<Map.Entry<Wording, Integer>>()
          .integer64(entry -> entry.getKey().id())
          .bytes(entry -> entry.getKey().bytes())
          .integer(Map.Entry::getValue);
  private static final Columns<Map.Entry<Long, Integer>> LEFT =
      new Columns<Map.Entry<Long, Integer>>()
          .integer64(Map.Entry::getKey)
          .integer(Map.Entry::getValue);
  private static final Columns<Map.Entry<Long, Long>> NAMES =
      new Columns<Map.Entry<Long, Long>>()
          .integer64(Map.Entry::getKey)
          .integer64(Map.Entry::getValue);
  private static final Columns<Long> IDS = new Columns<Long>().integer64(id -> id);

  private final Connection connection;
  private final Map<Long, Wording> wordings = new HashMap<>();
  private final Map<Long, Long> origins = new HashMap<>();

  Wordings(Connection connection) throws SQLException {
    this.connection = connection;
    Reads.result(connection, LOCK, none -> {}, ResultSet::next);
  }

  /** Counts articles in; the wordings that are new. */
  Set<Wording> add(Map<Wording, Integer> articles) throws SQLException {
    Set<Wording> fresh = new HashSet<>();
    ADDED.query(
        connection,
        ADD,
        List.copyOf(articles.entrySet()),
        row -> row.getBoolean("fresh") && fresh.add(note(row)) || note(row) != null);
    return fresh;
  }

  /** Counts articles out; the wordings that have none any more. */
  Set<Wording> leave(Map<Long, Integer> articles) throws SQLException {
    Set<Wording> left = new HashSet<>();
    LEFT.query(
        connection,
        LEAVE,
        List.copyOf(articles.entrySet()),
        row -> row.getInt("articles") == 0 && left.add(note(row)) || note(row) != null);
    return left;
  }

  void delete(Set<Wording> left) throws SQLException {
    IDS.execute(connection, DELETE, left.stream().map(Wording::id).toList());
  }

  /** Reads those that were not yet read. */
  void read(Collection<Long> ids) throws SQLException {
    List<Long> unread = ids.stream().distinct().filter(id -> !wordings.containsKey(id)).toList();
    IDS.query(connection, READ, unread, this::note);
  }

  private Wording note(ResultSet row) throws SQLException {
    Wording wording = Wording.of(row.getBytes("near"));
    wordings.put(wording.id(), wording);
    origins.put(wording.id(), row.getLong("origin"));
    return wording;
  }

  Wording get(long id) {
    return Objects.requireNonNull(wordings.get(id), "read before");
  }

  /** The origin that it is of, as it is written now. */
  long origin(long id) {
    return Objects.requireNonNull(origins.get(id), "read before");
  }

  /** Whether the two are connected where they stand beside each other. */
  boolean areNear(long one, long other, long bucket) {
    return get(one).isNear(get(other), bucket);
  }

  /** Makes single wordings of another origin. */
  void set(Map<Long, Long> newOrigins) throws SQLException {
    NAMES.execute(connection, SET, List.copyOf(newOrigins.entrySet()));
    origins.putAll(newOrigins);
  }

  /** The least wording of an origin that is not among these. */
  long least(long origin, Set<Long> but) throws SQLException {
    return Reads.result(
        connection,
        LEAST,
        select -> {
          select.setLong(1, origin);
          select.setArray(2, connection.createArrayOf("int8", but.toArray()));
        },
        row -> row.next() ? row.getLong(1) : origin);
  }

  /** Gives whole origins other names. */
  void rename(Map<Long, Long> names) throws SQLException {
    List<Map.Entry<Long, Long>> other =
        names.entrySet().stream().filter(each -> !each.getKey().equals(each.getValue())).toList();
    NAMES.execute(connection, RENAME, other);
    origins.replaceAll((id, origin) -> names.getOrDefault(origin, origin));
  }
}
