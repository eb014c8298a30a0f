package io.broadsheet.query.store;

import io.broadsheet.events.Characters;
import io.broadsheet.query.store.LogRecord.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Writes a batch and the positions it reaches: all of it, or nothing. */
@ApplicationScoped
class BatchWriter implements Bisection.Writer {

  /** Wakes whoever waits for rows. Of a database, so other schemas' readers wake in vain. */
  static final String CHANNEL = "broadsheet_stored";

  private static final String MOVE_POSITIONS = Sql.of("move-positions");
  private static final String INSERT_OUTCOMES = Sql.of("insert-outcomes");
  private static final String INSERT_UNSTORABLE = Sql.of("insert-unstorable");

  private static final Columns<Move> MOVES =
      new Columns<Move>()
          .text(move -> move.place().topic())
          .integer(move -> move.place().partition())
          .integer64(Move::expected)
          .integer64(Move::next);

  private static final Columns<OutcomeContent> OUTCOMES =
      new Columns<OutcomeContent>()
          .integer(o -> o.receipt().partition())
          .integer64(o -> o.receipt().offset())
          .integer64(o -> o.backfill() == null ? null : o.backfill().offset())
          .text(OutcomeContent::articleId)
          .text(OutcomeContent::outcome)
          .text(OutcomeContent::reason)
          .integer(OutcomeContent::version)
          .integer(OutcomeContent::revision)
          .integer64(OutcomeContent::event)
          .text(OutcomeContent::contentHash)
          .text(OutcomeContent::parser)
          .text(OutcomeContent::received)
          .text(OutcomeContent::decided);

  private static final Columns<LogRecord> UNSTORABLE =
      new Columns<LogRecord>()
          .text(LogRecord::topic)
          .integer(LogRecord::partition)
          .integer64(LogRecord::offset)
          .text(record -> record.key() == null ? null : Characters.clean(record.key()))
          .text(record -> Characters.clean(((Unreadable) record.content()).reason()));

  private final DataSource database;

  BatchWriter(DataSource database) {
    this.database = database;
  }

  @Override
  public void write(List<LogRecord> batch, List<Move> moves) throws SQLException, PositionConflict {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        // First, because it locks the positions: what is read below cannot change any more.
        if (MOVES.execute(connection, MOVE_POSITIONS, moves) != moves.size()) {
          throw new PositionConflict();
        }
        OUTCOMES.execute(connection, INSERT_OUTCOMES, contents(batch, OutcomeContent.class));
        UNSTORABLE.execute(
            connection,
            INSERT_UNSTORABLE,
            batch.stream().filter(record -> record.content() instanceof Unreadable).toList());
        // Last, because other instances wait for the entities until this one commits.
        EventWriter.write(connection, batch);
        try (Statement notify = connection.createStatement()) {
          notify.execute("notify " + CHANNEL);
        }
        connection.commit();
        committed = true;
      } finally {
        if (!committed) {
          rollback(connection);
        }
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and its transaction with it; what threw before says so.
    }
  }

  private static <T> List<T> contents(List<LogRecord> batch, Class<T> kind) {
    return batch.stream().map(LogRecord::content).filter(kind::isInstance).map(kind::cast).toList();
  }
}
