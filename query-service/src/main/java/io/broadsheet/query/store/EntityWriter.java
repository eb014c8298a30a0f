package io.broadsheet.query.store;

import io.broadsheet.query.store.EventContent.EntityRow;
import io.broadsheet.query.store.EventWriter.Row;
import io.broadsheet.query.store.EventWriter.Superseded;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the archive's entities what the articles make them that stand now: what came is added, what
 * was superseded taken back, and only names whose aliases changed are merged or parted anew.
 */
final class EntityWriter {

  private static final String LOCK = Sql.of("lock-entities");
  private static final String NAME = Sql.of("name-entities");
  private static final String UNCOUNT = Sql.of("uncount-entities");
  private static final String CALL = Sql.of("call-entities");
  private static final String UNCALL = Sql.of("uncall-entities");
  private static final String MERGE = Sql.of("merge-names");
  private static final String ROOT = Sql.of("root-names");
  private static final String RECOUNT = Sql.of("recount-entities");
  private static final String FORGET = Sql.of("forget-names");

  private static final Columns<Naming> NAMES =
      new Columns<Naming>()
          .integer(Naming::article)
          .text(naming -> naming.name().id())
          .text(naming -> naming.name().type())
          .text(naming -> naming.name().key())
          .text(naming -> naming.name().name())
          .text(naming -> naming.name().wikidata());

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
    Set<Naming> names = new LinkedHashSet<>();
    Set<Alias> aliases = new LinkedHashSet<>();
    for (int n = 0; n < events.size(); n++) {
      if (events.get(n).superseded == null) {
        for (EntityRow entity : events.get(n).event.entities()) {
          add(n, entity, names, aliases);
        }
      }
    }
    if (names.isEmpty() && superseded.isEmpty()) {
      return;
    }
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
    SUPERSEDED.execute(connection, UNCOUNT, superseded);
    NAMES.execute(connection, NAME, List.copyOf(names));
    Set<UUID> changed = new LinkedHashSet<>(ALIASES.ids(connection, CALL, List.copyOf(aliases)));
    changed.addAll(SUPERSEDED.ids(connection, UNCALL, superseded));
    List<UUID> moved = IDS.ids(connection, MERGE, List.copyOf(changed));
    IDS.execute(connection, RECOUNT, IDS.ids(connection, ROOT, moved));
    SUPERSEDED.execute(connection, FORGET, superseded);
  }

  private static void add(int article, EntityRow entity, Set<Naming> names, Set<Alias> aliases) {
    EntityName known = entity.known();
    if (known != null) {
      names.add(new Naming(article, known));
      for (EntityName other : entity.also()) {
        names.add(new Naming(null, other));
        aliases.add(new Alias(other.id(), known.id(), true));
      }
      for (EntityName other : entity.loosely()) {
        names.add(new Naming(null, other));
        aliases.add(new Alias(other.id(), known.id(), false));
      }
    }
  }

  /** That an article of the batch names it; null for none, where it is an alias alone. */
  private record Naming(@Nullable Integer article, EntityName name) {}

  /** That an article calls an entity so besides its name. */
  private record Alias(UUID alias, UUID of, boolean safe) {}
}
