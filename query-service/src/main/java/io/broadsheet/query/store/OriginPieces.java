package io.broadsheet.query.store;

import io.broadsheet.query.store.Buckets.Neighbours;
import io.broadsheet.query.store.Buckets.Place;
import io.broadsheet.query.store.Origins.Edge;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Into which pieces origins fall whose wordings may have lost each other. It goes on from all of
 * them at once, and no further than until all but one piece of an origin are known whole: so a
 * large origin that still hangs together costs no more than a small one.
 */
final class OriginPieces {

  private final Wordings wordings;
  private final Buckets buckets;
  private final Unions unions = new Unions();
  private final Set<Long> reached;
  private final Set<Long> unexplored;
  private final Map<Long, Set<Long>> bridges = new HashMap<>();

  /**
   * @param suspects wordings that may have lost another of their origin
   * @param bridged wordings of one origin that now hang together by others, which are not of it yet
   */
  OriginPieces(
      Wordings wordings, Buckets buckets, Collection<Long> suspects, Collection<Edge> bridged)
      throws SQLException {
    this.wordings = wordings;
    this.buckets = buckets;
    for (Edge edge : bridged) {
      bridges.computeIfAbsent(edge.one(), id -> new HashSet<>()).add(edge.other());
      bridges.computeIfAbsent(edge.other(), id -> new HashSet<>()).add(edge.one());
    }
    this.reached = new HashSet<>(suspects);
    this.unexplored = new HashSet<>(suspects);
    for (List<Long> next = next(); !next.isEmpty(); next = next()) {
      next.forEach(unexplored::remove);
      explore(next);
    }
  }

  /**
   * Some on the edges of each piece of an origin that has several with an edge: as many as were
   * explored of it before, since two pieces of a large origin meet long before their edges are
   * explored.
   */
  private List<Long> next() {
    Map<Long, List<Long>> edges = unexplored.stream().collect(Collectors.groupingBy(unions::of));
    Map<Long, Long> open =
        edges.keySet().stream()
            .collect(Collectors.groupingBy(wordings::origin, Collectors.counting()));
    Map<Long, Long> sizes =
        reached.stream().collect(Collectors.groupingBy(unions::of, Collectors.counting()));
    List<Long> next = new ArrayList<>();
    edges.forEach(
        (piece, edge) -> {
          if (open.getOrDefault(wordings.origin(piece), 0L) > 1) {
            long explored = sizes.getOrDefault(piece, 0L) - edge.size();
            edge.stream().limit(Math.max(1, explored)).forEach(next::add);
          }
        });
    return next;
  }

  private void explore(List<Long> edge) throws SQLException {
    List<Place> places = buckets.of(edge.stream().map(wordings::get).toList());
    Map<Place, Neighbours> neighbours = buckets.neighbours(places);
    wordings.read(neighbours.values().stream().flatMap(Neighbours::each).toList());
    edge.forEach(id -> bridges.getOrDefault(id, Set.of()).forEach(other -> reach(id, other)));
    neighbours.forEach(
        (place, beside) ->
            beside
                .each()
                .filter(other -> wordings.origin(other) == wordings.origin(place.wording()))
                .filter(other -> wordings.areNear(place.wording(), other, place.bucket()))
                .forEach(other -> reach(place.wording(), other)));
  }

  private void reach(long from, long other) {
    if (reached.add(other)) {
      unexplored.add(other);
    }
    unions.join(from, other);
  }

  /** Of what is known whole, which wording becomes of which origin; the rest keeps its own. */
  Map<Long, Long> whole() {
    Set<Long> open = unexplored.stream().map(unions::of).collect(Collectors.toSet());
    Map<Long, Long> whole = new TreeMap<>();
    for (long id : reached) {
      if (!open.contains(unions.of(id))) {
        whole.put(id, unions.of(id));
      }
    }
    return whole;
  }

  /** The origins that have a piece which is not known whole. */
  Set<Long> rests() {
    return unexplored.stream().map(wordings::origin).collect(Collectors.toSet());
  }
}
