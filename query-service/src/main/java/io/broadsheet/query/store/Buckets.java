package io.broadsheet.query.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code bucket} within a transaction that has locked the origins. */
final class Buckets {

  private static final String COPY_BANDS = Sql.of("copy-bands");
  private static final String ADD_LINKS = Sql.of("add-links");
  private static final String LEAVE_LINKS = Sql.of("leave-links");
  private static final String DELETE = Sql.of("delete-from-buckets");
  private static final String NEIGHBOURS = Sql.of("read-neighbours");
  private static final String LINKS = Sql.of("read-links");

  private static final Columns<Place> PLACES =
      new Columns<Place>().integer64(Place::bucket).integer64(Place::wording);
  private static final Columns<Map.Entry<Place, Integer>> COUNTED =
      new Columns<Map.Entry<Place, Integer>>()
          .integer64(entry -> entry.getKey().bucket())
          .integer64(entry -> entry.getKey().wording())
          .integer(Map.Entry::getValue);
  private static final Columns<Long> IDS = new Columns<Long>().integer64(id -> id);

  private final Connection connection;

  Buckets(Connection connection) {
    this.connection = connection;
  }

  /** A wording in a bucket. */
  record Place(long bucket, long wording) {}

  /** Who stand before and after a place; null where nobody does. */
  record Neighbours(@Nullable Long before, @Nullable Long after) {
    static final Neighbours NONE = new Neighbours(null, null);

    Stream<Long> each() {
      return Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
          .flatMap(Optional::stream);
    }
  }

  /** Adds wordings, and counts links in; the places that are new. */
  Set<Place> add(Set<Wording> fresh, Map<Place, Integer> links) throws SQLException {
    List<Place> bands = bands(fresh);
    PLACES.copy(connection, COPY_BANDS, bands);
    return with(bands, ADD_LINKS, links);
  }

  /** Counts links out; the places that are to go, those of the wordings too. */
  Set<Place> leave(Set<Wording> left, Map<Place, Integer> links) throws SQLException {
    return with(bands(left), LEAVE_LINKS, links);
  }

  private Set<Place> with(List<Place> bands, String sql, Map<Place, Integer> links)
      throws SQLException {
    Set<Place> places = new HashSet<>(bands);
    COUNTED.query(
        connection,
        sql,
        List.copyOf(links.entrySet()),
        row -> row.getBoolean("changed") && places.add(place(row)));
    return places;
  }

  void delete(Set<Place> places) throws SQLException {
    PLACES.execute(connection, DELETE, List.copyOf(places));
  }

  /** All places of wordings. */
  List<Place> of(Collection<Wording> wordings) throws SQLException {
    List<Place> places = bands(wordings);
    List<Long> ids = wordings.stream().map(Wording::id).toList();
    places.addAll(IDS.query(connection, LINKS, ids, Buckets::place));
    return places;
  }

  private static List<Place> bands(Collection<Wording> wordings) {
    List<Place> places = new ArrayList<>();
    for (Wording wording : wordings) {
      for (long band : wording.bands()) {
        places.add(new Place(band, wording.id()));
      }
    }
    return places;
  }

  /** Those of the places that have any. */
  Map<Place, Neighbours> neighbours(List<Place> places) throws SQLException {
    Map<Place, Neighbours> neighbours = new HashMap<>();
    PLACES.query(
        connection,
        NEIGHBOURS,
        places,
        row ->
            neighbours.put(
                place(row),
                new Neighbours(
                    row.getObject("before", Long.class), row.getObject("after", Long.class))));
    return neighbours;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getLong("key"), row.getLong("wording"));
  }
}
