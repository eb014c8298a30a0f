package io.broadsheet.query.follow;

import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import io.quarkus.logging.Log;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A chunk that many streams read, and what there is in it for each group of them. */
final class Kept {

  private final EventMatcher matcher;
  private final Chunk chunk;
  private final long number;
  private final List<Line> lines;

  /** Of groups for which there is something. */
  private final Map<Group, List<Line>> found = new ConcurrentHashMap<>();

  private final Set<Group> failed = ConcurrentHashMap.newKeySet();

  /**
   * @param number counts chunks as they are read
   */
  Kept(EventMatcher matcher, Chunk chunk, long number) {
    this.matcher = matcher;
    this.chunk = chunk;
    this.number = number;
    this.lines = Line.of(chunk.events(), chunk.from());
  }

  Chunk chunk() {
    return chunk;
  }

  /** Looks for all that these groups' queries find, once for all their streams. */
  void match(Collection<Group> groups) {
    for (Group group : groups) {
      try {
        List<Line> some = of(group);
        if (!some.isEmpty()) {
          found.put(group, some);
        }
      } catch (RuntimeException e) {
        // Each stream finds that out for itself, and breaks off.
        Log.debug("a query cannot be asked", e);
        failed.add(group);
      }
    }
  }

  /** What there is for a group's streams that stand where the chunk begins, if it is known. */
  Optional<List<Line>> known(Group group) {
    if (group.query.isEmpty()) {
      return Optional.of(lines);
    }
    return number < group.since || failed.contains(group)
        ? Optional.empty()
        : Optional.of(found.getOrDefault(group, List.of()));
  }

  /** The same, found now. */
  List<Line> of(Group group) {
    if (group.query.isEmpty()) {
      return lines;
    }
    Set<LogEvent> events = Collections.newSetFromMap(new IdentityHashMap<>());
    events.addAll(matcher.matching(group.query.get(), chunk).events());
    return lines.stream().filter(line -> line.isOfOne(events)).toList();
  }

  /** In characters of its events; their lines take as much again. */
  long size() {
    return chunk.characters();
  }
}
