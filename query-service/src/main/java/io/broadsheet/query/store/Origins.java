package io.broadsheet.query.store;

import io.broadsheet.query.store.Buckets.Neighbours;
import io.broadsheet.query.store.Buckets.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the independent origins true of the articles that are stored, in the transaction that
 * changes them: wordings are connected where they stand beside each other in a bucket and are near
 * each other, and an origin is whatever is connected. So it does not matter which came first.
 */
final class Origins {

  private final Wordings wordings;
  private final Buckets buckets;

  private Origins(Connection connection) throws SQLException {
    this.wordings = new Wordings(connection);
    this.buckets = new Buckets(connection);
  }

  /** One article that comes with a wording. */
  record Coming(Wording wording, @Nullable Long link) {}

  /** One that goes, or comes with another. */
  record Going(long wording, @Nullable Long link) {}

  /** Two that are connected. */
  record Edge(long one, long other) {}

  static void change(Connection connection, List<Coming> come, List<Going> gone)
      throws SQLException {
    if (!come.isEmpty() || !gone.isEmpty()) {
      new Origins(connection).change(come, gone);
    }
  }

  private void change(List<Coming> come, List<Going> gone) throws SQLException {
    // In before out: what only passes from one article to another stays.
    Set<Wording> fresh = wordings.add(counts(come, Coming::wording));
    Set<Wording> left = wordings.leave(counts(gone, Going::wording));
    Set<Place> inserted =
        buckets.add(fresh, counts(come, copy -> place(copy.link, copy.wording.id())));
    Set<Place> deleted = buckets.leave(left, counts(gone, copy -> place(copy.link, copy.wording)));
    List<Place> changed = Stream.concat(inserted.stream(), deleted.stream()).toList();
    // Of all that was and will be.
    Map<Place, Neighbours> neighbours = buckets.neighbours(changed);
    buckets.delete(deleted);
    wordings.delete(left);
    wordings.read(neighbours.values().stream().flatMap(Neighbours::each).toList());

    Set<Edge> before = new HashSet<>();
    Set<Edge> after = new HashSet<>();
    for (Place place : changed) {
      edges(place, deleted.contains(place), neighbours, inserted, before);
      edges(place, inserted.contains(place), neighbours, deleted, after);
    }
    before.removeAll(after);
    Set<Edge> bridged = bridged(before, after);
    before.removeAll(bridged);
    split(before, bridged, left.stream().map(Wording::id).collect(Collectors.toSet()));
    join(after);
  }

  private static @Nullable Place place(@Nullable Long link, long wording) {
    return link == null ? null : new Place(link, wording);
  }

  private static <C, T> Map<T, Integer> counts(List<C> copies, Function<C, @Nullable T> of) {
    return copies.stream()
        .map(of)
        .filter(Objects::nonNull)
        .collect(Collectors.toMap(it -> it, it -> 1, Integer::sum));
  }

  /** Who are near each other at a place, when it is there and when it is not. */
  private void edges(
      Place place,
      boolean there,
      Map<Place, Neighbours> neighbours,
      Set<Place> absent,
      Set<Edge> edges) {
    Long before = beside(place, neighbours, absent, Neighbours::before);
    Long after = beside(place, neighbours, absent, Neighbours::after);
    if (there) {
      edge(before, place.wording(), place.bucket(), edges);
      edge(place.wording(), after, place.bucket(), edges);
    } else {
      edge(before, after, place.bucket(), edges);
    }
  }

  private static @Nullable Long beside(
      Place place,
      Map<Place, Neighbours> neighbours,
      Set<Place> absent,
      Function<Neighbours, @Nullable Long> side) {
    Place at = place;
    while (true) {
      Long next = side.apply(neighbours.getOrDefault(at, Neighbours.NONE));
      if (next == null) {
        return null;
      }
      at = new Place(place.bucket(), next);
      if (!absent.contains(at)) {
        return next;
      }
    }
  }

  private void edge(@Nullable Long one, @Nullable Long other, long bucket, Set<Edge> edges) {
    if (one != null && other != null && wordings.areNear(one, other, bucket)) {
      edges.add(new Edge(one, other));
    }
  }

  /**
   * Those that hang together by what came between them, as nearly all do where a bucket is full of
   * copies.
   */
  private static Set<Edge> bridged(Set<Edge> lost, Set<Edge> edges) {
    Unions unions = new Unions();
    edges.forEach(edge -> unions.join(edge.one, edge.other));
    return lost.stream()
        .filter(edge -> unions.of(edge.one) == unions.of(edge.other))
        .collect(Collectors.toSet());
  }

  private void split(Set<Edge> lost, Set<Edge> bridged, Set<Long> left) throws SQLException {
    Set<Long> suspects =
        lost.stream()
            .flatMap(edge -> Stream.of(edge.one, edge.other))
            .filter(id -> !left.contains(id))
            .collect(Collectors.toSet());
    OriginPieces pieces = new OriginPieces(wordings, buckets, suspects, bridged);
    Map<Long, Long> whole = pieces.whole();
    Map<Long, Long> names = new HashMap<>();
    for (long rest : pieces.rests()) {
      // An origin goes by its least wording, which may not be in the rest of it any more.
      if (left.contains(rest) || whole.containsKey(rest)) {
        names.put(rest, wordings.least(rest, whole.keySet()));
      }
    }
    wordings.rename(names);
    wordings.set(whole);
  }

  private void join(Set<Edge> edges) throws SQLException {
    Unions unions = new Unions();
    Set<Long> joined = new HashSet<>();
    for (Edge edge : edges) {
      long one = wordings.origin(edge.one);
      long other = wordings.origin(edge.other);
      if (one != other) {
        unions.join(one, other);
        joined.addAll(List.of(one, other));
      }
    }
    wordings.rename(joined.stream().collect(Collectors.toMap(id -> id, unions::of)));
  }
}
