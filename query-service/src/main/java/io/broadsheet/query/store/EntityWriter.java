package io.broadsheet.query.store;

import io.broadsheet.query.store.EventContent.EntityRow;
import io.broadsheet.query.store.EventWriter.Row;
import io.broadsheet.query.store.EventWriter.Superseded;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps the archive's entities what the articles make them that stand now: what came is added, what
 * was superseded taken back, and only names whose aliases changed are merged or parted anew.
 */
final class EntityWriter {

  private static final String LOCK = Sql.of("lock-entities");
  private static final String NAME = Sql.of("name-entities");
  private static final String COUNT = Sql.of("count-entities");
  private static final String DROP_UNCOUNTED = Sql.of("drop-uncounted");
  private static final String CALL = Sql.of("call-entities");
  private static final String UNCALL = Sql.of("uncall-entities");
  private static final String MERGE = Sql.of("merge-names");
  private static final String ROOT = Sql.of("root-names");
  private static final String RECOUNT = Sql.of("recount-entities");
  private static final String FORGET = Sql.of("forget-names");

  private static final Columns<EntityName> NAMES =
      new Columns<EntityName>()
          .text(EntityName::id)
          .text(EntityName::type)
          .text(EntityName::key)
          .text(EntityName::name)
          .text(EntityName::wikidata);

  private static final Columns<Change> CHANGES =
      new Columns<Change>()
          .integer(Change::partition)
          .integer64(Change::offset)
          .integer(Change::by);

  private static final Columns<Alias> ALIASES =
      new Columns<Alias>().text(Alias::alias).text(Alias::of).bool(Alias::safe);

  private static final Columns<Superseded> SUPERSEDED =
      new Columns<Superseded>().integer(Superseded::partition).integer64(Superseded::offset);

  private static final Columns<UUID> IDS = new Columns<UUID>().text(id -> id);

  private EntityWriter() {}

  /**
   * @param events the batch's, written with their facts
   * @param superseded versions of earlier batches
   */
  static void write(Connection connection, List<Row> events, List<Superseded> superseded)
      throws SQLException {
    Set<EntityName> names = new LinkedHashSet<>();
    Set<Alias> aliases = new LinkedHashSet<>();
    List<Change> changes = new ArrayList<>();
    for (Row event : events) {
      if (event.superseded == null && !event.event.entities().isEmpty()) {
        changes.add(new Change(event.partition, event.offset, 1));
        event.event.entities().forEach(entity -> add(entity, names, aliases));
      }
    }
    superseded.forEach(old -> changes.add(new Change(old.partition(), old.offset(), -1)));
    if (changes.isEmpty()) {
      return;
    }
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
    NAMES.execute(connection, NAME, List.copyOf(names));
    CHANGES.execute(connection, COUNT, changes);
    Set<UUID> changed = new LinkedHashSet<>(ALIASES.ids(connection, CALL, List.copyOf(aliases)));
    changed.addAll(SUPERSEDED.ids(connection, UNCALL, superseded));
    List<UUID> moved = IDS.ids(connection, MERGE, List.copyOf(changed));
    IDS.execute(connection, RECOUNT, IDS.ids(connection, ROOT, moved));
    if (!superseded.isEmpty()) {
      try (Statement drop = connection.createStatement()) {
        drop.execute(DROP_UNCOUNTED);
      }
      SUPERSEDED.execute(connection, FORGET, superseded);
    }
  }

  private static void add(EntityRow entity, Set<EntityName> names, Set<Alias> aliases) {
    EntityName known = entity.known();
    if (known != null) {
      names.add(known);
      entity.also().forEach(other -> aliases.add(new Alias(other.id(), known.id(), true)));
      entity.loosely().forEach(other -> aliases.add(new Alias(other.id(), known.id(), false)));
      Stream.concat(entity.also().stream(), entity.loosely().stream()).forEach(names::add);
    }
  }

  /** That a version came to stand, or stands no more. */
  private record Change(int partition, long offset, int by) {}

  /** That an article calls an entity so besides its name. */
  private record Alias(UUID alias, UUID of, boolean safe) {}
}
